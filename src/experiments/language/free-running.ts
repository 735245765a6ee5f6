import { nextCharacter } from "../../grammar/next-character.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { log } from "../../rnn/elementary.ts";
import { step } from "../../rnn/forward.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import type { Random } from "../../rnn/random.ts";
import { draw } from "../../rnn/sample.ts";
import { emptyTape, firstState, lastState } from "../../rnn/tape.ts";
import type { Token } from "../../rnn/vocabulary.ts";

/** One sentence of a text that was followed, up to its stop and space. */
export interface FollowedSentence {
  /** Whether it is a sentence of the language. */
  readonly known: boolean;
  /** Its first character's place in what was followed. */
  readonly from: number;
  readonly length: number;
}

/** A network going through a text, its own or a given one. */
export interface Followed {
  /**
   * For each character, how far the prediction of it was from the truth: Σ p ln (p / q) in nats, p what
   * the language has there and q what the network expects. Undefined where the sentence so far is none of the language.
   */
  readonly divergence: readonly (number | undefined)[];
  /** The sentences that were finished. */
  readonly sentences: readonly FollowedSentence[];
}

/** Says which character comes next, of what the network expects and how many have come before. */
export type Chooser = (p: Vector, place: number) => Token;

/** The network's own text: each character drawn from what it expects. It will read what it wrote. */
export const writing =
  (random: Random): Chooser =>
  (p) =>
    draw(p, random());

/** A text that is there already. */
export const readingOf =
  (tokens: readonly Token[]): Chooser =>
  (_, place) =>
    tokens[place];

/**
 * Lets a network go through `length` characters that `choose` gives one after another. It starts where
 * a sentence starts: in state `h0`, about to read the space that closes the one before.
 */
export function follow(params: Params, h0: Vector, length: number, choose: Chooser): Followed {
  const tape = emptyTape(1, params.bh.length, params.by.length);
  firstState(tape).set(h0);
  const divergence: (number | undefined)[] = [];
  const sentences: FollowedSentence[] = [];
  let [token, text] = [SYMBOLS.indexOf(" "), ""];
  for (let place = 0; place < length; place++) {
    step(params, tape, 0, token);
    const expected = tape.p.row[0];
    const truth = nextCharacter(text);
    divergence.push(truth && divergenceOf(truth, expected));
    token = choose(expected, place);
    text += SYMBOLS[token];
    if (text.endsWith(". ")) {
      const known = (truth?.[token] ?? 0) > 0;
      sentences.push({ known, from: place + 1 - text.length, length: text.length });
      text = "";
    }
    firstState(tape).set(lastState(tape));
  }
  return { divergence, sentences };
}

/** Σ p ln (p / q) in nats. */
function divergenceOf(p: Vector, q: Vector): number {
  let sum = 0;
  for (let k = 0; k < p.length; k++) if (p[k] > 0) sum += p[k] * log(p[k] / q[k]);
  return sum;
}
