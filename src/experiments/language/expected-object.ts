import { LEXICON, type Category } from "../../grammar/lexicon.ts";
import { SENTENCES } from "../../grammar/sentences.ts";
import type { Params } from "../../rnn/params.ts";
import type { Vector } from "../../rnn/matrix.ts";
import { lastState } from "../../rnn/tape.ts";
import { read, tokensOf } from "./reading.ts";
import { mean } from "../analysis/statistics.ts";

/** The categories of nouns, in the order in which their probabilities are given. */
export const NOUNS = ["HUMAN", "ANIM", "AGGRESS", "INANIM", "FRAG", "FOOD"] as const;

/** Two categories that an object follows in the language. */
export interface Frame {
  readonly subject: Category;
  readonly verb: Category;
}

/** Every pair of a subject's and a verb's category that has an object, in the order of the templates. */
export function frames(): Frame[] {
  const found = new Map<string, Frame>();
  for (const { template } of SENTENCES) {
    const [subject, verb, object] = template;
    if (object) found.set(`${subject} ${verb}`, { subject, verb });
  }
  return [...found.values()];
}

/** The texts of a frame up to its object: `the dragon chases the `. */
export const beginningsOf = ({ subject, verb }: Frame): string[] =>
  LEXICON[subject].flatMap((noun) => LEXICON[verb].map((word) => `the ${noun} ${word} the `));

/** The true probability of each category of nouns to follow a beginning that has an object for sure. */
export function trueObjects(beginning: string): number[] {
  const all = SENTENCES.filter(({ text }) => text.startsWith(beginning));
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) throw new Error(`no sentence begins with "${beginning}"`);
  return NOUNS.map(
    (category) =>
      all
        .filter(({ template }) => template[2] === category)
        .reduce((sum, { weight }) => sum + weight, 0) / total,
  );
}

/**
 * The probability a network gives to each category of nouns as the object after a beginning: summed
 * over its words, each the product over its letters and the stop that follows. `h0` is the state
 * in which the sentence begins. What is left to 1 goes to other spellings.
 */
export function expectedObjects(params: Params, h0: Vector, beginning: string): number[] {
  const context = read(params, tokensOf(beginning), h0);
  return NOUNS.map((category) =>
    LEXICON[category].reduce((sum, word) => {
      const tokens = tokensOf(`${word}.`);
      const tape = read(params, tokens, lastState(context));
      const first = context.p.row[context.x.length - 1][tokens[0]];
      return sum + tokens.slice(1).reduce((p, token, i) => p * tape.p.row[i][token], first);
    }, 0),
  );
}

/** The mean of `expectedObjects` over the beginnings and over what was read before them. (6) */
export function meanExpected(
  params: Params,
  before: readonly string[],
  beginnings: readonly string[],
): number[] {
  const rows = before.flatMap((text) => {
    const h0 = lastState(read(params, tokensOf(text)));
    return beginnings.map((beginning) => expectedObjects(params, h0, beginning));
  });
  return NOUNS.map((_, i) => mean(rows.map((row) => row[i])));
}
