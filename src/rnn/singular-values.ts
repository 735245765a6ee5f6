import { matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";

const EPSILON = 2.220446049250313e-16; // 2⁻⁵²
const SWEEPS = 60; // six to ten are usual

/**
 * All min(m, n) singular values of an (m, n) matrix, falling. Pairs of rows are turned until
 * every two are orthogonal; their lengths are the values, to about n · 2⁻⁵² of the largest.
 * Throws if 60 sweeps over all pairs do not do. Source: Hestenes (1958), one-sided Jacobi.
 */
export function singularValues(W: Matrix): Vector {
  if (!W.data.every(Number.isFinite)) throw new Error("an entry of the matrix is not finite");
  const size = W.data.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0);
  const U = W.rows > W.cols ? transpose(W) : matrix(W.rows, W.cols, W.data.slice());
  if (size === 0) return vector(U.rows);
  for (let i = 0; i < U.data.length; i++) U.data[i] /= size; // squares neither overflow nor vanish
  for (let sweep = 0; turnAll(U) > 0; sweep++)
    if (sweep === SWEEPS) throw new Error(`the rows are not orthogonal after ${SWEEPS} sweeps`);
  return Float64Array.from(U.row, (u) => size * norm(u))
    .sort()
    .reverse();
}

/** Turns every two rows once; in place. Returns how many pairs were not orthogonal. */
function turnAll(U: Matrix): number {
  let turned = 0;
  for (let p = 0; p < U.rows; p++)
    for (let q = p + 1; q < U.rows; q++) if (turn(U.row[p], U.row[q])) turned++;
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
  for (let j = 0; j < u.length; j++) {
    const uj = u[j];
    u[j] = cos * uj - sin * v[j];
    v[j] = sin * uj + cos * v[j];
  }
  return true;
}

function transpose(W: Matrix): Matrix {
  const out = matrix(W.cols, W.rows);
  for (let i = 0; i < W.rows; i++) for (let j = 0; j < W.cols; j++) out.row[j][i] = W.row[i][j];
  return out;
}
