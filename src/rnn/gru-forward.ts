import { softmax, tanhInPlace } from "./forward.ts";
import { gateSum, sigmoidInPlace } from "./gate.ts";
import type { GruParams } from "./gru-params.ts";
import { addMatVec, matrix, vector, type Matrix } from "./matrix.ts";
import type { Token } from "./vocabulary.ts";

/** T time steps of a GRU as they happened, one row a step. Row t of hPrev is row t − 1 of h. */
export interface GruTape {
  readonly x: Token[]; //     (T)     what was read
  readonly hPrev: Matrix; //  (T, H)  the state before
  readonly r: Matrix; //      (T, H)  the gates, each entry in (0, 1)
  readonly u: Matrix; //      (T, H)
  readonly s: Matrix; //      (T, H)  r ⊙ hPrev, what the new value may see
  readonly n: Matrix; //      (T, H)  the new value, in (−1, 1)
  readonly h: Matrix; //      (T, H)  the state after
  readonly y: Matrix; //      (T, V)  logits
  readonly p: Matrix; //      (T, V)  the probability of each symbol to come next
}

/** An empty tape for T time steps of H units over V symbols; its first state is zero. */
export function emptyGruTape(T: number, H: number, V: number): GruTape {
  const states = vector((T + 1) * H);
  return {
    x: new Array<Token>(T).fill(0),
    hPrev: matrix(T, H, states.subarray(0, T * H)),
    r: matrix(T, H),
    u: matrix(T, H),
    s: matrix(T, H),
    n: matrix(T, H),
    h: matrix(T, H, states.subarray(H)),
    y: matrix(T, V),
    p: matrix(T, V),
  };
}

/**
 * Reads the symbol x at time step t of the tape, from row t of hPrev; in place. The reset comes
 * before the product with Wh, as in Cho et al. (2014); an open update gate replaces, as in Chung et al. (2014).
 */
export function gruStep(params: GruParams, tape: GruTape, t: number, x: Token): void {
  const hPrev = tape.hPrev.row[t]; // (H)
  const r = tape.r.row[t]; //         (H)
  const u = tape.u.row[t]; //         (H)
  const s = tape.s.row[t]; //         (H)
  const n = tape.n.row[t]; //         (H)
  const h = tape.h.row[t]; //         (H)
  const y = tape.y.row[t]; //         (V)
  tape.x[t] = x;

  // #region gates
  gateSum(r, params.r, x, hPrev);
  gateSum(u, params.u, x, hPrev);
  for (const gate of [r, u]) sigmoidInPlace(gate);
  // #endregion gates

  // #region unit
  for (let k = 0; k < s.length; k++) s[k] = r[k] * hPrev[k];
  gateSum(n, params.n, x, s);
  tanhInPlace(n);
  for (let k = 0; k < h.length; k++) h[k] = (1 - u[k]) * hPrev[k] + u[k] * n[k];
  // #endregion unit

  y.set(params.by);
  addMatVec(y, params.Why, h);
  softmax(tape.p.row[t], y);
}
