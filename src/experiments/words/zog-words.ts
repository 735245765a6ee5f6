import { copyParams } from "../../rnn/initialization.ts";
import type { Params } from "../../rnn/params.ts";
import { normal, type Random } from "../../rnn/random.ts";
import { addToColumn, norm, type Vector } from "../../rnn/matrix.ts";
import type { WordStates } from "./noun-centroids.ts";
import { placedWords } from "./placed-words.ts";
import { read } from "../language/reading.ts";
import { mean } from "../analysis/statistics.ts";
import { WORD_VOCABULARY, wordTokens, ZOG } from "./word-network.ts";

/** The states of a network that reads words, after each noun and verb of a text. */
export function wordStates(params: Params, text: string): WordStates {
  const tokens = wordTokens(text);
  const { h } = read(params, tokens);
  const articlesAndStops = ["the", "."].map((one) => WORD_VOCABULARY.indexOf.get(one));
  const at = [...tokens.keys()].filter((t) => !articlesAndStops.includes(tokens[t]));
  return { placed: placedWords(text), states: at.map((t) => h.row[t]) };
}

/** The same network with another input vector for the word that no text has. (H) */
export function withZog(params: Params, vector: Vector): Params {
  const changed = copyParams(params);
  const token = WORD_VOCABULARY.indexOf.get(ZOG)!;
  const before = params.Wxh.row.map((row) => row[token]);
  addToColumn(
    changed.Wxh,
    token,
    vector.map((value, i) => value - before[i]),
  );
  return changed;
}

/** A vector of H normal numbers with the given root mean square in the long run. */
export const randomVector = (H: number, deviation: number, random: Random): Vector =>
  Float64Array.from({ length: H }, () => deviation * normal(random));

/** The root mean square of the input vectors of all words that texts have. */
export function inputScale({ Wxh }: Params): number {
  const words = [...WORD_VOCABULARY.symbols.keys()].filter(
    (token) => WORD_VOCABULARY.symbols[token] !== ZOG,
  );
  const column = (token: number) => Float64Array.from(Wxh.row, (row) => row[token]);
  return Math.sqrt(
    mean(words.map((token) => norm(column(token)) * norm(column(token)))) / Wxh.rows,
  );
}
