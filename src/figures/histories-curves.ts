import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import type { Vector } from "../rnn/matrix.ts";

/** The Euclidean distance of two vectors of one length. */
export function distance(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return Math.sqrt(sum);
}

/**
 * The Kullback–Leibler divergence D(p ‖ q) of two distributions without zeros, in bits: what it
 * costs, a symbol, to expect q where p holds. Source: Kullback and Leibler (1951).
 */
export function divergence(p: Vector, q: Vector): number {
  let nats = 0;
  // Σ (q − p) is 0; with it no term is below 0, and nothing cancels where p and q are close.
  for (let i = 0; i < p.length; i++) nats += p[i] * log(p[i] / q[i]) + (q[i] - p[i]);
  return bits(Math.max(0, nats));
}

/** Below this share of its peak a curve counts as gone. */
export const GONE = 0.01;

/**
 * How many places after `from` a curve is below a hundredth of its peak for good: from there to
 * its end. Undefined where it is not below at its end.
 */
export function horizon(curve: readonly number[], from: number): number | undefined {
  const threshold = GONE * Math.max(...curve);
  const last = curve.findLastIndex((value) => value >= threshold && value > 0);
  if (last === curve.length - 1 && last >= 0) return undefined;
  return Math.max(0, last + 1 - from);
}

/** The middle value of some numbers, or the larger of the two middle ones. */
export const median = (values: readonly number[]): number =>
  Float64Array.from(values).sort()[values.length >> 1];
