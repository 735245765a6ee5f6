import { nextCharacter } from "../grammar/next-character.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import { likeliest, type Expectation, type Reading } from "./tape-reading.ts";
import { readText, type States } from "./tape-states.ts";
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

const done = new WeakMap<PackedWeights, TypedReading & { readonly of: string }>();

/** The reading at the update a state stands at; done once for each network and text. */
export function typedReading(data: TypingData, state: State): TypedReading {
  const packed = weightsAt(data, state);
  const last = done.get(packed);
  if (last?.of === data.text) return last;
  const reading = { ...read(packed, data), of: data.text };
  done.set(packed, reading);
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

function read(packed: PackedWeights, data: TypingData): TypedReading {
  const { symbols, warmUp, text } = data;
  const start = before(data);
  const states = readText(packed, symbols, warmUp + text.slice(0, start), text.slice(start));
  const expected = states.p.map((p, i) => likeliest(p, symbols, text[start + i + 1]));
  return { ...states, expected, text: text.slice(start) };
}
