/** A window of nine places through which a text passes: Elman (1990), p. 181. */
export const PLACES = 9;

/** Where the first pattern stands, counted from 0: Elman's [0 1 1 1 0 0 0 0 0]. */
const FIRST_AT = 1;
/** Where his second one stands: [0 0 0 1 1 1 0 0 0]. */
export const SECOND_AT = 3;
const ONES = 3;

/** Three ones in a window of zeros, the first of them at a place counted from 0. */
export const patternAt = (start: number): number[] =>
  Array.from({ length: PLACES }, (_, i) => (i >= start && i < start + ONES ? 1 : 0));

export const FIRST = patternAt(FIRST_AT);
/** The first pattern without its middle: another pattern at the same place. */
export const OTHER = FIRST.map((bit, i) => (i === FIRST_AT + 1 ? 0 : bit));
/** All places where the pattern fits into the window. */
export const STARTS = Array.from({ length: PLACES - ONES + 1 }, (_, start) => start);

/** The Euclidean distance of two windows. */
export const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, bit, i) => sum + (bit - b[i]) * (bit - b[i]), 0));

/** The cosine of the angle between two windows, neither of them all zero. */
export const cosine = (a: readonly number[], b: readonly number[]): number =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, bit, i) => sum + bit * b[i], 0);
