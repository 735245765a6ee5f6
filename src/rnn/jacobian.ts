import { throughTanh } from "./bptt.ts";
import { addMatMat, addMatTVec, matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";
import type { Params } from "./params.ts";
import { largestSingularValue } from "./largest-singular-value.ts";
import type { Tape } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/** ∂h_t/∂h_{t−1} = diag(1 − h_t²) Whh of (H, H), for the state h_t of (H). */
export function jacobian(params: Params, h: Vector): Matrix {
  const { rows, cols, data } = params.Whh;
  const J = matrix(rows, cols, data.slice());
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) J.row[i][j] *= 1 - h[i] * h[i];
  return J;
}

/**
 * The largest singular value of ∂h_t/∂h_{t−k} = J_t J_{t−1} … J_{t−k+1} for k = 0 … lags:
 * how much step t can feel, at most, of a small change k steps before. At k = 0 it is 1.
 * Reads h from the tape. Throws if the tape does not reach back so far.
 */
export function jacobianNorms(params: Params, tape: Tape, t: number, lags: number): Vector {
  refuseBeyond(tape, t, lags);
  const H = params.bh.length;
  const norms = vector(lags + 1).fill(1, 0, 1);
  let product = matrix(H, H);
  for (let i = 0; i < H; i++) product.row[i][i] = 1;
  for (let k = 1; k <= lags; k++) {
    const longer = matrix(H, H);
    addMatMat(longer, product, jacobian(params, tape.h.row[t - k + 1]));
    product = longer;
    norms[k] = largestSingularValue(product);
  }
  return norms;
}

/**
 * ‖∂L_t/∂h_{t−k}‖ for k = 0 … lags, where L_t is the loss of the one prediction at step t:
 * how strongly that loss asks the state k steps before to change.
 * Reads h and p from the tape. Throws if the tape does not reach back so far.
 */
export function gradientNorms(
  params: Params,
  tape: Tape,
  t: number,
  target: Token,
  lags: number,
): Vector {
  refuseBeyond(tape, t, lags);
  const dy = tape.p.row[t].slice();
  dy[target] -= 1;
  const dh = vector(params.bh.length);
  const dz = vector(params.bh.length);
  addMatTVec(dh, params.Why, dy);
  const norms = vector(lags + 1).fill(norm(dh), 0, 1);
  for (let k = 1; k <= lags; k++) {
    throughTanh(dz, dh, tape.h.row[t - k + 1]);
    addMatTVec(dh.fill(0), params.Whh, dz);
    norms[k] = norm(dh);
  }
  return norms;
}

/** The state before the first step, the oldest there is, is t + 1 steps before step t. */
function refuseBeyond(tape: Tape, t: number, lags: number): void {
  if (!(t >= 0 && t < tape.h.rows))
    throw new Error(`no step ${t} on a tape of ${tape.h.rows} steps`);
  if (!(lags >= 0 && lags <= t + 1))
    throw new Error(`step ${t} can look 0 … ${t + 1} steps back, not ${lags}`);
}
