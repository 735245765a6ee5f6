import { exp, tanh } from "./elementary.ts";
import { addColumn, addMatVec, type Vector } from "./matrix.ts";
import type { Params } from "./params.ts";
import type { Tape } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/** Reads the symbol x at time step t of the tape: fills row t of h, y and p from row t of hPrev; in place. */
export function step(params: Params, tape: Tape, t: number, x: Token): void {
  const hPrev = tape.hPrev.row[t]; // (H)
  const h = tape.h.row[t]; //         (H)
  const y = tape.y.row[t]; //         (V)
  const p = tape.p.row[t]; //         (V)
  tape.x[t] = x;

  // #region recurrence
  const z = h; // tanh is taken in place
  z.set(params.bh);
  addColumn(z, params.Wxh, x); // Wxh times a one-hot vector
  addMatVec(z, params.Whh, hPrev); //                         [eq:z]
  tanhInPlace(z); //                                          [eq:h]
  // #endregion recurrence

  // #region prediction
  y.set(params.by);
  addMatVec(y, params.Why, h); //                             [eq:y]
  softmax(p, y); //                                           [eq:p]
  // #endregion prediction
}

/** Reads T tokens one after another onto a tape of T steps, from its first state on; in place. */
export function unroll(params: Params, tape: Tape, tokens: ArrayLike<Token>): void {
  if (tokens.length !== tape.x.length)
    throw new Error(`a tape of ${tape.x.length} steps cannot hold ${tokens.length} tokens`);
  // #region unrolling
  // The same params in every column.
  for (let t = 0; t < tokens.length; t++) step(params, tape, t, tokens[t]);
  // #endregion unrolling
}

/** p = softmax(y / temperature), for y and p of (V); in place. The largest logit is taken off first, so nothing overflows. */
export function softmax(p: Vector, y: Vector, temperature = 1): void {
  let largest = y[0];
  for (let k = 1; k < y.length; k++) largest = Math.max(largest, y[k]);
  let sum = 0;
  for (let k = 0; k < y.length; k++) {
    p[k] = exp((y[k] - largest) / temperature);
    sum += p[k];
  }
  for (let k = 0; k < y.length; k++) p[k] /= sum;
}

/** tanh of every entry; in place. */
export function tanhInPlace(z: Vector): void {
  for (let i = 0; i < z.length; i++) z[i] = tanh(z[i]);
}
