import { matrix, vector, type Matrix, type Vector } from "./matrix.ts";

/** Everything a network of H hidden units over V symbols learns. A matrix reads from its columns to its rows. */
export interface Params {
  readonly Wxh: Matrix; // (H, V)  input to hidden
  readonly Whh: Matrix; // (H, H)  hidden to hidden
  readonly Why: Matrix; // (V, H)  hidden to output
  readonly bh: Vector; //  (H)     hidden bias
  readonly by: Vector; //  (V)     output bias
}

/** ∂L/∂q for every parameter q, each of the shape of q. */
export type Gradients = Params;

/** The names of the parameters, in the order in which they are drawn, stored and hashed. */
export const PARAM_NAMES = ["Wxh", "Whh", "Why", "bh", "by"] as const;
export type ParamName = (typeof PARAM_NAMES)[number];

/** Parameters that are all zero: also the empty gradients. */
export const zeroParams = (H: number, V: number): Params => ({
  Wxh: matrix(H, V),
  Whh: matrix(H, H),
  Why: matrix(V, H),
  bh: vector(H),
  by: vector(V),
});

/** The numbers of one parameter, flat. Writing to them writes to the parameter. */
export function numbersOf(params: Params, name: ParamName): Float64Array {
  const q = params[name];
  return q instanceof Float64Array ? q : q.data;
}

/** The shape of one parameter: (rows, columns), or (length). */
export function shapeOf(params: Params, name: ParamName): readonly number[] {
  const q = params[name];
  return q instanceof Float64Array ? [q.length] : [q.rows, q.cols];
}

/** The numbers of all parameters, flat, in the order of PARAM_NAMES. Writing to them writes to the parameters. */
export const allNumbers = (params: Params): Float64Array[] =>
  PARAM_NAMES.map((name) => numbersOf(params, name));

/** How many numbers there are to learn. */
export const countParams = (params: Params): number =>
  allNumbers(params).reduce((sum, numbers) => sum + numbers.length, 0);
