import type { Config } from "../trace/schema.ts";

/** A run that the book records. */
export interface Experiment {
  /** Also the name of its file in traces/. */
  readonly name: string;
  /** What a reader can see in it. */
  readonly shows: string;
  readonly config: Config;
}

/** The network the book follows. Seed 1 is the one shown; the others say how much of it is chance. */
const main = (seed: number, checkpoints: number): Experiment => ({
  name: `main-s${seed}`,
  shows: "64 tanh units learn to predict the next character of a small language",
  config: {
    seed,
    hiddenSize: 64,
    sentences: 10_000,
    corpusSeed: 2026,
    lanes: 16,
    truncation: 25,
    epochs: 12,
    learningRate: 1,
    clip: 1,
    start: "orthogonal",
    checkpoints,
  },
});

/** Every recorded run, in the order in which they are listed. */
export const EXPERIMENTS: readonly Experiment[] = [main(1, 24), main(2, 8), main(3, 8)];
