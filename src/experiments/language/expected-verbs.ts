import { SENTENCES } from "../../grammar/sentences.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { lastState } from "../../rnn/tape.ts";
import { CATEGORIES, wordsOf } from "../words/placed-words.ts";
import { read, tokensOf } from "./reading.ts";

/** All verbs, in the order in which their probabilities are given. */
export const VERBS = wordsOf(CATEGORIES.slice(CATEGORIES.indexOf("INTRAN")));

/**
 * The probability a network gives to each verb after a subject: the product over its letters and
 * what ends it, a space or a stop. `h0` is the state in which the sentence begins. What is left to 1
 * goes to other spellings.
 */
export function expectedVerbs(params: Params, h0: Vector, subject: string): number[] {
  const context = read(params, tokensOf(`the ${subject} `), h0);
  const ends = [SYMBOLS.indexOf(" "), SYMBOLS.indexOf(".")];
  return VERBS.map((verb) => {
    const tokens = tokensOf(verb);
    const { p } = read(params, tokens, lastState(context));
    const first = context.p.row[context.x.length - 1][tokens[0]];
    const spelled = tokens.slice(1).reduce((product, token, i) => product * p.row[i][token], first);
    const last = p.row[tokens.length - 1];
    return spelled * (last[ends[0]] + last[ends[1]]);
  });
}

/** The same in the language. */
export function trueVerbs(subject: string): number[] {
  const all = SENTENCES.filter(({ text }) => text.startsWith(`the ${subject} `));
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) throw new Error(`no sentence begins with "the ${subject} "`);
  return VERBS.map(
    (verb) =>
      all
        .filter(({ text }) => new RegExp(`^the ${subject} ${verb}[ .]`).test(text))
        .reduce((sum, { weight }) => sum + weight, 0) / total,
  );
}

/** Half the sum of the differences of two distributions, what they leave to 1 counted as one more case. */
export function totalVariation(p: readonly number[], q: readonly number[]): number {
  const rest = (of: readonly number[]) => of.reduce((left, share) => left - share, 1);
  return p.reduce((sum, share, i) => sum + Math.abs(share - q[i]), Math.abs(rest(p) - rest(q))) / 2;
}
