import { bits } from "../rnn/loss.ts";
import type { Trace } from "../trace/schema.ts";
import { lastOf } from "./fact.ts";

/** The families of runs that differ in how the recurrent matrix began. */
export const STARTS = ["main", "xavier", "wide", "narrow", "identity"];

/** Of every start the mean loss above the floor over its seeds, and the widest range of one start's seeds; bits per character. */
export function excessOf(traces: readonly Trace[]): { means: readonly number[]; widest: number } {
  const excess = STARTS.map((start) =>
    traces
      .filter(({ name }) => name.startsWith(`${start}-s`))
      .map(({ checkpoint, test }) => bits(lastOf(checkpoint.loss)) - test.floor),
  );
  return {
    means: excess.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    widest: Math.max(...excess.map((values) => Math.max(...values) - Math.min(...values))),
  };
}
