import { exp, log } from "../../rnn/elementary.ts";

/** The arithmetic mean. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** exp of the mean logarithm; 0 where a value is 0. */
export const geometricMean = (values: readonly number[]): number =>
  exp(mean(values.map((value) => log(value))));

/** Standard deviation of all that there is, with n and not n − 1 below. */
export function deviation(values: readonly number[]): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) * (value - center))));
}

/** The value below which the share q of the sorted values lies, linear between two of them. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[middle - 0.5];
}

/** The value with `digits` significant digits, so that a recording does not say more than it knows. */
export const significant = (value: number, digits = 4): number => Number(value.toPrecision(digits));

/** The value with `digits` digits after the point; never −0. */
export const decimals = (value: number, digits: number): number =>
  Number(value.toFixed(digits)) + 0;
