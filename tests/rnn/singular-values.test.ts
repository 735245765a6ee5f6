import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaussian, orthogonal } from "../../src/rnn/initialization.ts";
import { largestSingularValue } from "../../src/rnn/largest-singular-value.ts";
import { addMatMat, addMatVec, matrix, norm, vector, type Matrix } from "../../src/rnn/matrix.ts";
import { integer, normal, seeded } from "../../src/rnn/random.ts";
import { singularValues } from "../../src/rnn/singular-values.ts";
import { KNOWN } from "./known-matrices.ts";

const furthest = (found: ArrayLike<number>, expected: number[]): number => {
  expect(found).toHaveLength(expected.length);
  return expected.reduce((worst, sigma, i) => Math.max(worst, Math.abs(found[i] - sigma)), 0);
};

/** U diag(values) Vᵀ with random orthogonal U and V: a matrix whose singular values are known. */
function withValues(values: number[], seed: number): Matrix {
  const n = values.length;
  const [U, V] = [orthogonal(n, seeded(seed)), orthogonal(n, seeded(seed + 1))];
  for (let i = 0; i < n; i++) values.forEach((value, j) => (U.row[i][j] *= value));
  const W = matrix(n, n);
  addMatMat(W, U, V);
  return W;
}

describe("are LAPACK's to 1e-9", () => {
  test.each(KNOWN.map(({ name, ...known }) => [name, known] as const))("of %s", (_, known) => {
    expect(furthest(singularValues(known.W), known.singularValues)).toBeLessThanOrEqual(1e-9);
    const largest = largestSingularValue(known.W);
    expect(Math.abs(largest - known.singularValues[0])).toBeLessThanOrEqual(1e-9);
  });
});

test("are those a matrix was built with", () => {
  const values = [7, 3, 3, 1, 0.5, 1e-3, 1e-8, 0];
  expect(furthest(singularValues(withValues(values, 1)), values)).toBeLessThan(1e-14);
});

test("their squares sum to the squares of the entries", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (rows, cols) => {
      const W = gaussian(rows, cols, 1, seeded(10 * rows + cols));
      const found = singularValues(W);
      return (
        found.length === Math.min(rows, cols) && Math.abs(norm(found) / norm(W.data) - 1) < 1e-14
      );
    }),
  );
});

test("fall, are not negative, and are those of the transpose", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seeded(seed);
    const [rows, cols] = [1 + integer(random, 7), 1 + integer(random, 7)];
    const W = gaussian(rows, cols, 1, random);
    const transpose = matrix(cols, rows);
    W.row.forEach((row, i) => row.forEach((w, j) => (transpose.row[j][i] = w)));
    const found = [...singularValues(W)];
    expect(found).toEqual([...found].sort((a, b) => b - a));
    expect(found.every((sigma) => sigma >= 0)).toBe(true);
    expect(furthest(singularValues(transpose), found)).toBeLessThan(1e-14);
  }
});

test("of what has rank 0 or 1, at most one is not zero", () => {
  expect([...singularValues(matrix(3, 2))]).toEqual([0, 0]);
  const ones = matrix(4, 4, new Float64Array(16).fill(1));
  expect(furthest(singularValues(ones), [4, 0, 0, 0])).toBeLessThan(1e-15 * 4);
});

test("are found where rows are made up of others, and the largest with them", () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = seeded(seed);
    const n = 2 + integer(random, 8);
    const W = matrix(
      n,
      n,
      vector(n * n).map(() => (random() < 0.3 ? 1 : 0)),
    );
    const found = singularValues(W);
    expect(Math.abs(norm(found) - norm(W.data))).toBeLessThan(1e-13);
    expect(Math.abs(largestSingularValue(W) - found[0])).toBeLessThan(1e-13);
  }
});

test("are found among entries of every magnitude", () => {
  const entries = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
    minLength: 36,
    maxLength: 36,
  });
  fc.assert(
    fc.property(entries, (data) => {
      const W = matrix(6, 6, Float64Array.from(data));
      const found = singularValues(W);
      const size = Math.hypot(...data);
      return (
        Math.abs(Math.hypot(...found) - size) <= 1e-13 * size &&
        Math.abs(largestSingularValue(W) - found[0]) <= 1e-13 * size
      );
    }),
  );
});

describe("the largest", () => {
  test("is the first of all, for every shape", () => {
    for (let rows = 1; rows <= 12; rows++)
      for (let cols = 1; cols <= 12; cols++) {
        const W = gaussian(rows, cols, 1, seeded(20 * rows + cols));
        const largest = singularValues(W)[0];
        expect(Math.abs(largestSingularValue(W) - largest)).toBeLessThanOrEqual(1e-14 * largest);
      }
  });

  test.each([0, 1e-15, 1e-12, 1e-8, 1e-4, 0.1])(
    "is found although the next is only %f less",
    (gap) => {
      const values = Array.from({ length: 64 }, (_, i) =>
        i === 0 ? 1 : 1 - gap - i / 1000 + 1 / 1000,
      );
      expect(Math.abs(largestSingularValue(withValues(values, 5)) - 1)).toBeLessThan(1e-14);
    },
  );

  test("is found in any direction: of a matrix with one large entry, wherever it stands", () => {
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++) {
        const W = matrix(6, 6);
        for (let k = 0; k < 6; k++) W.row[k][k] = 1;
        W.row[i][j] += 100;
        const [sigma] = singularValues(W);
        expect(Math.abs(largestSingularValue(W) - sigma)).toBeLessThan(1e-12);
      }
  });

  test("is exceeded by no ‖W v‖ of a unit vector v", () => {
    const W = gaussian(20, 30, 1, seeded(1));
    const random = seeded(2);
    const largest = largestSingularValue(W);
    for (let i = 0; i < 1000; i++) {
      const v = vector(30).map(() => normal(random));
      const out = vector(20);
      addMatVec(out, W, v);
      expect(norm(out)).toBeLessThanOrEqual(largest * norm(v));
    }
  });

  test("is 1 of every orthogonal matrix", () => {
    for (const n of [1, 2, 5, 64])
      expect(Math.abs(largestSingularValue(orthogonal(n, seeded(n))) - 1)).toBeLessThan(1e-14);
  });

  test("scales with the matrix, also where squares would overflow or vanish", () => {
    const W = gaussian(5, 5, 1, seeded(3));
    const largest = largestSingularValue(W);
    for (const factor of [1e-300, 1e-170, 1e-20, 1e20, 1e300]) {
      const scaled = matrix(
        5,
        5,
        W.data.map((w) => factor * w),
      );
      expect(largestSingularValue(scaled) / factor / largest).toBeCloseTo(1, 13);
    }
  });

  test("is 0 of zero and of nothing", () => {
    expect(largestSingularValue(matrix(3, 3))).toBe(0);
    expect(largestSingularValue(matrix(0, 0))).toBe(0);
  });
});

test("the matrix is left as it was", () => {
  const W = gaussian(6, 4, 1, seeded(1));
  const before = [...W.data];
  singularValues(W);
  largestSingularValue(W);
  expect([...W.data]).toEqual(before);
});

test("entries that are not finite are refused", () => {
  for (const bad of [NaN, Infinity])
    for (const f of [singularValues, largestSingularValue])
      expect(() => f(matrix(1, 2, Float64Array.of(1, bad)))).toThrow(
        "an entry of the matrix is not finite",
      );
});
