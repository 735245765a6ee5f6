import { bits } from "../rnn/loss.ts";
import type { Trace } from "../trace/schema.ts";
import type { PackedWeights } from "../trace/weights.ts";
import { checkpointsOf, type Checkpoints } from "./checkpoints.ts";
import { rowOrder } from "./row-order.ts";
import { readText } from "./tape-states.ts";

/** What the tape draws from. */
export interface TapeData extends Checkpoints {
  readonly symbols: string;
  /** The sentence read before the tape begins, so that it does not begin in an empty state. */
  readonly warmUp: string;
  /** What the tape shows being read. */
  readonly text: string;
  /** What comes after each character of `text`. */
  readonly next: string;
  /** Loss on the test text at each checkpoint, in bits per character. */
  readonly loss: readonly number[];
  /** The unit shown in each row, counted from 0; the same at every update. */
  readonly order: readonly number[];
}

/** The sentence that is read before anything is shown. */
export const WARM_UP = "the girl reads. ";
/** What the tape shows being read. */
export const TEXT = "the lion chases the mouse. the dragon chases the woman. ";
/** Every sentence of the language begins so. */
const AFTER_TEXT = "t";

/** What the tape needs of a trace. */
export function tapeData(trace: Trace): TapeData {
  const checkpoints = checkpointsOf(trace);
  return {
    symbols: trace.symbols,
    warmUp: WARM_UP,
    text: TEXT,
    next: TEXT.slice(1) + AFTER_TEXT,
    loss: trace.checkpoint.loss.map(bits),
    order: unitOrder(checkpoints.weights[checkpoints.weights.length - 1], trace.symbols),
    ...checkpoints,
  };
}

/** The order in which units are drawn, here as in every figure: by their states over this text at the end of training. */
export function unitOrder(last: PackedWeights, symbols: string): number[] {
  const { h } = readText(last, symbols, WARM_UP, TEXT);
  return rowOrder(Array.from(h[0], (_, unit) => Float64Array.from(h, (state) => state[unit])));
}
