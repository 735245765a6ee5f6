import { addMatTMat, matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";

const EPSILON = 2.220446049250313e-16; // 2⁻⁵²

/**
 * The largest singular value of W, max ‖W v‖ over unit vectors v, to about n · 2⁻⁵² of itself.
 * WᵀW is made tridiagonal, and its largest eigenvalue found by bisection. Unlike the power
 * method it has no start to be unlucky with and does not slow down where the next value is close.
 * Source: Givens (1954), Householder (1958).
 */
export function largestSingularValue(W: Matrix): number {
  if (!W.data.every(Number.isFinite)) throw new Error("an entry of the matrix is not finite");
  const size = W.data.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0);
  if (size === 0) return 0;
  const unit = W.data.map((w) => w / size); // so that squares neither overflow nor vanish
  const scaled = matrix(W.rows, W.cols, unit);
  const G = matrix(W.cols, W.cols);
  addMatTMat(G, scaled, scaled);
  return size * Math.sqrt(largestEigenvalue(tridiagonal(G)));
}

/** A symmetric tridiagonal matrix: its diagonal, and the squares of the entries before each. */
interface Tridiagonal {
  readonly diagonal: Vector;
  readonly squares: Vector;
}

/** A tridiagonal matrix with the eigenvalues of the symmetric G, by reflections on both sides; G is used up. */
function tridiagonal(G: Matrix): Tridiagonal {
  const n = G.rows;
  const diagonal = vector(n);
  const squares = vector(n);
  for (let k = 0; k < n; k++) {
    diagonal[k] = G.row[k][k];
    const v = G.row[k].slice(k + 1); // to be turned into (±length, 0, …)
    const length = norm(v);
    if (!(length > 1e-140)) continue; // its square would vanish, and so does it beside the rest
    squares[k + 1] = length * length;
    v[0] += v[0] < 0 ? -length : length;
    const difference = norm(v);
    for (let i = 0; i < v.length; i++) v[i] /= difference;
    reflectBothSides(G, k + 1, v);
  }
  return { diagonal, squares };
}

/** P G P for P = I − 2 v vᵀ in rows and columns k, k + 1, … of G, which is G − 2 (v wᵀ + w vᵀ) with w = G v − (vᵀ G v) v; in place. */
function reflectBothSides({ data, cols }: Matrix, k: number, v: Vector): void {
  const w = vector(v.length);
  let vGv = 0;
  for (let i = 0; i < v.length; i++) {
    const at = (k + i) * cols + k;
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += data[at + j] * v[j];
    w[i] = sum;
    vGv += v[i] * sum;
  }
  for (let i = 0; i < v.length; i++) w[i] -= vGv * v[i];
  for (let i = 0; i < v.length; i++) {
    const at = (k + i) * cols + k;
    const [vi, wi] = [2 * v[i], 2 * w[i]];
    for (let j = 0; j < v.length; j++) data[at + j] -= vi * w[j] + wi * v[j];
  }
}

/** By bisection, down to neighboring numbers, of a matrix with no eigenvalue below 0. */
function largestEigenvalue(T: Tridiagonal): number {
  const trace = T.diagonal.reduce((sum, entry) => sum + entry, 0);
  let low = 0;
  let high = trace * (1 + T.diagonal.length * EPSILON);
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (exceedsAll(middle, T)) high = middle;
    else low = middle;
  }
}

/** Whether x is above every eigenvalue of T: the pivots of T − x are then all negative. */
function exceedsAll(x: number, { diagonal, squares }: Tridiagonal): boolean {
  let pivot = -1;
  for (let i = 0; i < diagonal.length; i++) {
    pivot = diagonal[i] - x - squares[i] / pivot;
    if (!(pivot < 0)) return false;
  }
  return true;
}
