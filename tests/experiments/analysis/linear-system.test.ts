import { expect, test } from "vitest";
import { solve } from "../../../src/experiments/analysis/linear-system.ts";
import { gaussian, identity } from "../../../src/rnn/initialization.ts";
import { addMatMat, matrix } from "../../../src/rnn/matrix.ts";
import { seeded } from "../../../src/rnn/random.ts";

test("A times the solution is B", () => {
  const random = seeded(5);
  const A = gaussian(12, 12, 1, random);
  const B = gaussian(12, 3, 1, random);
  const product = matrix(12, 3);
  addMatMat(product, A, solve(A, B));
  product.data.forEach((value, i) => expect(value).toBeCloseTo(B.data[i], 11));
});

test("a zero in the corner is no obstacle", () => {
  const A = matrix(2, 2, Float64Array.of(0, 2, 4, 0));
  expect([...solve(A, identity(2)).data]).toEqual([0, 0.25, 0.5, 0]);
});

test("what is given is left as it was", () => {
  const A = gaussian(4, 4, 1, seeded(1));
  const before = A.data.slice();
  solve(A, identity(4));
  expect(A.data).toEqual(before);
});

test("a singular matrix, or one that does not fit, is refused", () => {
  expect(() => solve(matrix(2, 2, Float64Array.of(1, 2, 2, 4)), identity(2))).toThrow(
    "the matrix is singular: column 1 has no pivot",
  );
  expect(() => solve(matrix(2, 3), identity(2))).toThrow("no X has (2, 3) X = (2, 2)");
});
