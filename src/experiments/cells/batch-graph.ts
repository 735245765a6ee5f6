import { exp, tanh } from "../../rnn/elementary.ts";
import { addMatTMat, addMatTVec, addMatVec, matrix, type Matrix } from "../../rnn/matrix.ts";

/** A matrix in a computation, and ∂L/∂ of each of its entries, added up by `backward`. */
export interface Node {
  readonly value: Matrix;
  readonly gradient: Matrix;
}

/** A node that is given, such as a parameter or an input; its gradient starts at zero. */
export const given = (value: Matrix): Node => ({
  value,
  gradient: matrix(value.rows, value.cols),
});

/**
 * A computation on B sequences at once, one a row, written down as it happens so that it can be
 * gone through backward: reverse-mode differentiation, for any cell that these operations spell.
 * Source: Linnainmaa (1970); Griewank and Walther (2008).
 */
export class BatchGraph {
  readonly #back: (() => void)[] = [];

  /** b + Σ W v over the pairs (W, v), in each row. b of (1, m), W of (m, n), v of (B, n); gives (B, m). */
  affine(b: Node, ...pairs: readonly (readonly [W: Node, v: Node])[]): Node {
    const [B, m] = [pairs[0][1].value.rows, b.value.cols];
    const out = given(matrix(B, m));
    out.value.row.forEach((z, lane) => {
      z.set(b.value.data);
      for (const [W, v] of pairs) addMatVec(z, W.value, v.value.row[lane]);
    });
    this.#back.push(() => {
      out.gradient.row.forEach((dz, lane) => {
        for (let i = 0; i < m; i++) b.gradient.data[i] += dz[i];
        for (const [W, v] of pairs) addMatTVec(v.gradient.row[lane], W.value, dz);
      });
      for (const [W, v] of pairs) addMatTMat(W.gradient, out.gradient, v.value);
    });
    return out;
  }

  /** a + b, entry by entry. */
  add(a: Node, b: Node): Node {
    return this.#pairwise(a, b, (x, y) => x + y, one, one);
  }

  /** a b, entry by entry. */
  multiply(a: Node, b: Node): Node {
    return this.#pairwise(
      a,
      b,
      (x, y) => x * y,
      (_, y) => y,
      (x) => x,
    );
  }

  /** σ(a) of every entry. */
  sigmoid(a: Node): Node {
    return this.#each(
      a,
      (x) => 1 / (1 + exp(-x)),
      (s) => s * (1 - s),
    );
  }

  /** tanh a of every entry. */
  tanh(a: Node): Node {
    return this.#each(a, tanh, (h) => 1 - h * h);
  }

  /** 1 − a of every entry. */
  rest(a: Node): Node {
    return this.#each(
      a,
      (x) => 1 - x,
      () => -1,
    );
  }

  /** The same values as a node of its own, whose gradient is what comes back on this way only. */
  passed(a: Node): Node {
    return this.#each(a, (x) => x, one);
  }

  /** From the gradients put into the last nodes to those of all before; once. */
  backward(): void {
    for (let i = this.#back.length - 1; i >= 0; i--) this.#back[i]();
  }

  /** f of every entry, its derivative said by the value f. */
  #each(a: Node, f: (x: number) => number, derivative: (value: number) => number): Node {
    const out = given(matrix(a.value.rows, a.value.cols));
    const [from, to, d, dTo] = [a.value, out.value, a.gradient, out.gradient].map((M) => M.data);
    for (let i = 0; i < to.length; i++) to[i] = f(from[i]);
    this.#back.push(() => {
      for (let i = 0; i < to.length; i++) d[i] += dTo[i] * derivative(to[i]);
    });
    return out;
  }

  #pairwise(a: Node, b: Node, f: Pairwise, byA: Pairwise, byB: Pairwise): Node {
    const out = given(matrix(a.value.rows, a.value.cols));
    const [x, y, to] = [a.value, b.value, out.value].map((M) => M.data);
    const [dx, dy, dTo] = [a.gradient, b.gradient, out.gradient].map((M) => M.data);
    for (let i = 0; i < to.length; i++) to[i] = f(x[i], y[i]);
    this.#back.push(() => {
      for (let i = 0; i < to.length; i++) {
        dx[i] += dTo[i] * byA(x[i], y[i]);
        dy[i] += dTo[i] * byB(x[i], y[i]);
      }
    });
    return out;
  }
}

type Pairwise = (x: number, y: number) => number;
const one = () => 1;
