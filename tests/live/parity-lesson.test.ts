import { describe, expect, test } from "vitest";
import type { ParityLearned } from "../../src/experiments/studies/parity-learned.ts";
import { liveLesson } from "../../src/live/parity-lesson.ts";
import { PARITY_LESSON } from "../../src/rnn/parity-training.ts";
import { readStudy } from "../../src/trace/files.ts";

const { settings } = (await readStudy("parity-learned")).data as ParityLearned;
const lesson = (units: number, seed: number, learningRate = 1) =>
  liveLesson({ kind: "parity-lesson", units, seed, learningRate });

describe("at the rate of the study it is the recorded run", () => {
  const sizes = settings.find(({ name }) => name === "every symbol")?.sizes ?? [];
  const quick = sizes.flatMap(({ units, networks }) =>
    networks
      .filter(({ isLearned }) => isLearned)
      .toSorted((a, b) => a.updates - b.updates)
      .slice(0, 1)
      .map(({ seed, updates }) => ({ units, seed, updates })),
  );

  test("some learn", () => expect(quick.length).toBeGreaterThan(2));

  test.each(quick)("$units units, seed $seed", ({ units, seed, updates }) => {
    const reports = [...lesson(units, seed)];
    const last = reports.at(-1);
    expect(last?.update).toBe(updates);
    expect(last?.end?.isLearned).toBe(true);
    expect(last?.accuracy).toBeGreaterThan(0.999);
    expect(reports.slice(0, -1).every(({ end }) => end === null)).toBe(true);
    expect(reports[0].update).toBe(10);
  });
});

test("a rate of 1,000 throws the loss beyond what guessing costs, and still reports", () => {
  const reports = [];
  for (const report of lesson(8, 1, 1000)) {
    reports.push(report);
    if (reports.length === 4) break;
  }
  expect(reports.some(({ loss }) => !(loss < 4))).toBe(true);
  for (const { accuracy } of reports) expect(accuracy).toBeGreaterThanOrEqual(0);
});

test("one unit gives up when the updates are used up", () => {
  const last = [...lesson(1, 1)].at(-1);
  expect(last?.update).toBe(PARITY_LESSON.updates);
  expect(last?.end?.isLearned).toBe(false);
  expect(last?.end?.heldFor).toBeLessThan(100);
});
