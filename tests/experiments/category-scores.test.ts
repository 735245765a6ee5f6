import { expect, test } from "vitest";
import { nearestShare, scoresOf } from "../../src/experiments/category-scores.ts";
import { distancesOf, euclidean } from "../../src/experiments/vector-distances.ts";

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
  expect(scoresOf(points, labels)).toEqual({
    ward: 1,
    cosine: 1,
    nearest: 1,
    purity: 1,
    nounVerb: 1,
  });
});

test("vectors that lie across categories score below chance", () => {
  const points = [[0], [10], [10.1], [20], [20.1], [0.1]];
  const { ward, nearest, purity } = scoresOf(points, labels);
  expect(ward).toBeLessThan(0);
  expect([nearest, purity]).toEqual([0, 0.5]);
});

test("where all are nouns there is nothing to split", () => {
  const { nounVerb } = scoresOf([[0], [1], [5]], {
    categories: [0, 0, 1],
    verbs: Array(3).fill(false),
  });
  expect(nounVerb).toBeNull();
});

test("of equally near others the first counts", () => {
  const D = distancesOf([[0], [1], [-1]], euclidean);
  expect(nearestShare(D, [0, 0, 1])).toBe(2 / 3);
});
