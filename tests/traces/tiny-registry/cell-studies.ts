import * as z from "zod/mini";
import { addingError, addingParams, learnAdding } from "../../../src/experiments/adding.ts";
import {
  cellNetwork,
  cellWork,
  countLearned,
  unitsFor,
  type CellConfig,
} from "../../../src/experiments/cell.ts";
import { learnRecall, recallOf } from "../../../src/experiments/delayed-recall.ts";
import { latchAccuracy, LATCH_SYMBOLS, learnLatch, testSequences } from "../../../src/experiments/latch.ts";
import { networkLoss } from "../../../src/experiments/network-loss.ts";
import { gradientHorizon, stateGradients } from "../../../src/experiments/state-gradient.ts";
import { study } from "../../../src/experiments/study.ts";
import { seeded } from "../../../src/rnn/random.ts";

const CELLS: readonly CellConfig[] = [
  { cell: "tanh", units: 4, start: "orthogonal" },
  { cell: "gru", units: 4, updateBias: -1 },
  { cell: "lstm", units: 4, forgetBias: 2 },
];

/** All that studies of cells are made of, in lessons of a few updates. */
export const tinyCells = study({
  name: "tiny-cells",
  shows: "A few updates of each kind of cell at the latch, at adding, and at recall",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: { updates: 6 },
  reads: [],
  parts: () => CELLS.map(({ cell }) => cell),
  work: () => 0.001,
  run: ({ updates }, part) => {
    const config = CELLS.find(({ cell }) => cell === part)!;
    const { cell, units } = config;
    const rule = { lanes: 3, learningRate: 0.05, clip: 1, updates };
    const latch = { ...rule, tests: 8, mastery: 0.25 };
    const network = cellNetwork(config, LATCH_SYMBOLS, seeded(2));
    const losses = [...learnLatch(network, latch, 4, 5)];
    const asked = [...testSequences(3, 4)];
    const gradients = stateGradients(cell, { units, vocabSize: LATCH_SYMBOLS }, network.params, {
      inputs: asked.map(({ inputs }) => inputs),
      answers: asked.map(({ targets }) => targets[targets.length - 1]),
    });
    const params = addingParams(config, seeded(3));
    const errors = [...learnAdding(config, params, rule, 5, 1)];
    const recall = { ...rule, asked: 4, enough: 0.01 };
    const learned = learnRecall(units, recall, 2, 1);
    return {
      latch: [losses, latchAccuracy(network, latch, 4), network.params.map((one) => [...one])],
      gradients: [gradients, gradientHorizon(gradients, 0.5)],
      adding: [errors, addingError(config, params, 5, 6, seeded(4))],
      recall: [learned.updates, recallOf(learned.params, recall, 2, 5, seeded(6))],
      loss: networkLoss(
        network,
        Array.from({ length: 450 }, (_, i) => (i * i) % LATCH_SYMBOLS),
      ),
      counts: [countLearned(cell, 5, 3), unitsFor(cell, 3, 200), cellWork(cell, 4, 3, 1e6)],
    };
  },
  join: (_, parts) => ({ losses: parts.map(({ loss }) => loss) }),
  schema: z.object({
    losses: z.array(z.number()), // (cells)
  }),
});
