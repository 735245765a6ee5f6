import { allNumbers, zeroParams, type Gradients, type Params } from "../../src/rnn/params.ts";
import type { Token } from "../../src/rnn/vocabulary.ts";

/**
 * The gradient of the summed loss by real-time recurrent learning: forward through time, carrying
 * the derivative of each hidden unit by each parameter. It never walks back and keeps no tape.
 * Source: Williams and Zipser (1989).
 */
export function realTimeGradient(
  params: Params,
  h0: ArrayLike<number>,
  tokens: readonly Token[],
  targets: readonly Token[],
): Gradients {
  const { Wxh, Whh, Why, bh, by } = params;
  const [H, V] = [bh.length, by.length];
  const d = zeroParams(H, V);
  let h = Array.from(h0);
  // S[i] is ∂h_i by every parameter, in the shape of the parameters; Why and by stay 0.
  let S = h.map(() => zeroParams(H, V));

  tokens.forEach((x, t) => {
    const z = h.map((_, i) =>
      h.reduce((sum, hj, j) => sum + Whh.row[i][j] * hj, Wxh.row[i][x] + bh[i]),
    );
    const next = z.map(Math.tanh);
    S = next.map((hi, i) => {
      const Si = zeroParams(H, V);
      h.forEach((hj, j) => {
        addMultiple(Si, Whh.row[i][j], S[j]);
        Si.Whh.row[i][j] += hj;
      });
      Si.Wxh.row[i][x] += 1;
      Si.bh[i] += 1;
      const slope = zeroParams(H, V);
      addMultiple(slope, 1 - hi * hi, Si);
      return slope;
    });
    h = next;

    const y = Array.from(by, (b, k) => h.reduce((sum, hj, j) => sum + Why.row[k][j] * hj, b));
    const total = y.reduce((sum, yk) => sum + Math.exp(yk), 0);
    const dy = y.map((yk, k) => Math.exp(yk) / total - (k === targets[t] ? 1 : 0));
    dy.forEach((dyk, k) => {
      d.by[k] += dyk;
      h.forEach((hj, j) => {
        d.Why.row[k][j] += dyk * hj;
        addMultiple(d, dyk * Why.row[k][j], S[j]);
      });
    });
  });
  return d;
}

function addMultiple(out: Gradients, factor: number, d: Gradients): void {
  const numbers = allNumbers(d);
  allNumbers(out).forEach((sums, at) => {
    for (let i = 0; i < sums.length; i++) sums[i] += factor * numbers[at][i];
  });
}
