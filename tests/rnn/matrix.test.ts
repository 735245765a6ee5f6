import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaussian } from "../../src/rnn/initialization.ts";
import {
  add,
  addColumn,
  addMatMat,
  addMatTMat,
  addMatTVec,
  addMatVec,
  addToColumn,
  matrix,
  norm,
  vector,
  type Matrix,
  type Vector,
} from "../../src/rnn/matrix.ts";
import { normal, seeded, type Random } from "../../src/rnn/random.ts";
import { bitsOf } from "./bytes.ts";

const randomVector = (n: number, random: Random): Vector => vector(n).map(() => normal(random));
const randomMatrix = (m: number, n: number, random: Random): Matrix => gaussian(m, n, 1, random);

/** out[i, j] += Σ a(i, l) b(l, j) over l = 0 … length − 1, each term added to what is there. */
function naive(
  out: Matrix,
  length: number,
  a: (i: number, l: number) => number,
  b: (l: number, j: number) => number,
): void {
  for (let i = 0; i < out.rows; i++)
    for (let j = 0; j < out.cols; j++)
      for (let l = 0; l < length; l++) out.data[i * out.cols + j] += a(i, l) * b(l, j);
}

const entry = (W: Matrix) => (i: number, j: number) => W.data[i * W.cols + j];
const transposed = (W: Matrix) => (i: number, j: number) => W.data[j * W.cols + i];
const column = (v: Vector) => (i: number) => v[i];

// Whatever number of results is worked on at once, some sizes leave none over and some leave each rest.
const sizes = [...Array.from({ length: 13 }, (_, i) => i + 1), 27, 64];
const shapes = sizes.flatMap((m) => sizes.map((n) => [m, n] as const));

describe("sums are in the order of the plain loop, to the last bit", () => {
  test("W v", () => {
    for (const [m, n] of shapes) {
      const random = seeded(100 * m + n);
      const [W, v, found] = [
        randomMatrix(m, n, random),
        randomVector(n, random),
        randomVector(m, random),
      ];
      const expected = matrix(m, 1, found.slice());
      naive(expected, n, entry(W), column(v));
      addMatVec(found, W, v);
      expect(bitsOf(found)).toEqual(bitsOf(expected.data));
    }
  });

  test("Wᵀ v", () => {
    for (const [m, n] of shapes) {
      const random = seeded(100 * m + n);
      const [W, v, found] = [
        randomMatrix(m, n, random),
        randomVector(m, random),
        randomVector(n, random),
      ];
      const expected = matrix(n, 1, found.slice());
      naive(expected, m, transposed(W), column(v));
      addMatTVec(found, W, v);
      expect(bitsOf(found)).toEqual(bitsOf(expected.data));
    }
  });

  test.each([1, 2, 7, 25])("Aᵀ B over %i rows", (T) => {
    for (const [m, n] of shapes) {
      const random = seeded(100 * m + n);
      const [A, B, found] = [
        randomMatrix(T, m, random),
        randomMatrix(T, n, random),
        randomMatrix(m, n, random),
      ];
      const expected = matrix(m, n, found.data.slice());
      naive(expected, T, transposed(A), entry(B));
      addMatTMat(found, A, B);
      expect(bitsOf(found.data)).toEqual(bitsOf(expected.data));
    }
  });

  test.each([1, 2, 7, 25])("A B over %i columns of A", (k) => {
    for (const [m, n] of shapes) {
      const random = seeded(100 * m + n);
      const [A, B, found] = [
        randomMatrix(m, k, random),
        randomMatrix(k, n, random),
        randomMatrix(m, n, random),
      ];
      const expected = matrix(m, n, found.data.slice());
      naive(expected, k, entry(A), entry(B));
      addMatMat(found, A, B);
      expect(bitsOf(found.data)).toEqual(bitsOf(expected.data));
    }
  });
});

test("the order matters: another one gives other bits", () => {
  const [W, v] = [matrix(1, 3, Float64Array.of(1, 1e16, -1e16)), Float64Array.of(1, 1, 1)];
  const [forward, backward] = [vector(1), vector(1)];
  addMatVec(forward, W, v);
  addMatVec(backward, matrix(1, 3, W.data.slice().reverse()), v);
  expect([forward[0], backward[0]]).toEqual([0, 1]);
});

test("a column is the product with a one-hot vector", () => {
  for (const [m, n] of shapes) {
    const random = seeded(100 * m + n);
    const W = randomMatrix(m, n, random);
    const j = Math.floor(random() * n);
    const [byColumn, byProduct] = [vector(m), vector(m)];
    addColumn(byColumn, W, j);
    addMatVec(byProduct, W, vector(n).fill(1, j, j + 1));
    expect([...byColumn]).toEqual([...byProduct]);
  }
});

test("adding to a column adds the product with a one-hot row and leaves the others", () => {
  for (const [m, n] of shapes) {
    const random = seeded(100 * m + n);
    const [W, v] = [randomMatrix(m, n, random), randomVector(m, random)];
    const j = Math.floor(random() * n);
    const expected = matrix(m, n, W.data.slice());
    addMatTMat(expected, matrix(1, m, v), matrix(1, n, vector(n).fill(1, j, j + 1)));
    addToColumn(W, j, v);
    expect([...W.data]).toEqual([...expected.data]);
  }
});

test("rows are views of the numbers, and a given array is shared", () => {
  const data = Float64Array.of(1, 2, 3, 4, 5, 6);
  const W = matrix(2, 3, data);
  expect(W.row.map((row) => [...row])).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  W.row[1][2] = 7;
  expect(data[5]).toBe(7);
});

test("adding a vector adds every entry", () => {
  const out = Float64Array.of(1, 2, 3);
  add(out, Float64Array.of(10, 20, 30));
  expect([...out]).toEqual([11, 22, 33]);
});

test("the length of a vector is that of Pythagoras", () => {
  expect(norm(Float64Array.of(2, -3, 6))).toBe(7);
  expect(norm(vector(0))).toBe(0);
  const entries = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 9 });
  fc.assert(
    fc.property(entries, (v) => {
      const length = Math.hypot(...v);
      return Math.abs(norm(Float64Array.from(v)) - length) <= 1e-14 * length + 1e-160;
    }),
  );
});
