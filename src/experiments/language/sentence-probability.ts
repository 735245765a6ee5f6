import { exp, log } from "../../rnn/elementary.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { read, tokensOf } from "./reading.ts";
import { mean } from "../analysis/statistics.ts";

/**
 * ln of the probability a network gives to a text as what comes next, its last character included.
 * `h0` is the state before the last character that was read, and `before` is that character.
 */
export function logProbability(params: Params, h0: Vector, before: string, text: string): number {
  const tokens = tokensOf(before + text);
  const { p } = read(params, tokens.slice(0, -1), h0);
  let sum = 0;
  for (let i = 1; i < tokens.length; i++) sum += log(p.row[i - 1][tokens[i]]);
  return sum;
}

/** The mean probability of a sentence, its stop included, over the states in which one begins. */
export const meanProbability = (
  params: Params,
  beginnings: readonly Vector[], // before the space that closes the sentence before
  sentence: string,
): number => mean(beginnings.map((h0) => exp(logProbability(params, h0, " ", sentence.trimEnd()))));
