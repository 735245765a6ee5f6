import { describe, expect, test } from "vitest";
import { elman } from "../../src/rnn/elman.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { parityReading } from "../../src/rnn/parity-reading.ts";
import { paritySequence } from "../../src/rnn/parity-sequences.ts";
import { learnParity, PARITY_LESSON } from "../../src/rnn/parity-training.ts";
import { randomBits } from "../../src/rnn/bit-text.ts";
import { seeded } from "../../src/rnn/random.ts";
import { NO_TARGET } from "../../src/rnn/vocabulary.ts";

describe("a sequence", () => {
  test("has the parity of what was read as its targets", () => {
    const { inputs, targets } = paritySequence(seeded(5), 200, "after every symbol");
    let ones = 0;
    inputs.forEach((x, t) => {
      ones += x;
      expect(targets[t]).toBe(ones % 2);
    });
    expect(ones).toBeGreaterThan(70);
    expect(ones).toBeLessThan(130);
  });

  test("asks for nothing before its last symbol where only that counts", () => {
    const every = paritySequence(seeded(6), 9, "after every symbol");
    const last = paritySequence(seeded(6), 9, "after the last");
    expect(last.inputs).toEqual(every.inputs);
    expect(last.targets).toEqual([...new Array<number>(8).fill(NO_TARGET), every.targets[8]]);
  });
});

describe("a lesson", () => {
  const params = initialParams(8, 2, seeded(1));
  const updates = [...learnParity(elman(params), PARITY_LESSON, 1)];

  test("teaches eight units parity, also of texts much longer than its own", () => {
    expect(updates.at(-1)?.isLearned).toBe(true);
    expect(parityReading(params, randomBits(5000, 0.5, seeded(2))).errors).toBe(0);
  });

  test("ends when the running loss is small, not before", () => {
    for (const { runningLoss, isLearned } of updates) {
      expect(isLearned).toBe(runningLoss < 0.01);
    }
    expect(updates.filter(({ isLearned }) => isLearned)).toHaveLength(1);
    expect(updates.map(({ update }) => update)).toEqual(updates.map((_, i) => i + 1));
  });

  test("goes from length to length, the running loss beginning anew at each", () => {
    const lesson = { ...PARITY_LESSON, lengths: [1, 3, 5], updatesEach: 4, updates: 12 };
    const found = [...learnParity(elman(initialParams(3, 2, seeded(1))), lesson, 1)];
    expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 1, 3, 3, 3, 3, 5, 5, 5, 5]);
    for (const at of [0, 4, 8]) {
      const { loss, runningLoss } = found[at];
      expect(runningLoss).toBeCloseTo(0.95 * Math.LN2 + loss / 20, 12);
    }
  });

  test("is given up after as many updates as allowed: one unit does not learn it", () => {
    const lesson = { ...PARITY_LESSON, updates: 300 };
    const found = [...learnParity(elman(initialParams(1, 2, seeded(1))), lesson, 1)];
    expect(found).toHaveLength(300);
    expect(found.some(({ isLearned }) => isLearned)).toBe(false);
    expect(found[299].runningLoss).toBeGreaterThan(0.5);
  });
});
