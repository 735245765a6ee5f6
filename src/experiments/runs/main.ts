import type { Config } from "../../trace/schema.ts";
import type { TrainingRun } from "../experiment.ts";

/** The network the book follows, but for what a run changes in it. */
export const MAIN: Omit<Config, "seed" | "checkpoints"> = {
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

const main = (seed: number, checkpoints: number): TrainingRun => ({
  kind: "run",
  name: `main-s${seed}`,
  shows: "64 tanh units learn to predict the next character of a small language",
  usedBy: ["the-feedback-loop"],
  tier: "core",
  config: { ...MAIN, seed, checkpoints },
});

/** Seed 1 is the run shown; the others say how much of it is chance. */
export const MAIN_RUNS: readonly TrainingRun[] = [main(1, 24), main(2, 8), main(3, 8)];
