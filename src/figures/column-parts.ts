import { softmax } from "../rnn/forward.ts";
import { tanh } from "../rnn/elementary.ts";
import { addColumn, addMatVec, vector, type Vector } from "../rnn/matrix.ts";
import type { Params } from "../rnn/params.ts";
import type { Token } from "../rnn/vocabulary.ts";

/** One time step, taken apart. */
export interface ColumnParts {
  readonly hPrev: Vector; //     (H)  the state before
  readonly fromState: Vector; // (H)  Whh hPrev
  readonly fromInput: Vector; // (H)  Wxh x, which is a column of Wxh
  readonly bias: Vector; //      (H)  bh
  readonly z: Vector; //         (H)  the sum of the three
  readonly h: Vector; //         (H)  tanh z
  readonly y: Vector; //         (V)  Why h + by
  readonly p: Vector; //         (V)  softmax y
}

/** The parts of the step that reads x in the state hPrev. Sums run in the core's order, so that z, h, y and p have its bits. */
export function columnParts(params: Params, hPrev: Vector, x: Token): ColumnParts {
  const { Wxh, Whh, Why, bh, by } = params;
  const fromState = vector(bh.length);
  addMatVec(fromState, Whh, hPrev);
  const fromInput = vector(bh.length);
  addColumn(fromInput, Wxh, x);
  const z = bh.slice();
  addColumn(z, Wxh, x);
  addMatVec(z, Whh, hPrev);
  const h = z.map(tanh);
  const y = by.slice();
  addMatVec(y, Why, h);
  const p = vector(by.length);
  softmax(p, y);
  return { hPrev, fromState, fromInput, bias: bh, z, h, y, p };
}
