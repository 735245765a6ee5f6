import { logitGradient } from "./loss.ts";
import { add, addMatTMat, addMatTVec, addToColumn, vector, type Vector } from "./matrix.ts";
import type { Gradients, Params } from "./params.ts";
import type { Tape } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/**
 * Backpropagation through time: adds to `d` the gradient of the summed loss of one
 * unrolled sequence with respect to every parameter, exact over the whole tape; in place.
 * It does not truncate and does not clip: the tape ends where the caller cut it.
 *
 * dq is ∂L/∂q and has the shape of q; z is what tanh is applied to, h = tanh z.
 * A trailing [eq:…] names the equation of its line.
 *
 * Source: Werbos (1990); names after Karpathy, min-char-rnn (2015).
 */
export function backward(
  params: Params,
  tape: Tape,
  targets: ArrayLike<Token>,
  d: Gradients,
): void {
  const T = targets.length;
  let dzNext = vector(params.bh.length); // zero: no loss lies beyond the last step

  for (let t = T - 1; t >= 0; t--) {
    const h = tape.h.row[t]; //   (H)
    const dy = tape.dy.row[t]; // (V)
    const dh = tape.dh.row[t]; // (H)
    const dz = tape.dz.row[t]; // (H)

    // #region walk-back
    logitGradient(dy, tape.p.row[t], targets[t]); // p − one-hot [eq:dy]
    dh.fill(0);
    addMatTVec(dh, params.Why, dy); //     for this prediction
    addMatTVec(dh, params.Whh, dzNext); // for all later ones [eq:dh]
    throughTanh(dz, dh, h); //                                [eq:dz]
    dzNext = dz;
    // #endregion walk-back
  }

  // #region sums
  addMatTMat(d.Why, tape.dy, tape.h); //                      [eq:dWhy]
  addMatTMat(d.Whh, tape.dz, tape.hPrev); //                  [eq:dWhh]
  for (let t = 0; t < T; t++) {
    addToColumn(d.Wxh, tape.x[t], tape.dz.row[t]); //         [eq:dWxh]
    add(d.by, tape.dy.row[t]); //                             [eq:dby]
    add(d.bh, tape.dz.row[t]); //                             [eq:dbh]
  }
  // #endregion sums
}

/** dz = dh ⊙ (1 − h ⊙ h), since tanh′ z = 1 − tanh² z; in place. */
export function throughTanh(dz: Vector, dh: Vector, h: Vector): void {
  for (let i = 0; i < dz.length; i++) dz[i] = dh[i] * (1 - h[i] * h[i]);
}
