import { addGateGradients } from "./gate.ts";
import type { GruTape } from "./gru-forward.ts";
import type { GruParams } from "./gru-params.ts";
import { logitGradient } from "./loss.ts";
import { add, addMatTMat, addMatTVec, matrix, vector, type Vector } from "./matrix.ts";
import type { Token } from "./vocabulary.ts";

/**
 * Backpropagation through time for a GRU: adds to `d` the gradient of the summed loss of one
 * unrolled sequence with respect to every parameter; in place.
 *
 * Where the update gate is closed the state is copied, and so is its gradient.
 */
export function gruBackward(
  params: GruParams,
  tape: GruTape,
  targets: ArrayLike<Token>,
  d: GruParams,
): void {
  const [T, H, V] = [targets.length, params.r.b.length, params.by.length];
  const dy = matrix(T, V);
  const [dr, du, dn] = [matrix(T, H), matrix(T, H), matrix(T, H)]; // ∂L/∂z of each
  const dh = vector(H);
  const ds = vector(H);
  const dhPrev = vector(H); // what a step sends back; zero beyond the last

  for (let t = T - 1; t >= 0; t--) {
    const hPrev = tape.hPrev.row[t];
    logitGradient(dy.row[t], tape.p.row[t], targets[t]);
    dh.fill(0);
    addMatTVec(dh, params.Why, dy.row[t]); // for this prediction
    add(dh, dhPrev); //                       for all later ones

    throughUnit(tape, t, dh, dhPrev, du.row[t], dn.row[t]);
    ds.fill(0);
    addMatTVec(ds, params.n.Wh, dn.row[t]);
    throughReset(dr.row[t], dhPrev, ds, tape.r.row[t], hPrev);
    addMatTVec(dhPrev, params.r.Wh, dr.row[t]);
    addMatTVec(dhPrev, params.u.Wh, du.row[t]);
  }

  addMatTMat(d.Why, dy, tape.h);
  for (let t = 0; t < T; t++) add(d.by, dy.row[t]);
  addGateGradients(d.r, tape.x, tape.hPrev, dr);
  addGateGradients(d.u, tape.x, tape.hPrev, du);
  addGateGradients(d.n, tape.x, tape.s, dn);
}

/** Through h = (1 − u) hPrev + u n: fills ∂L/∂z of u and n, and what goes to hPrev directly; in place. */
function throughUnit(
  tape: GruTape,
  t: number,
  dh: Vector,
  dhPrev: Vector,
  du: Vector,
  dn: Vector,
): void {
  const [u, n, hPrev] = [tape.u.row[t], tape.n.row[t], tape.hPrev.row[t]];
  for (let k = 0; k < dh.length; k++) {
    // #region through-unit
    dn[k] = dh[k] * u[k] * (1 - n[k] * n[k]);
    du[k] = dh[k] * (n[k] - hPrev[k]) * u[k] * (1 - u[k]);
    dhPrev[k] = dh[k] * (1 - u[k]);
    // #endregion through-unit
  }
}

/** Through s = r hPrev: fills ∂L/∂z of r, and adds to dhPrev what goes to hPrev; in place. */
function throughReset(dr: Vector, dhPrev: Vector, ds: Vector, r: Vector, hPrev: Vector): void {
  for (let k = 0; k < ds.length; k++) {
    dr[k] = ds[k] * hPrev[k] * r[k] * (1 - r[k]);
    dhPrev[k] += ds[k] * r[k];
  }
}
