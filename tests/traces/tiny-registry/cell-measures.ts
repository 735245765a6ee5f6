import { addingError, addingParams, learnAdding } from "../../../src/experiments/tasks/adding.ts";
import {
  cellNetwork,
  cellWork,
  countLearned,
  unitsFor,
  type CellConfig,
} from "../../../src/experiments/cells/cell.ts";
import { learnRecall, recallOf } from "../../../src/experiments/tasks/delayed-recall.ts";
import { latchAccuracy, LATCH_SYMBOLS, learnLatch, testSequences } from "../../../src/experiments/tasks/latch.ts";
import { networkLoss } from "../../../src/experiments/cells/network-loss.ts";
import { gradientHorizon, stateGradients } from "../../../src/experiments/cells/state-gradient.ts";
import { seeded } from "../../../src/rnn/random.ts";

/** A few units of each kind. */
export const CELLS: readonly CellConfig[] = [
  { cell: "tanh", units: 4, start: "orthogonal" },
  { cell: "gru", units: 4, updateBias: -1 },
  { cell: "lstm", units: 4, forgetBias: 2 },
];

/** All that studies of cells are made of, in lessons of a few updates. Needs no package. */
export function cellMeasures(config: CellConfig, updates: number) {
  const { cell, units } = config;
  const rule = { lanes: 3, learningRate: 0.05, clip: 1, updates };
  const latch = { ...rule, updates: 40 * updates, tests: 8, mastery: 1 };
  const network = cellNetwork(config, LATCH_SYMBOLS, seeded(2));
  const losses = [...learnLatch(network, latch, 2, 5)];
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
    latch: [losses, latchAccuracy(network, latch, 2), network.params.map((one) => [...one])],
    gradients: [gradients, gradientHorizon(gradients, 0.5)],
    adding: [errors, addingError(config, params, 5, 6, seeded(4))],
    recall: [learned.updates, recallOf(learned.params, recall, 2, 5, seeded(6))],
    loss: networkLoss(
      network,
      Array.from({ length: 402 }, (_, i) => (i * i) % LATCH_SYMBOLS),
    ),
    // Of its last stretch.
    gradientsOfText: network.gradients.map((one) => [...one]),
    counts: [countLearned(cell, 5, 3), unitsFor(cell, 3, 200), cellWork(cell, 4, 3, 1e6)],
  };
}
