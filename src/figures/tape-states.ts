import { unroll } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import { emptyTape, firstState } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { PackedWeights } from "../trace/weights.ts";
import { paramsOf } from "./checkpoints.ts";

/** What a network does while it reads a text, one entry a character. */
export interface States {
  readonly hPrev: readonly Vector[]; // of (H)  the state before the character
  readonly h: readonly Vector[]; //     of (H)  the state after it
  readonly y: readonly Vector[]; //     of (V)  the logits
  readonly p: readonly Vector[]; //     of (V)  the probability of each symbol to come next
}

/** A text and what the network does over all of it. */
export interface Read {
  readonly text: string;
  readonly states: States;
}

const NOTHING: Read = { text: "", states: { hPrev: [], h: [], y: [], p: [] } };

/** Lets the network read `warmUp` and then `text`, from the zero state, and returns what it does over `text`. */
export const readText = (
  packed: PackedWeights,
  symbols: string,
  warmUp: string,
  text: string,
): States => from(warmUp.length, readOn(packed, symbols, warmUp + text).states);

/**
 * Lets the network read a text from the zero state. As far as the text is the one it read
 * `last`, that is not done again: the state there is all it needs to go on.
 */
export function readOn(packed: PackedWeights, symbols: string, text: string, last = NOTHING): Read {
  if (text === "") return NOTHING;
  let known = 0; // the last character is read in any case: a tape has a step
  while (known < text.length - 1 && text[known] === last.text[known]) known++;
  const params = paramsOf(packed);
  const tape = emptyTape(text.length - known, params.bh.length, params.by.length);
  if (known > 0) firstState(tape).set(last.states.h[known - 1]);
  unroll(params, tape, encode(vocabulary(symbols), text.slice(known)));
  const both = (name: keyof States) => [...last.states[name].slice(0, known), ...tape[name].row];
  return { text, states: { hPrev: both("hPrev"), h: both("h"), y: both("y"), p: both("p") } };
}

/** What the network does from some place of a text on. */
export const from = (place: number, { hPrev, h, y, p }: States): States => ({
  hPrev: hPrev.slice(place),
  h: h.slice(place),
  y: y.slice(place),
  p: p.slice(place),
});
