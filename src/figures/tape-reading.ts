import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { placeOf, type TapeData } from "./tape-data.ts";
import { readText } from "./tape-states.ts";

/** A symbol that may come next. */
export interface Expectation {
  readonly symbol: string;
  readonly p: number;
  /** Whether it is what comes. */
  readonly comes: boolean;
}

/** One network reading the text of the tape, one entry a character. */
export interface Reading {
  readonly h: readonly Vector[]; // of (H)
  /** The likeliest symbols after the character, the likeliest first. */
  readonly expected: readonly (readonly Expectation[])[];
}

/** How many candidates are shown. */
export const CANDIDATES = 3;

const done = new WeakMap<PackedWeights, Reading>();

/** The reading at the update a state stands at; done once for each network. Throws while its weights are missing. */
export function readingAt(data: TapeData, state: State): Reading {
  const packed = data.weights[placeOf(data, state)];
  if (!packed) throw new Error(`the weights of update ${state.update} are not here yet`);
  let reading = done.get(packed);
  if (!reading) done.set(packed, (reading = readTape(packed, data)));
  return reading;
}

function readTape(packed: PackedWeights, { symbols, warmUp, text, next }: TapeData): Reading {
  const { h, p } = readText(packed, symbols, warmUp, text);
  return { h, expected: p.map((probabilities, i) => likeliest(probabilities, symbols, next[i])) };
}

const likeliest = (probabilities: Vector, symbols: string, next: string): Expectation[] =>
  Array.from(probabilities, (p, token) => ({ p, token }))
    .sort((a, b) => b.p - a.p || a.token - b.token)
    .slice(0, CANDIDATES)
    .map(({ p, token }) => ({ symbol: symbols[token], p, comes: symbols[token] === next }));
