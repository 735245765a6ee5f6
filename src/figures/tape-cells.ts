import { unroll } from "../rnn/forward.ts";
import type { Params } from "../rnn/params.ts";
import type { Vector } from "../rnn/matrix.ts";
import { emptyTape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import { checkpointParams, type PackedWeights } from "../trace/weights.ts";

/** What a network does while it reads a text, one row a character. */
export interface Cells {
  readonly h: readonly Vector[]; // of (H)  the state after each character
  readonly p: readonly Vector[]; // of (V)  the probability of each symbol to come next
}

const done = new WeakMap<PackedWeights, Cells>();

/**
 * Lets the network of one checkpoint read `warmUp` and then `text`, from the zero state, and
 * returns what it does over `text`. Done once for each set of weights.
 */
export function cellsOf(
  packed: PackedWeights,
  symbols: string,
  warmUp: string,
  text: string,
): Cells {
  let cells = done.get(packed);
  if (!cells)
    done.set(packed, (cells = readText(checkpointParams(packed)[0], symbols, warmUp, text)));
  return cells;
}

function readText(params: Params, symbols: string, warmUp: string, text: string): Cells {
  const tape = emptyTape(warmUp.length + text.length, params.bh.length, params.by.length);
  unroll(params, tape, encode(vocabulary(symbols), warmUp + text));
  return { h: tape.h.row.slice(warmUp.length), p: tape.p.row.slice(warmUp.length) };
}
