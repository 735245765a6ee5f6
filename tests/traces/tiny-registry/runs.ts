import type { TrainingRun } from "../../../src/experiments/experiment.ts";

/*
 * In place of the book's runs in a clone that tests record in: a fifth of a second each. The name of
 * the first is that of the run which is trained in full by a quick check.
 */

const SEEDS = [1, 2, 3];

/** Four kinds of start, so that all that begins a network runs. */
export const TINY_RUNS = (["orthogonal", "xavier", "gaussian", "identity"] as const).flatMap(
  (start, i) =>
    SEEDS.slice(0, i === 0 ? 3 : 1).map((seed): TrainingRun => ({
      kind: "run",
      name: `${i === 0 ? "main" : start}-s${seed}`,
      shows: "6 tanh units read a few sentences",
      usedBy: [],
      tier: i === 0 ? "core" : "sweep",
      config: {
        seed,
        hiddenSize: 6,
        sentences: 60,
        corpusSeed: 5,
        lanes: 2,
        truncation: 10,
        epochs: 4, // more than 250 updates, after which not all are kept
        learningRate: 1,
        clip: 0.5,
        start,
        gain: 0.9,
        checkpoints: 4,
      },
    })),
);
