import { exp, tanh } from "../../rnn/elementary.ts";
import type { Params } from "../../rnn/params.ts";
import type { Token } from "../../rnn/vocabulary.ts";

/** The gradient of the summed loss by the recurrent part of a network, and what it took. */
export interface Counted {
  readonly gradients: {
    readonly Whh: readonly (readonly number[])[]; // (H, H)
    readonly Wxh: readonly (readonly number[])[]; // (H, V)
    readonly bh: readonly number[]; //               (H)
  };
  /**
   * Multiplications, each with the addition it feeds if it has one, that go into the gradient: from
   * dy on, which both methods need alike. Reading the text is not counted, nor sums without a product.
   */
  readonly products: number;
  /** Numbers kept from step to step, or until the end, beside parameters and gradients. */
  readonly kept: number;
}

/** Rows of zeros. */
const zeros = (rows: number, cols: number) =>
  Array.from({ length: rows }, () => new Array<number>(cols).fill(0));

/** States h_0 … h_T and the errors dy = p − target of a text that is read from the zero state. */
function forward(params: Params, tokens: readonly Token[], targets: readonly Token[]) {
  const { Wxh, Whh, Why, bh, by } = params;
  const h: number[][] = [new Array<number>(bh.length).fill(0)];
  const dy = tokens.map((x, t) => {
    h.push(
      Array.from(bh, (b, i) =>
        tanh(h[t].reduce((sum, hj, j) => sum + Whh.row[i][j] * hj, b + Wxh.row[i][x])),
      ),
    );
    const y = Array.from(by, (b, k) =>
      h[t + 1].reduce((sum, hj, j) => sum + Why.row[k][j] * hj, b),
    );
    const total = y.reduce((sum, yk) => sum + exp(yk), 0);
    return y.map((yk, k) => exp(yk) / total - (k === targets[t] ? 1 : 0));
  });
  return { h, dy };
}

/**
 * Backpropagation through time, one multiplication after another, each counted. It keeps all states
 * and errors until it walks back. Source: Werbos (1990).
 */
export function countedBackpropagation(
  params: Params,
  tokens: readonly Token[],
  targets: readonly Token[],
): Counted {
  const { Whh, Why } = params;
  const [H, V, T] = [params.bh.length, params.by.length, tokens.length];
  const { h, dy } = forward(params, tokens, targets);
  const d = { Whh: zeros(H, H), Wxh: zeros(H, V), bh: new Array<number>(H).fill(0) };
  let products = 0;
  let dzNext = new Array<number>(H).fill(0);
  for (let t = T - 1; t >= 0; t--) {
    const dz = new Array<number>(H).fill(0);
    for (let j = 0; j < H; j++) {
      let dh = 0;
      for (let k = 0; k < V; k++, products++) dh += Why.row[k][j] * dy[t][k];
      for (let i = 0; i < H; i++, products++) dh += Whh.row[i][j] * dzNext[i];
      dz[j] = dh * (1 - h[t + 1][j] * h[t + 1][j]);
      products += 2;
    }
    for (let i = 0; i < H; i++) {
      for (let j = 0; j < H; j++, products++) d.Whh[i][j] += dz[i] * h[t][j];
      d.Wxh[i][tokens[t]] += dz[i];
      d.bh[i] += dz[i];
    }
    dzNext = dz;
  }
  return { gradients: d, products, kept: T * (H + V) };
}

/**
 * Real-time recurrent learning, one multiplication after another, each counted. It carries S[k] = ∂h_k
 * by every recurrent parameter, input weight and bias forward and needs no past. Source: Williams and Zipser (1989).
 */
export function countedRealTime(
  params: Params,
  tokens: readonly Token[],
  targets: readonly Token[],
): Counted {
  const { Whh, Why } = params;
  const [H, V] = [params.bh.length, params.by.length];
  const { h, dy } = forward(params, tokens, targets);
  const P = H * H + H * V + H; // parameters: Whh row by row, then Wxh, then bh
  let S = zeros(H, P);
  const d = new Array<number>(P).fill(0);
  let products = 0;
  tokens.forEach((x, t) => {
    const next = zeros(H, P);
    for (let k = 0; k < H; k++) {
      const slope = 1 - h[t + 1][k] * h[t + 1][k];
      products++;
      const row = next[k];
      for (let l = 0; l < H; l++) {
        const [w, known] = [Whh.row[k][l], S[l]];
        for (let q = 0; q < P; q++) row[q] += w * known[q];
        products += P;
      }
      for (let j = 0; j < H; j++) row[k * H + j] += h[t][j]; // what z_k depends on directly
      row[H * H + k * V + x] += 1;
      row[H * H + H * V + k] += 1;
      for (let q = 0; q < P; q++) row[q] *= slope;
      products += P;
    }
    S = next;
    for (let k = 0; k < H; k++) {
      let dh = 0;
      for (let i = 0; i < V; i++, products++) dh += Why.row[i][k] * dy[t][i];
      for (let q = 0; q < P; q++) d[q] += dh * S[k][q];
      products += P;
    }
  });
  const part = (from: number, rows: number, cols: number) =>
    Array.from({ length: rows }, (_, i) => d.slice(from + i * cols, from + (i + 1) * cols));
  return {
    gradients: {
      Whh: part(0, H, H),
      Wxh: part(H * H, H, V),
      bh: d.slice(H * H + H * V),
    },
    products,
    kept: H * P,
  };
}
