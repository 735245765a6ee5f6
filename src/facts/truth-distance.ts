import { WARM_UP } from "../figures/tape-data.ts";
import { nextCharacter } from "../grammar/next-character.ts";
import type { Params } from "../rnn/params.ts";
import { read } from "./networks.ts";

/**
 * Total variation distance between what a network expects after a text and what the language has
 * there: half the sum of the differences. Throws on a text that is not of the language.
 */
export function variationFromTruth(network: Params, after: string): number {
  const text = WARM_UP + after;
  const p = read(network, text).p.row[text.length - 1];
  const truth = nextCharacter(text);
  if (!truth) throw new Error(`“${after}” is not of the language`);
  return p.reduce((sum, share, token) => sum + Math.abs(share - truth[token]), 0) / 2;
}
