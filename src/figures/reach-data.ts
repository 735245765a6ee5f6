import type { ParityLearned } from "../experiments/studies/parity-learned.ts";
import type { StudyTrace } from "../trace/schema.ts";
import { SETTING } from "./lesson-data.ts";

/** How many networks of each size are right on texts of each length. */
export interface ReachData {
  /** The lengths of the texts that were read, rising. */
  readonly lengths: readonly number[];
  readonly seeds: number;
  readonly sizes: readonly {
    readonly units: number;
    /** Networks that are right on all texts of each length, and of each shorter one. */
    readonly right: readonly number[];
  }[];
  /** From so many units on weights exist that are right on every text, of any length. */
  readonly representable: number;
  /** What the training asked about, and how long its sequences were. */
  readonly trainedOn: number;
}

/** What the figure needs of the study. */
export function reachData({ data }: StudyTrace): ReachData {
  const { settings, tests } = data as ParityLearned;
  const setting = settings.find(({ name }) => name === SETTING);
  if (!setting) throw new Error(`the study has no setting "${SETTING}"`);
  const lengths = tests.map(({ length }) => length);
  return {
    lengths,
    seeds: setting.sizes[0].networks.length,
    sizes: setting.sizes.map(({ units, networks }) => ({
      units,
      right: lengths.map((length) => networks.filter(({ rightTo }) => rightTo >= length).length),
    })),
    representable: 2,
    trainedOn: Math.max(...setting.lengths),
  };
}
