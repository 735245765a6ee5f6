import { matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";

/**
 * A matrix with the eigenvalues of the square matrix A and zeros below its first
 * subdiagonal; tridiagonal where A is symmetric. Source: Householder (1958).
 */
export function hessenberg(A: Matrix): Matrix {
  const H = matrix(A.rows, A.cols, A.data.slice());
  clearBelow(H, 0, H.rows - 1, H.rows);
  return H;
}

/**
 * Clears what stands below the first subdiagonal in rows and columns `first` … `last` of A
 * by reflections on both sides, which keep the eigenvalues; in place. In each column only
 * the `reach` entries from the subdiagonal down are looked at: the rest must be zero.
 */
export function clearBelow(A: Matrix, first: number, last: number, reach: number): void {
  for (let k = first + 1; k < last; k++) {
    const v = vector(Math.min(reach, last - k + 1));
    for (let i = 0; i < v.length; i++) v[i] = A.row[k + i][k - 1];
    reflect(A, first, last, k, v);
    for (let i = 1; i < v.length; i++) A.row[k + i][k - 1] = 0; // but for rounding
  }
}

/**
 * A ← P A P within rows and columns `first` … `last`, where P is the reflection of
 * coordinates k, k + 1, … that turns v into a multiple of (1, 0, …); A and v in place.
 */
export function reflect(A: Matrix, first: number, last: number, k: number, v: Vector): void {
  // P = I − 2 v vᵀ, for the unit vector v along the difference of what P exchanges.
  const length = norm(v);
  v[0] += v[0] < 0 ? -length : length; // the longer of the two, so that nothing cancels
  const difference = norm(v);
  if (difference === 0) return;
  for (let i = 0; i < v.length; i++) v[i] /= difference;

  const across = vector(last - first + 1); // vᵀ A
  for (let i = 0; i < v.length; i++) addScaled(across, v[i], A.row[k + i], first);
  for (let i = 0; i < v.length; i++) subtractScaled(A.row[k + i], 2 * v[i], across, first);
  for (let i = first; i <= last; i++) reflectRow(A.row[i], k, v);
}

/** row ← row P; in place. */
function reflectRow(row: Vector, k: number, v: Vector): void {
  let overlap = 0;
  for (let j = 0; j < v.length; j++) overlap += row[k + j] * v[j];
  overlap *= 2;
  for (let j = 0; j < v.length; j++) row[k + j] -= overlap * v[j];
}

function addScaled(out: Vector, factor: number, row: Vector, first: number): void {
  for (let j = 0; j < out.length; j++) out[j] += factor * row[first + j];
}

function subtractScaled(row: Vector, factor: number, across: Vector, first: number): void {
  for (let j = 0; j < across.length; j++) row[first + j] -= factor * across[j];
}
