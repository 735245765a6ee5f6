import type { Trace } from "../trace/schema.ts";
import { checkpointsOf, type Checkpoints } from "./checkpoints.ts";
import { unitOrder, WARM_UP } from "./tape-data.ts";

/** What the typing figure draws from. */
export interface TypingData extends Checkpoints {
  readonly symbols: string;
  /** What is read before the typed text: the same as before the tape. */
  readonly warmUp: string;
  /** The unit shown in each row, counted from 0; the same as on the tape. */
  readonly order: readonly number[];
  /** What the reader typed; of `symbols` only. */
  readonly text: string;
}

/** How many characters are shown: the last ones of the text. */
export const COLUMNS = 56;
/** How many characters are taken. */
export const LONGEST = 400;
/** Ends where the language branches, and where only the chaser tells persons from animals. */
export const TEXT_AT_REST = "the lion chases the mouse. the dragon chases the ";

/** What the figure needs of a trace. */
export function typingData(trace: Trace): TypingData {
  const checkpoints = checkpointsOf(trace);
  return {
    symbols: trace.symbols,
    warmUp: WARM_UP,
    order: unitOrder(checkpoints.weights[checkpoints.weights.length - 1], trace.symbols),
    text: TEXT_AT_REST,
    ...checkpoints,
  };
}

/** How many characters of the text stand before the first that is shown. */
export const before = ({ text }: TypingData) => Math.max(0, text.length - COLUMNS);
