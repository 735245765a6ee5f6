import { unroll } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import { emptyTape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import { checkpointParams, type PackedWeights } from "../trace/weights.ts";

/** What a network does while it reads a text, one entry a character. */
export interface States {
  readonly h: readonly Vector[]; // of (H)  the state after the character
  readonly p: readonly Vector[]; // of (V)  the probability of each symbol to come next
}

/** Lets the network read `warmUp` and then `text`, from the zero state, and returns what it does over `text`. */
export function readText(
  packed: PackedWeights,
  symbols: string,
  warmUp: string,
  text: string,
): States {
  const [params] = checkpointParams(packed);
  const tape = emptyTape(warmUp.length + text.length, params.bh.length, params.by.length);
  unroll(params, tape, encode(vocabulary(symbols), warmUp + text));
  return { h: tape.h.row.slice(warmUp.length), p: tape.p.row.slice(warmUp.length) };
}
