import { countParams } from "../rnn/params.ts";
import type { Trace } from "../trace/schema.ts";
import { checkpointsOf, paramsOf } from "./checkpoints.ts";
import { unitOrder, WARM_UP } from "./tape-data.ts";
import { readText } from "./tape-states.ts";

/** What the unrolled loop draws: the network of the book at the end of its training, reading a few characters. */
export interface UnrolledData {
  /** What is read, a character a column. */
  readonly text: string;
  /** h in tenths: the state before the first character, and after each. (T + 1) of (H) */
  readonly states: readonly (readonly number[])[];
  /** The likeliest next symbol after each character, and its probability. */
  readonly expected: readonly { readonly symbol: string; readonly p: number }[];
  /** The unit shown in each row, counted from 0; as on the tape. */
  readonly order: readonly number[];
  /** H and V. */
  readonly units: number;
  readonly symbols: number;
  /** How many numbers all five parameters have. */
  readonly numbers: number;
}

const TEXT = "the lion cha";

/** What the figure needs of a trace. */
export function unrolledData(trace: Trace): UnrolledData {
  const { weights } = checkpointsOf(trace);
  const last = weights[weights.length - 1];
  const { hPrev, h, p } = readText(last, trace.symbols, WARM_UP, TEXT);
  return {
    text: TEXT,
    states: [hPrev[0], ...h].map((state) => Array.from(state, (one) => Math.round(10 * one))),
    expected: p.map((shares) => {
      const most = Math.max(...shares);
      return { symbol: trace.symbols[shares.indexOf(most)], p: Number(most.toFixed(3)) };
    }),
    order: unitOrder(last, trace.symbols),
    units: h[0].length,
    symbols: trace.symbols.length,
    numbers: countParams(paramsOf(last)),
  };
}
