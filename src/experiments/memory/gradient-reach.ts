import { gradientNorms, jacobianNorms } from "../../rnn/jacobian.ts";
import type { Params } from "../../rnn/params.ts";
import type { Tape } from "../../rnn/tape.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { read } from "../language/reading.ts";

/** Where in a text gradients are followed back, and how far. */
export interface Places {
  readonly tokens: readonly Token[];
  /** The time steps t they start from. */
  readonly positions: readonly number[];
  /** K */
  readonly lags: number;
}

/** ‖∂L_t/∂h_{t−k}‖ for every position t and k = 0 … K. (positions, K + 1) */
export function gradientsAt(params: Params, { tokens, positions, lags }: Places): number[][] {
  const tape = readUpTo(params, tokens, positions);
  return positions.map((t) => [...gradientNorms(params, tape, t, tokens[t + 1], lags)]);
}

/** ‖J_t … J_{t−k+1}‖ for every position t and k = 0 … K. (positions, K + 1) */
export function productsAt(params: Params, { tokens, positions, lags }: Places): number[][] {
  const tape = readUpTo(params, tokens, positions);
  return positions.map((t) => [...jacobianNorms(params, tape, t, lags)]);
}

/** The values of one lag over all positions. */
export const atLag = (rows: readonly (readonly number[])[], k: number): number[] =>
  rows.map((row) => row[k]);

/** `summary` of the positions, for each lag. (K + 1) */
export const byLag = (
  rows: readonly (readonly number[])[],
  summary: (values: readonly number[]) => number,
): number[] => rows[0].map((_, k) => summary(atLag(rows, k)));

/** `count` positions from `first` on, `apart` from each other. */
export const positionsFrom = (first: number, count: number, apart: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i * apart);

function readUpTo(params: Params, tokens: readonly Token[], positions: readonly number[]): Tape {
  const last = Math.max(...positions);
  if (!(last + 1 < tokens.length))
    throw new Error(`position ${last} has no next character in a text of ${tokens.length}`);
  return read(params, tokens.slice(0, last + 1));
}
