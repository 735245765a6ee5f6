import { matrix, type Matrix } from "./matrix.ts";
import { allNumbers, zeroParams, type Params } from "./params.ts";
import { normal, type Random } from "./random.ts";

/** How Whh starts. */
export type Start = "orthogonal" | "xavier" | "gaussian" | "identity";

/**
 * Parameters for H hidden units over V symbols: Whh as `start` says, times `gain`;
 * Wxh and Why normal with variance 1/H; biases zero.
 */
export function initialParams(
  H: number,
  V: number,
  random: Random,
  start: Start = "orthogonal",
  gain = 1,
): Params {
  const params = zeroParams(H, V);
  const spread = 1 / Math.sqrt(H);
  const starts = {
    orthogonal: () => orthogonal(H, random),
    xavier: () => xavier(H, H, random),
    gaussian: () => gaussian(H, H, spread, random),
    identity: () => identity(H),
  };
  params.Wxh.data.set(gaussian(H, V, spread, random).data);
  params.Whh.data.set(starts[start]().data.map((w) => gain * w));
  params.Why.data.set(gaussian(V, H, spread, random).data);
  return params;
}

/** A copy that shares no number with the original. */
export function copyParams(params: Params): Params {
  const copy = zeroParams(params.bh.length, params.by.length);
  const from = allNumbers(params);
  allNumbers(copy).forEach((numbers, i) => numbers.set(from[i]));
  return copy;
}

/** Independent normal entries of mean 0 and the given standard deviation. */
export function gaussian(rows: number, cols: number, deviation: number, random: Random): Matrix {
  const W = matrix(rows, cols);
  for (let i = 0; i < W.data.length; i++) W.data[i] = deviation * normal(random);
  return W;
}

/** Uniform entries on ±√(6 / (rows + cols)). Source: Glorot and Bengio (2010), equation 16. */
export function xavier(rows: number, cols: number, random: Random): Matrix {
  const W = matrix(rows, cols);
  const bound = Math.sqrt(6 / (rows + cols));
  for (let i = 0; i < W.data.length; i++) W.data[i] = bound * (2 * random() - 1);
  return W;
}

/** Ones on the diagonal. Source: Le, Jaitly and Hinton (2015), there for rectified units. */
export function identity(n: number): Matrix {
  const W = matrix(n, n);
  for (let i = 0; i < n; i++) W.row[i][i] = 1;
  return W;
}

/**
 * A uniformly random rotation or reflection Q of (n, n), QᵀQ = I: the rows of a normal
 * matrix made orthonormal by Gram and Schmidt's method, applied twice against rounding.
 * Source: Saxe, McClelland and Ganguli (2014).
 */
export function orthogonal(n: number, random: Random): Matrix {
  const Q = gaussian(n, n, 1, random);
  const row = (i: number) => Q.data.subarray(i * n, (i + 1) * n);
  const dot = (u: Float64Array, v: Float64Array) => u.reduce((sum, ui, i) => sum + ui * v[i], 0);
  for (let i = 0; i < n; i++) {
    const q = row(i);
    for (let pass = 0; pass < 2; pass++)
      for (let k = 0; k < i; k++) {
        const overlap = dot(q, row(k));
        row(k).forEach((r, j) => (q[j] -= overlap * r));
      }
    const length = Math.sqrt(dot(q, q));
    q.forEach((value, j) => (q[j] = value / length));
  }
  return Q;
}
