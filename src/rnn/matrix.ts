/** A column of numbers. */
export type Vector = Float64Array;

/** A matrix, stored row by row: the entry in row i and column j is data[i · cols + j]. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  /** The rows, as views: writing to one writes to the matrix. */
  readonly row: readonly Vector[];
}

/** The numbers of several parameters, or of their gradients, each flat. */
export type Flat = readonly Float64Array[];

/** n zeros. */
export const vector = (n: number): Vector => new Float64Array(n);

/** rows × cols zeros, or a matrix over the given numbers, which it shares. */
export function matrix(
  rows: number,
  cols: number,
  data: Float64Array = new Float64Array(rows * cols),
): Matrix {
  const row = Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols));
  return { rows, cols, data, row };
}

/*
 * The products below fix the order of every sum: for each entry of the result, terms
 * are added one by one, by rising index, to what is already there. Floating-point
 * addition is not associative, so this order is part of what "the same bits" means.
 * Several entries of the result are worked on at once because that is faster; no sum is split.
 */

/** out += W v, for W of (m, n), v of (n) and out of (m); in place. */
export function addMatVec(out: Vector, W: Matrix, v: Vector): void {
  let i = 0;
  for (; i + 4 <= W.rows; i += 4) addFourRows(out, W, i, v);
  for (; i < W.rows; i++) addOneRow(out, W, i, v);
}

/** out += Wᵀ v, for W of (m, n), v of (m) and out of (n); in place. */
export function addMatTVec(out: Vector, W: Matrix, v: Vector): void {
  addSums(out, W, v, 0, 1);
}

/** C += Aᵀ B = Σ aₜ bₜᵀ over the rows aₜ of A and bₜ of B, for A of (T, m), B of (T, n), C of (m, n); in place. */
export function addMatTMat(C: Matrix, A: Matrix, B: Matrix): void {
  const whole = C.cols - (C.cols % 4);
  let i = 0;
  for (; i + 2 <= C.rows; i += 2) {
    for (let j = 0; j < whole; j += 4) addEightSums(C.row[i], C.row[i + 1], A, i, B, j);
    for (let j = whole; j < C.cols; j++) {
      addOneSum(C.row[i], B, j, A.data, i, A.cols);
      addOneSum(C.row[i + 1], B, j, A.data, i + 1, A.cols);
    }
  }
  if (i < C.rows) addSums(C.row[i], B, A.data, i, A.cols);
}

/** C += A B, for A of (m, k), B of (k, n) and C of (m, n); in place. */
export function addMatMat(C: Matrix, A: Matrix, B: Matrix): void {
  for (let i = 0; i < C.rows; i++) addMatTVec(C.row[i], B, A.row[i]);
}

/** out += column j of W, which is W times the one-hot vector of j; in place. */
export function addColumn(out: Vector, W: Matrix, j: number): void {
  for (let i = 0, at = j; i < W.rows; i++, at += W.cols) out[i] += W.data[at];
}

/** Column j of W += v; in place. */
export function addToColumn(W: Matrix, j: number, v: Vector): void {
  for (let i = 0, at = j; i < W.rows; i++, at += W.cols) W.data[at] += v[i];
}

/** out += v; in place. */
export function add(out: Vector, v: Vector): void {
  for (let i = 0; i < out.length; i++) out[i] += v[i];
}

/** Euclidean length of v. */
export function norm(v: Vector): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}

function addOneRow(out: Vector, { data, cols }: Matrix, i: number, v: Vector): void {
  let sum = out[i];
  for (let j = 0, at = i * cols; j < cols; j++) sum += data[at + j] * v[j];
  out[i] = sum;
}

function addFourRows(out: Vector, { data, cols }: Matrix, i: number, v: Vector): void {
  const first = i * cols;
  const [second, third, fourth] = [first + cols, first + 2 * cols, first + 3 * cols];
  let a = out[i];
  let b = out[i + 1];
  let c = out[i + 2];
  let d = out[i + 3];
  for (let j = 0; j < cols; j++) {
    const vj = v[j];
    a += data[first + j] * vj;
    b += data[second + j] * vj;
    c += data[third + j] * vj;
    d += data[fourth + j] * vj;
  }
  out[i] = a;
  out[i + 1] = b;
  out[i + 2] = c;
  out[i + 3] = d;
}

/** out[j] += Σ W[t, j] · v[from + t · stride] over the rows t of W; in place. */
function addSums(out: Vector, W: Matrix, v: Vector, from: number, stride: number): void {
  let j = 0;
  for (; j + 4 <= W.cols; j += 4) addFourSums(out, W, j, v, from, stride);
  for (; j < W.cols; j++) addOneSum(out, W, j, v, from, stride);
}

function addOneSum(out: Vector, W: Matrix, j: number, v: Vector, from: number, stride: number) {
  const { data, rows, cols } = W;
  let sum = out[j];
  for (let t = 0, at = j, i = from; t < rows; t++, at += cols, i += stride) sum += data[at] * v[i];
  out[j] = sum;
}

function addFourSums(out: Vector, W: Matrix, j: number, v: Vector, from: number, stride: number) {
  const { data, rows, cols } = W;
  let a = out[j];
  let b = out[j + 1];
  let c = out[j + 2];
  let d = out[j + 3];
  for (let t = 0, at = j, i = from; t < rows; t++, at += cols, i += stride) {
    const vi = v[i];
    a += data[at] * vi;
    b += data[at + 1] * vi;
    c += data[at + 2] * vi;
    d += data[at + 3] * vi;
  }
  out[j] = a;
  out[j + 1] = b;
  out[j + 2] = c;
  out[j + 3] = d;
}

/** Four entries of two rows of AᵀB: p from column i of A, q from column i + 1. */
function addEightSums(p: Vector, q: Vector, A: Matrix, i: number, B: Matrix, j: number) {
  const [u, w] = [A.data, B.data];
  let p0 = p[j];
  let p1 = p[j + 1];
  let p2 = p[j + 2];
  let p3 = p[j + 3];
  let q0 = q[j];
  let q1 = q[j + 1];
  let q2 = q[j + 2];
  let q3 = q[j + 3];
  for (let t = 0, at = i, from = j; t < B.rows; t++, at += A.cols, from += B.cols) {
    const a = u[at];
    const b = u[at + 1];
    const w0 = w[from];
    const w1 = w[from + 1];
    const w2 = w[from + 2];
    const w3 = w[from + 3];
    p0 += w0 * a;
    p1 += w1 * a;
    p2 += w2 * a;
    p3 += w3 * a;
    q0 += w0 * b;
    q1 += w1 * b;
    q2 += w2 * b;
    q3 += w3 * b;
  }
  p[j] = p0;
  p[j + 1] = p1;
  p[j + 2] = p2;
  p[j + 3] = p3;
  q[j] = q0;
  q[j + 1] = q1;
  q[j + 2] = q2;
  q[j + 3] = q3;
}
