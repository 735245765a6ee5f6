import { expect, test } from "vitest";
import { hessenberg, reflect } from "../../src/rnn/hessenberg.ts";
import { gaussian } from "../../src/rnn/initialization.ts";
import { addMatMat, matrix, norm, type Matrix } from "../../src/rnn/matrix.ts";
import { seeded } from "../../src/rnn/random.ts";
import { bitsOf } from "./bytes.ts";

/** tr Aᵏ for k = 1 … 4, which eigenvalues decide alone. */
function traces(A: Matrix): number[] {
  let power = A;
  return [1, 2, 3, 4].map(() => {
    const trace = power.row.reduce((sum, row, i) => sum + row[i], 0);
    const next = matrix(A.rows, A.cols);
    addMatMat(next, power, A);
    power = next;
    return trace;
  });
}

test.each([1, 2, 3, 4, 9, 30])(
  "of size %i has zeros below its subdiagonal and the traces of A",
  (n) => {
    const A = gaussian(n, n, 1 / Math.sqrt(n), seeded(n));
    const before = bitsOf(A.data);
    const H = hessenberg(A);
    for (let i = 0; i < n; i++) for (let j = 0; j < i - 1; j++) expect(H.row[i][j]).toBe(0);
    traces(H).forEach((trace, k) => expect(trace).toBeCloseTo(traces(A)[k], 12));
    expect(norm(H.data)).toBeCloseTo(norm(A.data), 12);
    expect(bitsOf(A.data)).toEqual(before);
  },
);

test("a matrix that has the form keeps it, with its subdiagonal up to sign", () => {
  const A = gaussian(6, 6, 1, seeded(1));
  for (let i = 0; i < 6; i++) for (let j = 0; j < i - 1; j++) A.row[i][j] = 0;
  const H = hessenberg(A);
  for (let i = 1; i < 6; i++)
    expect(Math.abs(H.row[i][i - 1])).toBeCloseTo(Math.abs(A.row[i][i - 1]), 13);
});

test("a reflection turns its vector into the first direction and keeps the rest of the space", () => {
  const v = Float64Array.of(3, -4, 12);
  const A = matrix(5, 5);
  v.forEach((vi, i) => (A.row[1 + i][4] = vi));
  reflect(A, 1, v.slice());
  const column = A.row.map((row) => row[4]);
  expect(Math.abs(column[1])).toBeCloseTo(13, 13);
  for (const i of [0, 2, 3, 4]) expect(column[i]).toBeCloseTo(0, 13);
});

test("nothing happens to a zero vector", () => {
  const A = gaussian(4, 4, 1, seeded(1));
  const before = bitsOf(A.data);
  reflect(A, 1, new Float64Array(3));
  expect(bitsOf(A.data)).toEqual(before);
});
