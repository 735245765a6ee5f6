import type { State } from "./axis.ts";
import { mean } from "./mean.ts";
import type { Start, StartedRun, StartsData } from "./starts-data.ts";

/** What is measured of one network where the reader stands. */
export interface Measured {
  readonly seed: number;
  /** The update it was recorded at. */
  readonly recorded: number;
  readonly spectralRadius: number;
  readonly largestSingularValue: number;
  /** What is left of a change after as many steps as the state says. */
  readonly left: number;
  /** Bits per character above the floor. */
  readonly excess: number;
}

/** Loss above the floor over the seeds of one start, in bits per character. */
export interface Spread {
  readonly name: string;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** All networks of a start, measured where the reader stands. */
export const measuredAt = (data: StartsData, { runs }: Start, state: State): Measured[] => {
  const place = data.updates.indexOf(state.update);
  return runs.map((run) => measured(run, place, state.lag));
};

/** For each start, how far above the floor its networks are at an update; if none is given, at the end. */
export function startsSpread(
  { updates, starts }: StartsData,
  update = updates[updates.length - 1],
): Spread[] {
  const place = updates.indexOf(update);
  return starts.map(({ name, runs }) => {
    const excess = runs.map((run) => run.excess[place]);
    return {
      name,
      mean: mean(excess),
      least: Math.min(...excess),
      most: Math.max(...excess),
    };
  });
}

/**
 * How much the start matters beside chance, in bits per character above the floor: the best and the worst
 * mean over seeds of any start, and the most that two seeds of one start differ.
 */
export function startsAgainstSeeds(data: StartsData, update?: number) {
  const spreads = startsSpread(data, update);
  const means = spreads.map(({ mean }) => mean);
  return {
    best: Math.min(...means),
    worst: Math.max(...means),
    seeds: Math.max(...spreads.map(({ least, most }) => most - least)),
  };
}

const measured = (run: StartedRun, place: number, lag: number): Measured => ({
  seed: run.seed,
  recorded: run.recorded[place],
  spectralRadius: run.spectralRadius[place],
  largestSingularValue: run.largestSingularValue[place],
  left: run.left[place][lag - 1],
  excess: run.excess[place],
});
