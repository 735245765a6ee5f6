import type { Config } from "../trace/schema.ts";

/** Core: what chapters replay. Sweep: the seeds, starts and sizes behind a spread. */
export type Tier = "core" | "sweep";

/** A run that the book records. */
export interface Experiment {
  /** Also the name of its file in traces/. */
  readonly name: string;
  /** What a reader can see in it. */
  readonly shows: string;
  readonly tier: Tier;
  readonly config: Config;
}

/** The network the book follows, but for what a run changes in it. */
const MAIN: Omit<Config, "seed" | "checkpoints"> = {
  hiddenSize: 64,
  sentences: 10_000,
  corpusSeed: 2026,
  lanes: 16,
  truncation: 25,
  epochs: 12,
  learningRate: 1,
  clip: 1,
  start: "orthogonal",
  gain: 1,
};

/** Seed 1 is the run shown; the others say how much of it is chance. */
const main = (seed: number, checkpoints: number): Experiment => ({
  name: `main-s${seed}`,
  shows: "64 tanh units learn to predict the next character of a small language",
  tier: "core",
  config: { ...MAIN, seed, checkpoints },
});

/** The same network from another recurrent matrix. */
const started =
  (name: string, start: Config["start"], gain: number, shows: string) =>
  (seed: number): Experiment => ({
    name: `${name}-s${seed}`,
    shows: `The main network, its recurrent matrix begun ${shows}`,
    tier: "sweep",
    config: { ...MAIN, start, gain, seed, checkpoints: 8 },
  });

/** As wide as Glorot and Bengio (2010) advise; too wide; too narrow; and one that changes nothing. */
const STARTS = [
  started("xavier", "xavier", 1, "as Glorot and Bengio advise"),
  started("wide", "gaussian", 1.5, "normal, with standard deviation 1.5/√H"),
  started("narrow", "gaussian", 0.08, "normal, with standard deviation 0.01"),
  started("identity", "identity", 1, "as the identity"),
];

const SEEDS = [1, 2, 3];

/** Every recorded run, in the order in which they are listed. */
export const EXPERIMENTS: readonly Experiment[] = [
  main(1, 24),
  main(2, 8),
  main(3, 8),
  ...STARTS.flatMap((start) => SEEDS.map(start)),
];
