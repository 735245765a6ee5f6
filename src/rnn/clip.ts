import { allNumbers, type Gradients } from "./params.ts";

/** Euclidean length of all gradients, taken as one long vector. */
export function gradientNorm(d: Gradients): number {
  let sum = 0;
  for (const numbers of allNumbers(d)) sum = addSquares(sum, numbers);
  return Math.sqrt(sum);
}

/**
 * Shortens the gradients to length `threshold` where they are longer, keeping their
 * direction; in place. Returns the length they had. Source: Pascanu, Mikolov and Bengio (2013).
 */
export function clipByNorm(d: Gradients, threshold: number): number {
  const length = gradientNorm(d);
  if (length > threshold) scale(d, threshold / length);
  return length;
}

/** Moves every entry into [−threshold, threshold]; in place. May turn the gradient. Returns how many moved. */
export function clipByValue(d: Gradients, threshold: number): number {
  let moved = 0;
  for (const numbers of allNumbers(d))
    for (let i = 0; i < numbers.length; i++) {
      if (Math.abs(numbers[i]) <= threshold) continue;
      numbers[i] = Math.max(-threshold, Math.min(threshold, numbers[i]));
      moved++;
    }
  return moved;
}

/** Multiplies every entry by `factor`; in place. */
export function scale(d: Gradients, factor: number): void {
  for (const numbers of allNumbers(d)) scaleNumbers(numbers, factor);
}

function addSquares(sum: number, numbers: Float64Array): number {
  for (let i = 0; i < numbers.length; i++) sum += numbers[i] * numbers[i];
  return sum;
}

function scaleNumbers(numbers: Float64Array, factor: number): void {
  for (let i = 0; i < numbers.length; i++) numbers[i] *= factor;
}
