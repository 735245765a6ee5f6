import { log } from "../rnn/elementary.ts";
import { numberText } from "./number-text.ts";

/** A logarithmic axis over whole decades. */
export interface LogScale {
  /** The exponents of its ends: from 10^low to 10^high. */
  readonly low: number;
  readonly high: number;
  /** The exponents that are labeled; 0, for the number 1, is one of them wherever it is on the axis. */
  readonly ticks: readonly number[];
}

/** The fewest whole decades that hold all numbers from `smallest` to `largest`, with at most so many labels. */
export function logScale(smallest: number, largest: number, labels = 6): LogScale {
  const low = decadeOf(smallest);
  const above = decadeOf(largest);
  const high = Math.max(low + 1, largest > Number(`1e${above}`) ? above + 1 : above);
  const stride = Math.ceil((high - low) / (labels - 1));
  const first = Math.ceil(low / stride);
  const count = Math.floor(high / stride) - first + 1;
  return { low, high, ticks: Array.from({ length: count }, (_, i) => (first + i) * stride + 0) };
}

/** Where a positive number lies between the low end, 0, and the high end, 1; not held at them. */
export const shareOf = ({ low, high }: LogScale, value: number): number =>
  (log(value) / LN10 - low) / (high - low);

/** How the tick 10^exponent is written: a number and what is raised after it, which may be nothing. */
export function tickText({ low, high }: LogScale, exponent: number): [string, string] {
  const isPlain = exponent === 0 || Math.max(-low, high) <= LONGEST_PLAIN;
  if (!isPlain) return ["10", numberText(exponent)];
  return [numberText(Number(`1e${exponent}`), Math.max(0, -exponent)), ""];
}

const LN10 = 2.302585092994046;
/** Axes that go further write powers of ten. */
const LONGEST_PLAIN = 4;

/** The exponent e with 10^e ≤ value < 10^(e + 1). */
const decadeOf = (value: number) => Number(value.toExponential().split("e")[1]);
