import { drawSentence, drawCorpus } from "../../grammar/corpus.ts";
import { WORDS } from "../../grammar/lexicon.ts";
import { SENTENCES } from "../../grammar/sentences.ts";
import { fastElman } from "../../kernel/fast-elman.ts";
import { freshSequences } from "../../rnn/fresh-sequences.ts";
import { copyParams } from "../../rnn/initialization.ts";
import type { Vector } from "../../rnn/matrix.ts";
import { sgd } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { integer, seeded, type Random } from "../../rnn/random.ts";
import { constant } from "../../rnn/schedule.ts";
import { start, train } from "../../rnn/train.ts";
import { NO_TARGET } from "../../rnn/vocabulary.ts";
import type { WordStates } from "./noun-centroids.ts";
import { placedWords } from "./placed-words.ts";
import { read, tokensOf } from "../language/reading.ts";
import { logProbability } from "../language/sentence-probability.ts";
import { mean } from "../analysis/statistics.ts";
import { euclidean } from "../analysis/vector-distances.ts";

/** The states of a network that reads letters, after each noun and verb of a text and the character that ends it. */
export function letterStates(params: Params, text: string): WordStates {
  const states = read(params, tokensOf(text)).h.row;
  const placed = placedWords(text);
  return { placed, states: placed.map(({ end }) => states[end]) };
}

/** So many different words of a consonant, a vowel and a consonant that the language does not have. */
export function nonceWords(count: number, random: Random): string[] {
  const [consonants, vowels] = ["bcdfghklmnprstvwyz", "aeiou"];
  const one = (of: string) => of[integer(random, of.length)];
  const found = new Set<string>();
  while (found.size < count) {
    const word = one(consonants) + one(vowels) + one(consonants);
    if (!WORDS.includes(word)) found.add(word);
  }
  return [...found];
}

/**
 * The mean of ln P over the sentences of the language that have "man" as subject, or as object, with another
 * word in its place. `h0` is the state before the space that closes the sentence before.
 */
export function substituted(
  params: Params,
  h0: Vector,
  role: "subject" | "object",
  word: string,
): number {
  const pattern = role === "subject" ? /^the man / : / the man\. $/;
  const own = SENTENCES.filter(({ text }) => pattern.test(text));
  const by = (text: string) =>
    text.replace(pattern, role === "subject" ? `the ${word} ` : ` the ${word}. `);
  return mean(own.map(({ text }) => logProbability(params, h0, " ", by(text).trimEnd())));
}

/**
 * How far the state is, 0 … lags characters after the last letter of "zog", from where it would be after
 * "man", as a share of the mean distance of two states of the text. Over all sentences of a text that
 * have "man" in a role.
 */
export function afterNonce(
  params: Params,
  text: string,
  role: "subject" | "object",
  lags: number,
): number[] {
  const states = read(params, tokensOf(text)).h.row;
  const apart = mean(states.slice(1000).map((state, i) => euclidean(state, states[i])));
  const own = placedWords(text).filter(
    (one) => one.word === "man" && one.role === role && one.end + lags < text.length,
  );
  const rows = own.map(({ from, end }) => {
    const changed = tokensOf(`zog${text.slice(end, end + lags)}`);
    const { h } = read(params, changed, states[from - 1]);
    return Array.from(
      { length: lags + 1 },
      (_, k) => euclidean(h.row[2 + k], states[end - 1 + k]) / apart,
    );
  });
  return Array.from({ length: lags + 1 }, (_, k) => mean(rows.map((row) => row[k])));
}

/**
 * One network for each number of exposures: so many updates, each on one sentence of "man" with "zog" in
 * its place, read after an ordinary sentence of which nothing is learned.
 */
export function afterExposures(
  params: Params,
  exposures: readonly number[], // rising
  { learningRate, clip, seed }: { learningRate: number; clip: number; seed: number },
): Params[] {
  const learner = copyParams(params);
  const network = fastElman(learner);
  const source = freshSequences(1, seed, (random) => {
    const past = drawCorpus(1, random);
    const tokens = tokensOf(past + zogSentence(random));
    const targets = tokens.slice(1).map((token, i) => (i + 1 < past.length ? NO_TARGET : token));
    return { inputs: tokens.slice(0, -1), targets };
  });
  const options = {
    updates: Math.max(...exposures),
    schedule: constant(learningRate),
    clip,
    optimizer: sgd(),
  };
  const kept = exposures.includes(0) ? [copyParams(learner)] : [];
  for (const { update } of train(network, source, options, start(1, network.stateSize)))
    if (exposures.includes(update)) kept.push(copyParams(learner));
  return kept;
}

/** A sentence of the language that has "man", with "zog" in its place. */
export function zogSentence(random: Random): string {
  for (;;) {
    const sentence = drawSentence(random);
    if (/ man[ .]/.test(sentence)) return sentence.replace(/ man(?=[ .])/g, " zog");
  }
}

/** The sentences that are read before, each with a random source of its own. */
export const pastTexts = (texts: number, sentences: number, seed: number): string[] =>
  Array.from({ length: texts }, (_, i) => drawCorpus(sentences, seeded(seed + i)));
