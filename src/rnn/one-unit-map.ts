import { log, tanh } from "./elementary.ts";

/** A state that h ↦ tanh(w h + b) leaves as it is. */
export interface FixedPoint {
  readonly h: number;
  /** The derivative there, w (1 − h²): what one step multiplies a small change by. */
  readonly slope: number;
  /** Whether states near it come nearer: |slope| < 1. */
  readonly isStable: boolean;
}

/**
 * All fixed points of one unit that reads nothing, h ↦ tanh(w h + b), rising. There is one, or there
 * are three where w > 1 and |b| < `holdingBias(w)`; at that very bias two have met, and rounding
 * decides how many are found.
 */
export function fixedPoints(w: number, b: number): FixedPoint[] {
  const rise = (h: number) => tanh(w * h + b) - h;
  // Between the places where the slope is 1, the rise only grows or only falls.
  const turn = w > 1 ? Math.sqrt(1 - 1 / w) : 1;
  const edges = turn < 1 ? [-1, -turn, turn, 1] : [-1, 1];
  const found: FixedPoint[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const isFalling = rise(edges[i]) > 0;
    if (isFalling === rise(edges[i + 1]) > 0) continue;
    const h = zeroOf(rise, edges[i], edges[i + 1], isFalling);
    const slope = w * (1 - h * h);
    found.push({ h, slope, isStable: Math.abs(slope) < 1 });
  }
  return found;
}

/**
 * How large a constant input a latch withstands: for |b| below this, h ↦ tanh(w h + b) has two stable
 * states, one of either sign, and noise that never exceeds it never flips the state. 0 where w ≤ 1.
 */
export function holdingBias(w: number): number {
  if (w <= 1) return 0;
  const turn = Math.sqrt(1 - 1 / w);
  return w * turn - log((1 + turn) / (1 - turn)) / 2;
}

/** Where a function that is only falling, or only rising, changes its sign. Found by halving, to 2⁻⁶⁰. */
function zeroOf(f: (h: number) => number, low: number, high: number, isFalling: boolean): number {
  for (let i = 0; i < 61; i++) {
    const middle = (low + high) / 2;
    const value = f(middle);
    if (value === 0) return middle;
    if (value > 0 === isFalling) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
