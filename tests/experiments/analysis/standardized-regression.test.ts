import { expect, test } from "vitest";
import { standardizedRegression } from "../../../src/experiments/analysis/standardized-regression.ts";
import { normal, seeded } from "../../../src/rnn/random.ts";

const random = seeded(6);
const draws = () => Array.from({ length: 50 }, () => normal(random));

test("one predictor's coefficient is its correlation", () => {
  expect(standardizedRegression([1, 2, 3], [[2, 4, 6]])).toEqual([expect.closeTo(1, 14)]);
  expect(standardizedRegression([1, 2, 3], [[1, 0, -1]])).toEqual([expect.closeTo(-1, 14)]);
  expect(standardizedRegression([1, 2, 1, 2], [[0, 0, 1, 1]])[0]).toBeCloseTo(0, 14);
});

test("what is a sum of predictors is found, whatever their units", () => {
  const [u, v] = [draws(), draws()];
  const spread = (values: number[]) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  };
  const y = u.map((x, i) => 3 * x - 2 * v[i] + 9);
  const [a, b] = standardizedRegression(y, [u.map((x) => 1000 * x), v]);
  expect(a).toBeCloseTo((3 * spread(u)) / spread(y), 10);
  expect(b).toBeCloseTo((-2 * spread(v)) / spread(y), 10);
});

test("a constant predictor has no coefficient", () => {
  expect(() => standardizedRegression([1, 2], [[3, 3]])).toThrow("all 2 values are 3");
});
