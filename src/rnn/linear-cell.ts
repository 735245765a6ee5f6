/*
 * One linear unit, h ← a h + x, on independent inputs of mean 0 and variance 1. Its state is
 * h = Σ aᵏ x over the inputs k steps back, and ∂h/∂a = Σ k aᵏ⁻¹ x. Both are sums of independent
 * terms, so their mean squares are sums of squares.
 */

/** The root mean square of the state in the long run, 1 / √(1 − a²), for |a| < 1. */
export const stateSize = (a: number): number => 1 / Math.sqrt(1 - a * a);

/** The root mean square of ∂h/∂a in the long run, √((1 + a²) / (1 − a²)³), for |a| < 1. */
export function sensitivity(a: number): number {
  const rest = 1 - a * a;
  return Math.sqrt((1 + a * a) / (rest * rest * rest));
}

/** By how many of its own sizes the state moves for a unit of a: √(1 + a²) / (1 − a²). */
export const relativeSensitivity = (a: number): number => sensitivity(a) / stateSize(a);

/** The root mean square of ∂h/∂a after so many steps from the zero state. */
export function sensitivityAfter(a: number, steps: number): number {
  let sum = 0;
  let power = 1; // aᵏ⁻¹
  for (let k = 1; k < steps; k++) {
    sum += k * power * (k * power);
    power *= a;
  }
  return Math.sqrt(sum);
}
