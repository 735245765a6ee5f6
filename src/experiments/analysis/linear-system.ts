import { matrix, type Matrix } from "../../rnn/matrix.ts";

/**
 * X with A X = B, for A of (n, n) and B of (n, m), by Gaussian elimination that takes the largest
 * pivot of each column. Throws where A is singular to the last bit.
 */
export function solve(A: Matrix, B: Matrix): Matrix {
  if (A.rows !== A.cols || B.rows !== A.rows)
    throw new Error(
      `no X has (${A.rows}, ${A.cols}) X = (${B.rows}, ${B.cols}); the first must be square and both of as many rows`,
    );
  const n = A.rows;
  const left = matrix(n, n, A.data.slice());
  const right = matrix(n, B.cols, B.data.slice());
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(left, k);
    if (left.row[pivot][k] === 0)
      throw new Error(`the matrix is singular: column ${k} has no pivot`);
    swap(left, k, pivot);
    swap(right, k, pivot);
    for (let i = k + 1; i < n; i++) {
      const factor = left.row[i][k] / left.row[k][k];
      subtract(left.row[i], factor, left.row[k]);
      subtract(right.row[i], factor, right.row[k]);
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let i = k + 1; i < n; i++) subtract(right.row[k], left.row[k][i], right.row[i]);
    for (let j = 0; j < right.cols; j++) right.row[k][j] /= left.row[k][k];
  }
  return right;
}

function largestBelow(A: Matrix, k: number): number {
  let best = k;
  for (let i = k + 1; i < A.rows; i++)
    if (Math.abs(A.row[i][k]) > Math.abs(A.row[best][k])) best = i;
  return best;
}

function swap(A: Matrix, i: number, j: number): void {
  const kept = A.row[i].slice();
  A.row[i].set(A.row[j]);
  A.row[j].set(kept);
}

/** u ← u − factor v; in place. */
function subtract(u: Float64Array, factor: number, v: Float64Array): void {
  for (let k = 0; k < u.length; k++) u[k] -= factor * v[k];
}
