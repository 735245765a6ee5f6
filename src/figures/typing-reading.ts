import { nextCharacter } from "../grammar/next-character.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import { likeliest, type Expectation, type Reading } from "./tape-reading.ts";
import { from, readOn, type Read, type States } from "./tape-states.ts";
import { before, type TypingData } from "./typing-data.ts";

/** One network reading the typed text: the part of it that is shown, one entry a character. */
export interface TypedReading extends States, Reading {
  readonly text: string;
}

/** What is expected at one place, by the network and by the language. */
export interface Answer {
  /** The character just read, and its place in the whole text, counted from 1. */
  readonly read: string;
  readonly place: number;
  readonly p: Vector; // of (V)
  readonly expected: readonly Expectation[];
  /** The exact probabilities, of (V), and how near the network is; undefined where no sentence begins so. */
  readonly truth: Truth | undefined;
}

export interface Truth {
  readonly p: Vector;
  /** How much of the network's probability falls on symbols that the language allows. */
  readonly allowed: number;
  /** The total variation distance, ½ Σ |p − q|: 0 where the two are equal, 1 where they share nothing. */
  readonly distance: number;
}

const done = new WeakMap<PackedWeights, Read & { readonly reading: TypedReading }>();

/** The reading at the update a state stands at; only what has changed of the text is read again. */
export function typedReading(data: TypingData, state: State): TypedReading {
  const packed = weightsAt(data, state);
  const text = data.warmUp + data.text;
  const last = done.get(packed);
  if (last?.text === text) return last.reading;
  const read = readOn(packed, data.symbols, text, last);
  const reading = shownOf(read, data);
  done.set(packed, { ...read, reading });
  return reading;
}

/** The answer at the column a state stands at; undefined beyond the end of the text. */
export function answerAt(data: TypingData, state: State): Answer | undefined {
  const { text, p, expected } = typedReading(data, state);
  const column = state.column - 1;
  if (column >= text.length) return undefined;
  const place = before(data) + state.column;
  return {
    read: text[column],
    place,
    p: p[column],
    expected: expected[column],
    truth: truthAfter(data.warmUp + data.text.slice(0, place), p[column]),
  };
}

/** What the language holds after a text, beside what a network expects there. */
function truthAfter(text: string, expected: Vector): Truth | undefined {
  const p = nextCharacter(text);
  if (!p) return undefined;
  let allowed = 0;
  let distance = 0;
  p.forEach((share, token) => {
    if (share > 0) allowed += expected[token];
    distance += Math.abs(share - expected[token]) / 2;
  });
  return { p, allowed, distance };
}

/** The part of a reading that is shown, with what is expected in it. */
function shownOf({ states }: Read, data: TypingData): TypedReading {
  const start = before(data);
  const shown = from(data.warmUp.length + start, states);
  return {
    ...shown,
    text: data.text.slice(start),
    expected: shown.p.map((p, i) => likeliest(p, data.symbols, data.text[start + i + 1])),
  };
}
