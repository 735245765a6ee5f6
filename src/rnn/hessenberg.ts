import { matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";

/** A matrix with the eigenvalues of the square matrix A and zeros below its first subdiagonal. Source: Householder (1958). */
export function hessenberg(A: Matrix): Matrix {
  const H = matrix(A.rows, A.cols, A.data.slice());
  for (let j = 0; j < H.cols - 2; j++) clearBelow(H, j, H.rows);
  return H;
}

/**
 * Clears what stands below the first subdiagonal in column j of A by a reflection on both
 * sides, which keeps the eigenvalues; in place. From row `end` on the column must be zero.
 */
export function clearBelow(A: Matrix, j: number, end: number): void {
  const v = vector(end - j - 1);
  for (let i = 0; i < v.length; i++) v[i] = A.row[j + 1 + i][j];
  reflect(A, j + 1, v);
  for (let i = j + 2; i < end; i++) A.row[i][j] = 0; // it is, but for rounding
}

/**
 * A ← P A P, where P is the reflection of coordinates k, k + 1, … that turns v into a multiple
 * of (1, 0, …); in place. Uses v up. A v shorter than 10⁻¹⁴⁰, whose square would vanish, counts as zero.
 */
export function reflect(A: Matrix, k: number, v: Vector): void {
  // P = I − 2 v vᵀ, for the unit vector v along the difference of what P exchanges.
  const length = norm(v);
  if (!(length > 1e-140)) return;
  v[0] += v[0] < 0 ? -length : length; // the longer of the two, so that nothing cancels
  const difference = norm(v);
  for (let i = 0; i < v.length; i++) v[i] /= difference;

  const across = vector(A.cols); // vᵀ A
  for (let i = 0; i < v.length; i++) addMultiple(across, v[i], A.row[k + i]);
  for (let i = 0; i < v.length; i++) addMultiple(A.row[k + i], -2 * v[i], across);
  for (const row of A.row) reflectRow(row, k, v);
}

/** row ← row P; in place. */
function reflectRow(row: Vector, k: number, v: Vector): void {
  let overlap = 0;
  for (let j = 0; j < v.length; j++) overlap += row[k + j] * v[j];
  for (let j = 0; j < v.length; j++) row[k + j] -= 2 * overlap * v[j];
}

/** out += factor · v; in place. */
function addMultiple(out: Vector, factor: number, v: Vector): void {
  for (let j = 0; j < out.length; j++) out[j] += factor * v[j];
}
