import { expect, test } from "vitest";
import {
  layoutOf,
  nearestShare,
  scoresOf,
  shuffled,
  shuffledScores,
} from "../../../src/experiments/words/category-scores.ts";
import { distancesOf, euclidean } from "../../../src/experiments/analysis/vector-distances.ts";
import { seeded } from "../../../src/rnn/random.ts";

const labels = { categories: [0, 0, 1, 1, 2, 2], verbs: [false, false, false, false, true, true] };

test("vectors that lie by category, and farthest by noun and verb, score 1 everywhere", () => {
  const points = [
    [1, 0.1, 0],
    [1, 0.2, 0],
    [1, 3, 0],
    [1, 3.1, 0],
    [-9, 0, 5],
    [-9, 0.1, 5],
  ];
  expect(scoresOf(layoutOf(points), labels)).toEqual({
    ward: 1,
    cosine: 1,
    nearest: 1,
    purity: 1,
    nounVerb: 1,
  });
});

test("vectors that lie across categories score below chance", () => {
  const points = [[0], [10], [10.1], [20], [20.1], [0.1]];
  const { ward, nearest, purity } = scoresOf(layoutOf(points), labels);
  expect(ward).toBeLessThan(0);
  expect([nearest, purity]).toEqual([0, 0.5]);
});

test("where all are nouns there is nothing to split", () => {
  const { nounVerb } = scoresOf(layoutOf([[0], [1], [5]]), {
    categories: [0, 0, 1],
    verbs: Array(3).fill(false),
  });
  expect(nounVerb).toBeNull();
});

test("of equally near others the first counts", () => {
  const D = distancesOf([[0], [1], [-1]], euclidean);
  expect(nearestShare(D, [0, 0, 1])).toBe(2 / 3);
});

test("what labels dealt anew reach is near nothing, and the same for the same seed", () => {
  const points = Array.from({ length: 12 }, (_, i) => [i, (i * 5) % 7]);
  const kinds = {
    categories: points.map((_, i) => i % 3),
    verbs: points.map((_, i) => i % 3 === 0),
  };
  const at = (q: number) => shuffledScores(layoutOf(points), kinds, { q, times: 200 }, seeded(1));
  expect(at(0.95)).toEqual(at(0.95));
  expect(Math.abs(at(0.5).ward)).toBeLessThan(0.1);
  expect(at(0.95).ward).toBeGreaterThan(at(0.5).ward);
  expect(at(1).nearest).toBeLessThanOrEqual(1);
  expect(at(0.95).nounVerb).not.toBeNull();
});

test("a random order has each number once, and every number comes first", () => {
  const random = seeded(2);
  const orders = Array.from({ length: 100 }, () => shuffled(5, random));
  for (const order of orders) expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(orders.map(([first]) => first)).size).toBe(5);
});
