import { addMatVec, matrix, vector, type Matrix, type Vector } from "../rnn/matrix.ts";
import type { Token } from "../rnn/vocabulary.ts";
import { unpack, type Tensor } from "../trace/tensor.ts";
import type { State } from "./axis.ts";
import { inputWeightsAt, type LookupData } from "./lookup-data.ts";

/** A product with a one-hot vector, computed in full, beside the column it should be. */
export interface Product {
  readonly product: Vector; // (m)  W x, every term of every sum
  readonly column: Vector; //  (m)  column x of W
  /** How many of the numbers are the same bit for bit. */
  readonly same: number;
  /** How many multiplications the product takes; looking the column up takes none. */
  readonly multiplications: number;
}

/** W x for W of (m, n) and the one-hot x of (n) with its 1 at `at`. */
export function oneHotProduct(W: Matrix, at: Token): Product {
  const x = vector(W.cols);
  x[at] = 1;
  const product = vector(W.rows);
  addMatVec(product, W, x);
  const column = Float64Array.from(W.row, (row) => row[at]);
  const same = column.filter((value, i) => Object.is(value, product[i])).length;
  return { product, column, same, multiplications: W.rows * W.cols };
}

const matrices = new WeakMap<Tensor, Matrix>();

/** The input weights at the update a state stands at, (H, V); unpacked once. */
export function inputMatrix(data: LookupData, state: State): Matrix {
  const tensor = inputWeightsAt(data, state);
  let Wxh = matrices.get(tensor);
  if (!Wxh) {
    const [, rows, cols] = tensor.shape;
    matrices.set(tensor, (Wxh = matrix(rows, cols, unpack(tensor)[0])));
  }
  return Wxh;
}

/** The columns that are, within the rounding of the two recordings, what they were before training. */
export function unmovedColumns(data: LookupData, state: State): Token[] {
  const now = inputMatrix(data, state);
  const before = inputMatrix(data, { update: data.updates[0] });
  const rounding = (scaleOf(data, state) + scaleOf(data, { update: data.updates[0] })) / 2;
  return [...now.row[0].keys()].filter((column) =>
    now.row.every((row, i) => Math.abs(row[column] - before.row[i][column]) <= rounding),
  );
}

const scaleOf = (data: LookupData, state: State) => inputWeightsAt(data, state).scale[0];
