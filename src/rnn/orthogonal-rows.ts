import { matrix, type Matrix, type Vector } from "./matrix.ts";

const EPSILON = 2.220446049250313e-16; // 2⁻⁵²
const SWEEPS = 60; // six to ten are usual

/** The rows of a matrix, turned among each other until every two are orthogonal. */
export interface OrthogonalRows {
  readonly U: Matrix; //      (m, n), to be multiplied by `size`
  readonly size: number; //   the largest entry there was; with it, squares neither overflow nor vanish
}

/**
 * Turns the rows of an (m, n) matrix in pairs, each in the plane of both, until every two are orthogonal; W
 * stays as it is. Their lengths are then the singular values, and their directions those in which W maps
 * most. Throws if an entry is not finite, or if 60 sweeps over all pairs do not do. Source: Hestenes (1958),
 * one-sided Jacobi.
 */
export function orthogonalRows(W: Matrix): OrthogonalRows {
  if (!W.data.every(Number.isFinite)) throw new Error("an entry of the matrix is not finite");
  const size = W.data.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0);
  const U = matrix(W.rows, W.cols, W.data.slice());
  if (size === 0) return { U, size };
  for (let i = 0; i < U.data.length; i++) U.data[i] /= size;
  for (let sweep = 0; turnAll(U); sweep++)
    if (sweep === SWEEPS) throw new Error(`the rows are not orthogonal after ${SWEEPS} sweeps`);
  return { U, size };
}

/** Turns every two rows once; in place. Says whether some were not orthogonal. */
function turnAll(U: Matrix): boolean {
  let turned = false;
  for (let p = 0; p < U.rows; p++)
    for (let q = p + 1; q < U.rows; q++) turned = turn(U.row[p], U.row[q]) || turned;
  return turned;
}

/**
 * Turns u and v in their plane until they are orthogonal; in place. Says whether it had to: what
 * is left of a row that others make up is rounding, and never orthogonal, but so short it need not be.
 */
function turn(u: Vector, v: Vector): boolean {
  let uu = 0;
  let vv = 0;
  let uv = 0;
  for (let j = 0; j < u.length; j++) {
    uu += u[j] * u[j];
    vv += v[j] * v[j];
    uv += u[j] * v[j];
  }
  const lengths = Math.sqrt(uu) * Math.sqrt(vv);
  if (Math.abs(uv) <= EPSILON * Math.max(u.length * lengths, EPSILON)) return false;
  const cot2 = (vv - uu) / (2 * uv); // of twice the angle
  const tan = (cot2 < 0 ? -1 : 1) / (Math.abs(cot2) + Math.sqrt(1 + cot2 * cot2));
  const cos = 1 / Math.sqrt(1 + tan * tan);
  const sin = cos * tan;
  for (let i = 0; i < u.length; i++) {
    const ui = u[i];
    u[i] = cos * ui - sin * v[i];
    v[i] = sin * ui + cos * v[i];
  }
  return true;
}
