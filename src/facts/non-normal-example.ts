import { largestSingularValue } from "../rnn/largest-singular-value.ts";
import { addMatMat, matrix, type Matrix } from "../rnn/matrix.ts";

/** The case shown for growth before decay: both eigenvalues, and one entry off the diagonal. */
export const SHEAR = { modulus: 0.9, entry: 10 };

/** The norms of the powers of the non-normal example, from the first on, and the largest of them. */
export function shearPeak(): { norm: number; step: number; norms: readonly number[] } {
  const W = matrix(2, 2, Float64Array.of(SHEAR.modulus, SHEAR.entry, 0, SHEAR.modulus));
  let power: Matrix = W;
  const norms: number[] = [];
  for (let n = 1; n <= 100; n++) {
    norms.push(largestSingularValue(power));
    const next = matrix(2, 2);
    addMatMat(next, power, W);
    power = next;
  }
  const norm = Math.max(...norms);
  return { norm, step: 1 + norms.indexOf(norm), norms };
}
