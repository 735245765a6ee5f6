import type { Flat } from "../../src/rnn/matrix.ts";
import { NO_TARGET, type Token } from "../../src/rnn/vocabulary.ts";
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

type Column = Scalar[];

const ONE = scalar(1);
/** 1 / a, for a > 0. */
const inverse = (a: Scalar) => exp(times(scalar(-1), log(a)));
const sigmoid = (a: Scalar) => inverse(plus(ONE, exp(times(scalar(-1), a))));
const each = (f: (...entries: Scalar[]) => Scalar, ...columns: Column[]): Column =>
  columns[0].map((_, k) => f(...columns.map((column) => column[k])));

/** One time step: from the state and the tensors Wx, Wh, b of every gate in turn to the next state, which begins with h. */
type Cell = (state: Column, layer: (gate: number, h: Column) => Column) => Column;

/** Number of gates, and the equations as the papers print them. */
const CELLS: Record<"elman" | "lstm" | "gru", { gates: number; step: Cell }> = {
  elman: { gates: 1, step: (h, layer) => each(tanh, layer(0, h)) },
  lstm: {
    gates: 4,
    step: (state, layer) => {
      const H = state.length / 2;
      const [h, c] = [state.slice(0, H), state.slice(H)];
      const [f, i, o] = [0, 1, 2].map((gate) => each(sigmoid, layer(gate, h)));
      const g = each(tanh, layer(3, h));
      const next = each(plus, each(times, f, c), each(times, i, g));
      return [...each(times, o, each(tanh, next)), ...next];
    },
  },
  gru: {
    gates: 3,
    step: (h, layer) => {
      const [r, u] = [0, 1].map((gate) => each(sigmoid, layer(gate, h)));
      const n = each(tanh, layer(2, each(times, r, h)));
      return each((u, n, h) => plus(times(minus(ONE, u), h), times(u, n)), u, n, h);
    },
  },
};

/** Summed loss of some lanes and its gradients, tensor by tensor, from the equations written out number by number. */
export function scalarCells(
  cell: keyof typeof CELLS,
  flat: Flat,
  states: Flat,
  inputs: readonly (readonly Token[])[],
  targets: readonly (readonly Token[])[],
): { loss: number; gradients: number[][] } {
  const { gates, step } = CELLS[cell];
  // Elman's network is stored with its output matrix before its bias.
  const order = cell === "elman" ? [0, 1, 3, 2, 4] : flat.map((_, at) => at);
  const tensors = order.map((at) => Array.from(flat[at], (q) => scalar(q)));
  const [Why, by] = tensors.slice(3 * gates);
  const product = (W: Column, v: Column, i: number) =>
    sum(v.map((vj, j) => times(W[i * v.length + j], vj)));

  const losses = states.flatMap((start, lane) => {
    let state = Array.from(start, (value) => scalar(value));
    return inputs[lane].map((token, t) => {
      const x = Array.from(by, (_, k) => scalar(k === token ? 1 : 0));
      state = step(state, (gate, h) => {
        const [Wx, Wh, b] = tensors.slice(3 * gate, 3 * gate + 3);
        return b.map((bi, i) => plus(plus(product(Wx, x, i), product(Wh, h, i)), bi));
      });
      const h = state.slice(0, tensors[2].length);
      const y = by.map((b, k) => plus(product(Why, h, k), b));
      const target = targets[lane][t];
      return target === NO_TARGET ? scalar(0) : minus(log(sum(y.map(exp))), y[target]);
    });
  });
  const loss = sum(losses);
  differentiate(loss);
  const gradients: number[][] = [];
  order.forEach((at, i) => (gradients[at] = tensors[i].map((q) => q.gradient)));
  return { loss: loss.value, gradients };
}
