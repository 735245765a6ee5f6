import { expect, test } from "vitest";
import {
  cosineDistance,
  distancesOf,
  euclidean,
  meanVector,
  nearestOf,
} from "../../../src/experiments/analysis/vector-distances.ts";

test("distances of vectors one can draw", () => {
  expect(euclidean([0, 0], [3, 4])).toBe(5);
  expect(cosineDistance([1, 0], [0, 2])).toBe(1);
  expect(cosineDistance([1, 1], [3, 3])).toBeCloseTo(0, 15);
  expect(cosineDistance([1, 0], [-5, 0])).toBe(2);
  expect(cosineDistance([0, 0], [1, 0])).toBe(1);
});

test("all distances are symmetric, and zero from a thing to itself", () => {
  const D = distancesOf([[0], [2], [5]], euclidean);
  expect(D.row.map((row) => [...row])).toEqual([
    [0, 2, 5],
    [2, 0, 3],
    [5, 3, 0],
  ]);
});

test("the mean, and what is nearest, the first of equals", () => {
  expect([
    ...meanVector([
      [1, 2],
      [3, 6],
    ]),
  ]).toEqual([2, 4]);
  expect(() => meanVector([])).toThrow("no mean of no vectors");
  expect(nearestOf([0], [[2], [-1], [1]])).toBe(1);
});
