import { expect, test } from "vitest";
import {
  decimals,
  deviation,
  geometricMean,
  mean,
  median,
  quantile,
  significant,
} from "../../../src/experiments/analysis/statistics.ts";

test("means of known values", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 12);
  expect(geometricMean([0, 5])).toBe(0);
  expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
});

test("a quantile lies between two of the sorted values, in proportion", () => {
  const values = [40, 10, 30, 20];
  expect([0, 1 / 3, 0.5, 1].map((q) => quantile(values, q))).toEqual([10, 20, 25, 40]);
  expect(median([5, 1, 9])).toBe(5);
  expect(median([9, 1, 4, 6])).toBe(5);
  expect(median([7])).toBe(7);
  expect(quantile([7], 0.9)).toBe(7);
});

test("what is rounded keeps so many digits, and has no −0", () => {
  expect(significant(0.0123456, 3)).toBe(0.0123);
  expect(significant(98765)).toBe(98770);
  expect(decimals(1.23456, 2)).toBe(1.23);
  expect(Object.is(decimals(-0.001, 2), 0)).toBe(true);
});
