import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import type { TapeData } from "./tape-data.ts";
import { readText } from "./tape-states.ts";

/** A symbol that may come next. */
export interface Expectation {
  readonly symbol: string;
  readonly p: number;
  /** Whether it is what comes. */
  readonly comes: boolean;
}

/** One network reading the text of a tape, one entry a character. */
export interface Reading {
  readonly h: readonly Vector[]; // of (H)
  /** The likeliest symbols after the character, the likeliest first. */
  readonly expected: readonly (readonly Expectation[])[];
}

/** How many candidates are shown. */
export const CANDIDATES = 3;
/** What is less probable is not shown. */
export const LEAST = 0.02;

const done = new WeakMap<PackedWeights, Reading>();

/** The reading at the update a state stands at; done once for each network. Throws while its weights are missing. */
export function readingAt(data: TapeData, state: State): Reading {
  const packed = weightsAt(data, state);
  let reading = done.get(packed);
  if (!reading) done.set(packed, (reading = readTape(packed, data)));
  return reading;
}

function readTape(packed: PackedWeights, { symbols, warmUp, text, next }: TapeData): Reading {
  const { h, p } = readText(packed, symbols, warmUp, text);
  return { h, expected: p.map((probabilities, i) => likeliest(probabilities, symbols, next[i])) };
}

/** The likeliest symbols under p of (V), the likeliest first; `next` is what comes, where anything does. */
export const likeliest = (p: Vector, symbols: string, next: string | undefined): Expectation[] =>
  Array.from(p, (share, token) => ({ share, token }))
    .sort((a, b) => b.share - a.share || a.token - b.token)
    .slice(0, CANDIDATES)
    .map(({ share, token }) => ({
      symbol: symbols[token],
      p: share,
      comes: symbols[token] === next,
    }));
