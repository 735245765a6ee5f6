import { describe, expect, test } from "vitest";
import { adjustedRand, purity } from "../../../src/experiments/analysis/partition-scores.ts";
import { integer, seeded } from "../../../src/rnn/random.ts";

describe("the adjusted Rand index", () => {
  test("is that of a table worked out by hand", () => {
    // Groups of 3 and 3, kinds of 2, 2 and 2: pairs in both 2, in one 6 and 3, of 15; expected 18 / 15.
    expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.8 / 3.3, 15);
  });

  test("is 1 for the same partition under other names, and symmetric", () => {
    expect(adjustedRand([0, 0, 1, 2], [7, 7, 5, 0])).toBe(1);
    const [a, b] = [
      [0, 0, 1, 1, 2],
      [0, 1, 1, 1, 0],
    ];
    expect(adjustedRand(a, b)).toBe(adjustedRand(b, a));
  });

  test("is 0 on average where groups are dealt at random", () => {
    const random = seeded(5);
    const kinds = Array.from({ length: 20 }, (_, i) => i % 4);
    const dealt = Array.from({ length: 2000 }, () =>
      adjustedRand(
        kinds,
        kinds.map(() => integer(random, 4)),
      ),
    );
    const mean = dealt.reduce((sum, one) => sum + one, 0) / dealt.length;
    const deviation = Math.sqrt(dealt.reduce((sum, one) => sum + one * one, 0) / dealt.length);
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(dealt.length));
  });
});

test("purity is the share of the commonest kind of each group", () => {
  expect(purity([0, 0, 0, 1, 1, 10], [4, 4, 2, 2, 2, 4])).toBe(5 / 6);
});

test("partitions of different things are refused", () => {
  expect(() => purity([0, 1], [0, 1, 2])).toThrow("partitions of 2 and 3 things");
});
