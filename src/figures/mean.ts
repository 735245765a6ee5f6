import { exp, log } from "../rnn/elementary.ts";

/** The arithmetic mean. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** exp of the mean logarithm, of positive values. */
export const geometricMean = (values: readonly number[]): number => exp(mean(values.map(log)));
