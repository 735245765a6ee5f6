import { initialGate, numbersOfGate, zeroGate, type Gate } from "./gate.ts";
import { gaussian } from "./initialization.ts";
import { matrix, vector, type Flat, type Matrix, type Vector } from "./matrix.ts";
import type { Random } from "./random.ts";

/** Everything a GRU of H units over V symbols learns. */
export interface GruParams {
  readonly r: Gate; //     reset: how much of the state the new value may see
  readonly u: Gate; //     update: how much of the state is replaced
  readonly n: Gate; //     the new value
  readonly Why: Matrix; // (V, H)  hidden to output
  readonly by: Vector; //  (V)     output bias
}

/** Parameters that are all zero: also the empty gradients. */
export const zeroGru = (H: number, V: number): GruParams => ({
  r: zeroGate(H, V),
  u: zeroGate(H, V),
  n: zeroGate(H, V),
  Why: matrix(V, H),
  by: vector(V),
});

/** Parameters drawn gate by gate, as `initialGate` says; Why normal with variance 1/H; biases zero. */
export function initialGru(H: number, V: number, random: Random): GruParams {
  return {
    r: initialGate(H, V, random),
    u: initialGate(H, V, random),
    n: initialGate(H, V, random),
    Why: gaussian(V, H, 1 / Math.sqrt(H), random),
    by: vector(V),
  };
}

/** The numbers of all parameters, flat: those of r, u and n, then Why and by. */
export const numbersOfGru = ({ r, u, n, Why, by }: GruParams): Flat => [
  ...[r, u, n].flatMap(numbersOfGate),
  Why.data,
  by,
];
