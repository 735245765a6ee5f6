import { expect, test } from "vitest";
import { cellNetwork } from "../../../src/experiments/cells/cell.ts";
import {
  latchAccuracy,
  latchSequence,
  learnLatch,
  LATCH_SYMBOLS,
  testSequences,
} from "../../../src/experiments/tasks/latch.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { NO_TARGET } from "../../../src/rnn/vocabulary.ts";

const lesson = {
  lanes: 16,
  learningRate: 0.01,
  clip: 1,
  updates: 300,
  tests: 40,
  mastery: 0.95,
};
const network = () =>
  cellNetwork({ cell: "gru", units: 12, updateBias: 0 }, LATCH_SYMBOLS, seeded(1));

test("the question comes L steps after the symbol it is about", () => {
  const { inputs, targets } = latchSequence(seeded(7), 5, 2);
  expect(inputs[0]).toBe(2);
  expect(inputs.slice(1, 5).every((x) => x >= 4 && x < 8)).toBe(true);
  expect(inputs[5]).toBe(8);
  expect(inputs).toHaveLength(6);
  expect(targets).toEqual([...new Array<number>(5).fill(NO_TARGET), 2]);
});

test("each symbol is asked for as often as the others, the same every time", () => {
  const firsts = [...testSequences(40, 3)].map(({ inputs }) => inputs[0]);
  expect([0, 1, 2, 3].map((first) => firsts.filter((x) => x === first).length)).toEqual([
    10, 10, 10, 10,
  ]);
  expect([...testSequences(4, 3)]).toEqual([...testSequences(4, 3)]);
});

test("a network learns, stops then, and answers; before, it guesses", () => {
  const learner = network();
  expect(latchAccuracy(learner, lesson, 4)).toBeLessThan(0.7);
  const updates = [...learnLatch(learner, lesson, 4, 1)];
  expect(updates.length).toBeLessThan(300);
  expect(updates.map(({ isLearned }) => isLearned).indexOf(true)).toBe(updates.length - 1);
  expect(latchAccuracy(learner, lesson, 4)).toBeGreaterThanOrEqual(0.95);
});

test("whoever has too few updates gives up", () => {
  const updates = [...learnLatch(network(), { ...lesson, updates: 3 }, 4, 1)];
  expect(updates.map(({ update, isLearned }) => [update, isLearned])).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ]);
});
