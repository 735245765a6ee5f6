import { bits } from "../rnn/loss.ts";
import type { Config, Trace } from "../trace/schema.ts";
import { nearest } from "./axis.ts";
import { numberText } from "./number-text.ts";

/** What the figure draws from: each start of Whh, and the networks trained from it. */
export interface StartsData {
  /** The updates a reader can stand at: the checkpoints of the run that has the fewest. */
  readonly updates: readonly number[]; // (P)
  /** The largest lag of which products of Jacobians are kept. */
  readonly lags: number; // K
  readonly starts: readonly Start[];
}

/** One way to begin, and a network trained from it for each seed. */
export interface Start {
  readonly name: string;
  /** What Whh is made of, in a few words. */
  readonly made: string;
  readonly runs: readonly StartedRun[];
}

/** One network, at each place of `updates`. */
export interface StartedRun {
  readonly seed: number;
  /** The run's own checkpoint nearest to each update: where it was measured. */
  readonly recorded: readonly number[]; // (P)
  readonly spectralRadius: readonly number[]; // (P)
  readonly largestSingularValue: readonly number[]; // (P)
  /** What is left of a change after 1 … K steps: ‖J_t … J_{t−k+1}‖, geometric mean over positions. */
  readonly left: readonly (readonly number[])[]; // (P, K)
  /** Loss above that of the grammar on the same text, in bits per character. */
  readonly excess: readonly number[]; // (P)
}

/** The recordings of each start, as they are named without their seeds. */
export const STARTS: Readonly<Record<string, string>> = {
  main: "orthogonal",
  xavier: "Xavier",
  wide: "wide",
  narrow: "narrow",
  identity: "identity",
};
export const SEEDS = [1, 2, 3];

/** What the figure needs of its runs, which may come in any order; rounded to what is drawn and told. */
export function startsData(...traces: readonly Trace[]): StartsData {
  const updates = traces
    .map(({ checkpoint }) => checkpoint.update)
    .reduce((fewest, some) => (some.length < fewest.length ? some : fewest));
  const lags = Math.min(LAGS, ...traces.map(({ probe }) => probe.lags));
  const starts = Object.entries(STARTS).flatMap(([prefix, name]) => {
    const runs = traces
      .filter(({ name, config }) => name === `${prefix}-s${config.seed}`)
      .toSorted((a, b) => a.config.seed - b.config.seed);
    if (runs.length === 0) return [];
    return [
      { name, made: madeOf(runs[0].config), runs: runs.map((run) => at(run, updates, lags)) },
    ];
  });
  return { updates, lags, starts };
}

/** So many steps back is as far as the figure goes. */
const LAGS = 50;

function at({ config, checkpoint, test }: Trace, updates: readonly number[], lags: number) {
  const recorded = updates.map((update) => nearest(checkpoint.update, update));
  const places = recorded.map((update) => checkpoint.update.indexOf(update));
  const significant = (digits: number) => (value: number) => Number(value.toPrecision(digits));
  return {
    seed: config.seed,
    recorded,
    spectralRadius: places.map((i) => significant(4)(checkpoint.spectralRadius[i])),
    largestSingularValue: places.map((i) => significant(4)(checkpoint.largestSingularValue[i])),
    left: places.map((i) => checkpoint.jacobianNorm[i].slice(1, lags + 1).map(significant(2))),
    excess: places.map((i) => significant(4)(bits(checkpoint.loss[i]) - test.floor)),
  };
}

function madeOf({ start, gain, hiddenSize }: Config): string {
  const deviation = gain / Math.sqrt(hiddenSize);
  const made = {
    orthogonal: "a random rotation",
    xavier: `uniform, ±${numberText(gain * Math.sqrt(3 / hiddenSize), 2)}`,
    gaussian: `normal, deviation ${numberText(deviation, 2)}`,
    identity: "ones on the diagonal",
  };
  return made[start];
}
