import { unroll } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import { emptyTape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { PackedWeights } from "../trace/weights.ts";
import { paramsOf } from "./checkpoints.ts";

/** What a network does while it reads a text, one entry a character. */
export interface States {
  readonly hPrev: readonly Vector[]; // of (H)  the state before the character
  readonly h: readonly Vector[]; //     of (H)  the state after it
  readonly y: readonly Vector[]; //     of (V)  the logits
  readonly p: readonly Vector[]; //     of (V)  the probability of each symbol to come next
}

/** Lets the network read `warmUp` and then `text`, from the zero state, and returns what it does over `text`. */
export function readText(
  packed: PackedWeights,
  symbols: string,
  warmUp: string,
  text: string,
): States {
  const params = paramsOf(packed);
  const tape = emptyTape(warmUp.length + text.length, params.bh.length, params.by.length);
  unroll(params, tape, encode(vocabulary(symbols), warmUp + text));
  const over = ({ row }: { readonly row: readonly Vector[] }) => row.slice(warmUp.length);
  return { hPrev: over(tape.hPrev), h: over(tape.h), y: over(tape.y), p: over(tape.p) };
}
