import { initialGate, numbersOfGate, zeroGate, type Gate } from "./gate.ts";
import { gaussian } from "./initialization.ts";
import { matrix, vector, type Flat, type Matrix, type Vector } from "./matrix.ts";
import type { Random } from "./random.ts";

/** Everything an LSTM of H cells over V symbols learns. */
export interface LstmParams {
  readonly f: Gate; //     forget: how much of each cell is kept
  readonly i: Gate; //     input: how much is written
  readonly o: Gate; //     output: how much is shown
  readonly g: Gate; //     what would be written
  readonly Why: Matrix; // (V, H)  hidden to output
  readonly by: Vector; //  (V)     output bias
}

/** Parameters that are all zero: also the empty gradients. */
export const zeroLstm = (H: number, V: number): LstmParams => ({
  f: zeroGate(H, V),
  i: zeroGate(H, V),
  o: zeroGate(H, V),
  g: zeroGate(H, V),
  Why: matrix(V, H),
  by: vector(V),
});

/**
 * Parameters drawn gate by gate, as `initialGate` says; Why normal with variance 1/H. A gate remembers
 * only if it starts open: forgetBias is where bf starts, and all other biases start at zero.
 * Sources: Gers, Schmidhuber and Cummins (2000); Jozefowicz, Zaremba and Sutskever (2015), who advise 1.
 */
export function initialLstm(H: number, V: number, random: Random, forgetBias = 1): LstmParams {
  return {
    f: initialGate(H, V, random, forgetBias),
    i: initialGate(H, V, random),
    o: initialGate(H, V, random),
    g: initialGate(H, V, random),
    Why: gaussian(V, H, 1 / Math.sqrt(H), random),
    by: vector(V),
  };
}

/** The numbers of all parameters, flat: those of f, i, o and g, then Why and by. */
export const numbersOfLstm = ({ f, i, o, g, Why, by }: LstmParams): Flat => [
  ...[f, i, o, g].flatMap(numbersOfGate),
  Why.data,
  by,
];
