import { tanh } from "./elementary.ts";
import { softmax, tanhInPlace } from "./forward.ts";
import { gateSum, sigmoidInPlace } from "./gate.ts";
import type { LstmParams } from "./lstm-params.ts";
import { addMatVec, matrix, vector, type Matrix } from "./matrix.ts";
import type { Token } from "./vocabulary.ts";

/** T time steps of an LSTM as they happened, one row a step. Row t of hPrev and cPrev is row t − 1 of h and c. */
export interface LstmTape {
  readonly x: Token[]; //     (T)     what was read
  readonly hPrev: Matrix; //  (T, H)  the hidden state before
  readonly cPrev: Matrix; //  (T, H)  the cells before
  readonly f: Matrix; //      (T, H)  the gates, each entry in (0, 1)
  readonly i: Matrix; //      (T, H)
  readonly o: Matrix; //      (T, H)
  readonly g: Matrix; //      (T, H)  what would be written, in (−1, 1)
  readonly c: Matrix; //      (T, H)  the cells after
  readonly s: Matrix; //      (T, H)  tanh c, what would be shown
  readonly h: Matrix; //      (T, H)  the hidden state after
  readonly y: Matrix; //      (T, V)  logits
  readonly p: Matrix; //      (T, V)  the probability of each symbol to come next
}

/** An empty tape for T time steps of H cells over V symbols; its first state is zero. */
export function emptyLstmTape(T: number, H: number, V: number): LstmTape {
  const [hs, cs] = [vector((T + 1) * H), vector((T + 1) * H)];
  return {
    x: new Array<Token>(T).fill(0),
    hPrev: matrix(T, H, hs.subarray(0, T * H)),
    cPrev: matrix(T, H, cs.subarray(0, T * H)),
    f: matrix(T, H),
    i: matrix(T, H),
    o: matrix(T, H),
    g: matrix(T, H),
    c: matrix(T, H, cs.subarray(H)),
    s: matrix(T, H),
    h: matrix(T, H, hs.subarray(H)),
    y: matrix(T, V),
    p: matrix(T, V),
  };
}

/** Reads the symbol x at time step t of the tape, from rows t of hPrev and cPrev; in place. Source: Gers, Schmidhuber and Cummins (2000). */
export function lstmStep(params: LstmParams, tape: LstmTape, t: number, x: Token): void {
  const hPrev = tape.hPrev.row[t]; // (H)
  const cPrev = tape.cPrev.row[t]; // (H)
  const f = tape.f.row[t]; //         (H)
  const i = tape.i.row[t]; //         (H)
  const o = tape.o.row[t]; //         (H)
  const g = tape.g.row[t]; //         (H)
  const c = tape.c.row[t]; //         (H)
  const s = tape.s.row[t]; //         (H)
  const h = tape.h.row[t]; //         (H)
  const y = tape.y.row[t]; //         (V)
  tape.x[t] = x;

  // #region gates
  gateSum(f, params.f, x, hPrev);
  gateSum(i, params.i, x, hPrev);
  gateSum(o, params.o, x, hPrev);
  gateSum(g, params.g, x, hPrev);
  for (const gate of [f, i, o]) sigmoidInPlace(gate);
  tanhInPlace(g);
  // #endregion gates

  // #region cell
  for (let k = 0; k < c.length; k++) {
    c[k] = f[k] * cPrev[k] + i[k] * g[k];
    s[k] = tanh(c[k]);
    h[k] = o[k] * s[k];
  }
  // #endregion cell

  y.set(params.by);
  addMatVec(y, params.Why, h);
  softmax(tape.p.row[t], y);
}
