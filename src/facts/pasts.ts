import { fadingData, type HistoriesData } from "../figures/histories-data.ts";
import { horizonsOf, nearnessOf, type Nearness } from "../figures/histories-reading.ts";
import { nearStatesData, shareNoWord } from "../figures/histories-search.ts";
import { SENTENCES } from "../grammar/sentences.ts";
import type { Trace } from "../trace/schema.ts";
import { lastOf } from "./fact.ts";

/** The horizons of each pair of the figure at the end of a run, in characters; Infinity where nothing is gone for good. */
export function horizonsOfPairs(trace: Trace): { state: number; output: number }[] {
  const data = fadingData(trace);
  return data.pairs.map((_, i) => {
    const { state = Infinity, output = Infinity } = horizonsOf(data, atEnd(data, i + 1));
    return { state, output };
  });
}

export const longestHorizon = (trace: Trace, kind: "state" | "output"): number =>
  Math.max(...horizonsOfPairs(trace).map((found) => found[kind]));

/** A figure's state at the end of training, at one of its pairs. */
const atEnd = ({ updates }: HistoriesData, pair: number) => ({
  column: 1,
  pair,
  update: lastOf(updates),
});

const nearest = new WeakMap<Trace, Nearness>();

/** How near the nearest two pasts are at the end of a run. */
export function nearestOf(trace: Trace): Nearness {
  let found = nearest.get(trace);
  if (!found) {
    const data = nearStatesData(trace);
    nearest.set(trace, (found = nearnessOf(data, atEnd(data, 1))));
  }
  return found;
}

/** How many pairs of different sentences have one length and no word in common but “the”. */
export function comparablePairs(): number {
  const texts = SENTENCES.map(({ text }) => text);
  return texts.reduce(
    (count, a, i) =>
      count + texts.slice(i + 1).filter((b) => a.length === b.length && shareNoWord(a, b)).length,
    0,
  );
}
