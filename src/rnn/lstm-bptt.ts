import { addGateGradients } from "./gate.ts";
import { logitGradient } from "./loss.ts";
import type { LstmTape } from "./lstm-forward.ts";
import type { LstmParams } from "./lstm-params.ts";
import { add, addMatTMat, addMatTVec, matrix, vector, type Vector } from "./matrix.ts";
import type { Token } from "./vocabulary.ts";

/**
 * Backpropagation through time for an LSTM: adds to `d` the gradient of the summed loss of one
 * unrolled sequence with respect to every parameter; in place.
 *
 * Going back from cell to cell a gradient is multiplied by the forget gate and by nothing else.
 *
 * Source: Hochreiter and Schmidhuber (1997), without their truncation; Graves and Schmidhuber (2005).
 */
export function lstmBackward(
  params: LstmParams,
  tape: LstmTape,
  targets: ArrayLike<Token>,
  d: LstmParams,
): void {
  const [T, H, V] = [targets.length, params.f.b.length, params.by.length];
  const dy = matrix(T, V);
  const [df, di, dO, dg] = [matrix(T, H), matrix(T, H), matrix(T, H), matrix(T, H)]; // ∂L/∂z of each
  const dh = vector(H);
  const dcNext = vector(H); // what later cells send back; zero beyond the last step

  for (let t = T - 1; t >= 0; t--) {
    logitGradient(dy.row[t], tape.p.row[t], targets[t]);
    dh.fill(0);
    addMatTVec(dh, params.Why, dy.row[t]);
    if (t + 1 < T) {
      addMatTVec(dh, params.f.Wh, df.row[t + 1]);
      addMatTVec(dh, params.i.Wh, di.row[t + 1]);
      addMatTVec(dh, params.o.Wh, dO.row[t + 1]);
      addMatTVec(dh, params.g.Wh, dg.row[t + 1]);
    }
    throughCell(tape, t, dh, dcNext, df.row[t], di.row[t], dO.row[t], dg.row[t]);
  }

  addMatTMat(d.Why, dy, tape.h);
  for (let t = 0; t < T; t++) add(d.by, dy.row[t]);
  addGateGradients(d.f, tape.x, tape.hPrev, df);
  addGateGradients(d.i, tape.x, tape.hPrev, di);
  addGateGradients(d.o, tape.x, tape.hPrev, dO);
  addGateGradients(d.g, tape.x, tape.hPrev, dg);
}

/** From ∂L/∂h at step t to ∂L/∂z of the four gates; turns dcNext, sent by step t + 1, into what step t sends; in place. */
function throughCell(
  tape: LstmTape,
  t: number,
  dh: Vector,
  dcNext: Vector,
  df: Vector,
  di: Vector,
  dO: Vector,
  dg: Vector,
): void {
  const cPrev = tape.cPrev.row[t];
  const [f, i, o, g, s] = [tape.f, tape.i, tape.o, tape.g, tape.s].map((M) => M.row[t]);
  for (let k = 0; k < dh.length; k++) {
    // #region through-cell
    const dc = dcNext[k] + dh[k] * o[k] * (1 - s[k] * s[k]);
    df[k] = dc * cPrev[k] * f[k] * (1 - f[k]);
    di[k] = dc * g[k] * i[k] * (1 - i[k]);
    dO[k] = dh[k] * s[k] * o[k] * (1 - o[k]);
    dg[k] = dc * i[k] * (1 - g[k] * g[k]);
    dcNext[k] = dc * f[k];
    // #endregion through-cell
  }
}
