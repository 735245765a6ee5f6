import { allNumbers, zeroParams, type Gradients, type Params } from "../../src/rnn/params.ts";
import type { Token } from "../../src/rnn/vocabulary.ts";
import {
  differentiate,
  exp,
  log,
  minus,
  plus,
  scalar,
  sum,
  tanh,
  times,
  type Scalar,
} from "./scalar-autodiff.ts";

/** What the equations of the network give when written out number by number. */
export interface Answer {
  readonly loss: number;
  readonly d: Gradients;
  /** ∂L/∂h for the state before the first step, and after each. (T + 1) of (H) */
  readonly dh: readonly number[][];
}

/** Summed loss of the targets for which `counts` holds, and its gradients, from the equations alone and one-hot inputs. */
export function scalarAnswer(
  params: Params,
  h0: ArrayLike<number>,
  tokens: readonly Token[],
  targets: readonly Token[],
  counts: (t: number) => boolean = () => true,
): Answer {
  const [H, V] = [params.bh.length, params.by.length];
  const [Wxh, Whh, Why, bh, by] = allNumbers(params).map((numbers) =>
    Array.from(numbers, (q) => scalar(q)),
  );
  const product = (W: Scalar[], v: Scalar[], i: number) =>
    sum(v.map((vj, j) => times(W[i * v.length + j], vj)));

  let h = Array.from(h0, (value) => scalar(value));
  const states = [h];
  const losses: Scalar[] = [];
  tokens.forEach((token, t) => {
    const x = Array.from({ length: V }, (_, k) => scalar(k === token ? 1 : 0));
    const before = h;
    h = Array.from({ length: H }, (_, i) =>
      tanh(plus(plus(product(Wxh, x, i), product(Whh, before, i)), bh[i])),
    );
    const after = h;
    const y = Array.from({ length: V }, (_, k) => plus(product(Why, after, k), by[k]));
    if (counts(t)) losses.push(minus(log(sum(y.map(exp))), y[targets[t]]));
    states.push(h);
  });
  const loss = sum(losses);
  differentiate(loss);

  const d = zeroParams(H, V);
  const found = [Wxh, Whh, Why, bh, by];
  allNumbers(d).forEach((numbers, at) => numbers.set(found[at].map((q) => q.gradient)));
  return { loss: loss.value, d, dh: states.map((state) => state.map((hi) => hi.gradient)) };
}
