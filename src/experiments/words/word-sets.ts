import type { Labels } from "./category-scores.ts";
import { CATEGORIES, categoryOf, isVerb, placedWords, wordsOf } from "./placed-words.ts";
import { meanVector, type Numbers } from "../analysis/vector-distances.ts";

/** Words, and where in a text their states are taken. */
export interface WordSet {
  readonly name: string;
  readonly words: readonly string[];
  /** For each time a word is taken, the character after which. */
  readonly tokens: readonly TakenWord[];
}

export interface TakenWord {
  /** The word's place in `words`. */
  readonly word: number;
  readonly sentence: number;
  /** The place of the last character read. */
  readonly at: number;
}

const NOUNS = wordsOf(["HUMAN", "ANIM", "AGGRESS", "INANIM", "FRAG"]); // all that can be subjects
const VERBS = wordsOf(["SOCIAL", "FEED", "TRAN", "PERCEPT", "AGPAT", "DESTROY", "EAT"]); // all that can have objects

/**
 * The sets of words in a text of whole sentences:
 * "controlled": nouns as subjects and verbs before an object, at the space that follows, so that position
 * and last character are the same for all; "subjects" and "verbs": its two halves; "following": all
 * 37 words, at the space or stop that follows; "letter": all, at their last letter.
 */
export function wordSets(text: string): WordSet[] {
  const placed = placedWords(text);
  const set = (
    name: string,
    words: readonly string[],
    at: "space" | "any" | "letter",
  ): WordSet => ({
    name,
    words,
    tokens: placed.flatMap(({ word, role, sentence, end }) => {
      const index = words.indexOf(word);
      const isTaken = index >= 0 && (at !== "space" || (role !== "object" && text[end] === " "));
      return isTaken ? [{ word: index, sentence, at: at === "letter" ? end - 1 : end }] : [];
    }),
  });
  const all = wordsOf(CATEGORIES);
  return [
    set("controlled", [...NOUNS, ...VERBS], "space"),
    set("subjects", NOUNS, "space"),
    set("verbs", VERBS, "space"),
    set("following", all, "any"),
    set("letter", all, "letter"),
  ];
}

/** What is known of the words of a set. */
export const labelsOf = (words: readonly string[]): Labels => ({
  categories: words.map(categoryOf),
  verbs: words.map(isVerb),
});

/** The mean state of each word, of those at all positions of a text. Throws where a word is never taken. */
export function averaged({ words, tokens }: WordSet, states: readonly Numbers[]): Float64Array[] {
  return words.map((word, index) => {
    const own = tokens.filter((token) => token.word === index);
    if (own.length === 0) throw new Error(`the text never has "${word}" where it is to be taken`);
    return meanVector(own.map(({ at }) => states[at]));
  });
}
