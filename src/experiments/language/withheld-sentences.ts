import { drawSentence } from "../../grammar/corpus.ts";
import { LEXICON } from "../../grammar/lexicon.ts";
import { SENTENCES, type Sentence } from "../../grammar/sentences.ts";
import type { Random } from "../../rnn/random.ts";
import { shuffled } from "../words/category-scores.ts";
import { CATEGORIES, categoryOf, isVerb } from "../words/placed-words.ts";

/**
 * Splits of the sentences of the language: split i withholds the i-th `count` of them in a random
 * order, so that no sentence is withheld by two. Throws where there are not so many, and where a split
 * would withhold a word from the text altogether.
 */
export function splitsOf(splits: number, count: number, random: Random): Sentence[][] {
  const order = shuffled(SENTENCES.length, random).map((i) => SENTENCES[i]);
  if (splits * count > order.length)
    throw new Error(`${splits} splits of ${count} sentences; the language has ${order.length}`);
  const found = Array.from({ length: splits }, (_, i) => order.slice(i * count, (i + 1) * count));
  for (const withheld of found) {
    const kept = SENTENCES.filter((one) => !withheld.includes(one)).map(({ text }) => text);
    const missing = Object.values(LEXICON)
      .flat()
      .find((word) => !kept.some((text) => text.includes(` ${word}`)));
    if (missing) throw new Error(`"${missing}" would stand in no sentence that is left`);
  }
  return found;
}

/** A text of n sentences drawn as the language draws them, a withheld one drawn again. */
export function corpusWithout(withheld: readonly Sentence[], n: number, random: Random): string {
  const texts = new Set(withheld.map(({ text }) => text));
  let corpus = "";
  for (let made = 0; made < n;) {
    const sentence = drawSentence(random);
    if (texts.has(sentence)) continue;
    corpus += sentence;
    made++;
  }
  return corpus;
}

/**
 * The texts that are one wrong word away from a sentence: its last noun or verb replaced by each that is
 * of the same part of speech and makes no sentence of the language. A verb is replaced in sentences without object only.
 */
export function wrongClass({ text }: Pick<Sentence, "text">): string[] {
  const last = text.match(/([a-z]+)\. $/)![1];
  return CATEGORIES.flatMap((category) => [...LEXICON[category]])
    .filter((word) => isVerb(word) === isVerb(last) && categoryOf(word) !== categoryOf(last))
    .map((word) => `${text.slice(0, -2 - last.length)}${word}. `)
    .filter((made) => !KNOWN.has(made));
}

const KNOWN = new Set(SENTENCES.map(({ text }) => text));
