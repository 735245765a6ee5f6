import { expect, test } from "vitest";
import {
  learnRecall,
  recallOf,
  recallSequence,
  type RecallLesson,
} from "../../../src/experiments/tasks/delayed-recall.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { NO_TARGET } from "../../../src/rnn/vocabulary.ts";

const lesson: RecallLesson = {
  lanes: 8,
  asked: 6,
  learningRate: 0.02,
  clip: 1,
  enough: 0.02,
  updates: 300,
};

test("targets are the inputs, so many steps late", () => {
  const { inputs, targets } = recallSequence(seeded(1), 3, 5);
  expect(inputs).toHaveLength(11);
  expect(targets.slice(0, 3)).toEqual([NO_TARGET, NO_TARGET, NO_TARGET]);
  expect(targets.slice(3)).toEqual(inputs.slice(0, 8));
});

test("who has learned to repeat the last but one symbol does", () => {
  const { params, updates } = learnRecall(16, lesson, 1, 1);
  expect(updates).toBeLessThan(300);
  const { accuracy, loss } = recallOf(params, lesson, 1, 10, seeded(9));
  expect(accuracy).toBe(1);
  expect(loss).toBeLessThan(0.1);
});

test("who has learned nothing guesses", () => {
  const params = initialParams(16, 4, seeded(1));
  const { accuracy, loss } = recallOf(params, lesson, 8, 20, seeded(9));
  expect(accuracy).toBeGreaterThan(0.1);
  expect(accuracy).toBeLessThan(0.4);
  expect(loss).toBeGreaterThan(1.2);
});
