import { addColumn, addMatVec, norm, vector, type Vector } from "../rnn/matrix.ts";
import type { Params } from "../rnn/params.ts";
import type { Token } from "../rnn/vocabulary.ts";

/** How long the state is after 0, 1, 2 … symbols, as each stage of the cell would have it; (T + 1) each. */
export interface StateLengths {
  readonly recurrence: readonly number[]; // h ← Whh h
  readonly input: readonly number[]; //      h ← Whh h + Wxh x + bh
  readonly tanh: readonly number[]; //       h ← tanh(Whh h + Wxh x + bh)
}

/** The lengths over T tokens from the state h0, all with the same weights; `states` are the T states the network itself goes through. */
export function stateLengths(
  params: Params,
  h0: Vector,
  tokens: readonly Token[],
  states: readonly Vector[],
): StateLengths {
  const lengths = { recurrence: [norm(h0)], input: [norm(h0)], tanh: [h0, ...states].map(norm) };
  let [alone, driven] = [h0, h0];
  for (const x of tokens) {
    alone = recurrence(params, alone);
    driven = recurrence(params, driven, x);
    lengths.recurrence.push(norm(alone));
    lengths.input.push(norm(driven));
  }
  return lengths;
}

/** Whh h, and where a symbol is read, plus Wxh x + bh. */
function recurrence({ Whh, Wxh, bh }: Params, h: Vector, x?: Token): Vector {
  const next = x === undefined ? vector(h.length) : bh.slice();
  if (x !== undefined) addColumn(next, Wxh, x);
  addMatVec(next, Whh, h);
  return next;
}
