import type { Trace } from "../trace/schema.ts";
import { checkpointsOf, type Checkpoints } from "./checkpoints.ts";
import { unitOrder, WARM_UP } from "./tape-data.ts";

/** What the figure draws from. */
export interface MovieData extends Checkpoints {
  readonly symbols: string;
  /** What is read before each text: the same as before the tape. */
  readonly warmUp: string;
  /** The unit shown in each row, counted from 0; the same as on the tape. */
  readonly order: readonly number[];
  readonly texts: readonly MovieText[];
}

/** One and the same letters in some order. */
export interface MovieText {
  /** The order in a few words, as after “Letters”. */
  readonly name: string;
  readonly text: string;
}

const SENTENCE = "the lion chases the mouse. ";
const EXCHANGED = "the mouse chases the lion. ";
const sorted = (text: string) => [...text].sort().join("");

/** The sentence, another sentence of the same words, and the same letters without any order. */
export const TEXTS: readonly MovieText[] = [
  { name: "as written", text: SENTENCE },
  { name: "animals exchanged", text: EXCHANGED },
  { name: "sorted", text: sorted(SENTENCE) },
];

/** What the figure needs of a trace. */
export function movieData(trace: Trace): MovieData {
  const checkpoints = checkpointsOf(trace);
  return {
    symbols: trace.symbols,
    warmUp: WARM_UP,
    order: unitOrder(checkpoints.weights[checkpoints.weights.length - 1], trace.symbols),
    texts: TEXTS,
    ...checkpoints,
  };
}
