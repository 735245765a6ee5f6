import { LEXICON, type Category } from "../../grammar/lexicon.ts";

/** A noun or verb where it stands in a text of whole sentences of the language. */
export interface PlacedWord {
  readonly word: string;
  readonly role: "subject" | "verb" | "object";
  /** The sentence, counted from 0. */
  readonly sentence: number;
  /** The place of its first letter, and of the space or stop after its last. */
  readonly from: number;
  readonly end: number;
}

const ROLES = [undefined, "subject", "verb", undefined, "object"] as const;

/** The nouns and verbs of a text of whole sentences, in their order, without the articles. */
export function placedWords(text: string): PlacedWord[] {
  let [sentence, count] = [0, 0];
  return [...text.matchAll(/[^ .]+|\./g)].flatMap(({ 0: word, index }) => {
    if (word === ".") {
      [sentence, count] = [sentence + 1, 0];
      return [];
    }
    const role = ROLES[count++];
    return role ? [{ word, role, sentence, from: index, end: index + word.length }] : [];
  });
}

/** The categories, in the order of the lexicon; a word's category is told by its place here. */
export const CATEGORIES = Object.keys(LEXICON) as Category[];

/** The place of a word's category in `CATEGORIES`. Throws where it is in none. */
export function categoryOf(word: string): number {
  const found = CATEGORIES.findIndex((category) =>
    (LEXICON[category] as readonly string[]).includes(word),
  );
  if (found < 0) throw new Error(`"${word}" is no noun or verb of the language`);
  return found;
}

/** The words of some categories, in the order of the lexicon. */
export const wordsOf = (categories: readonly Category[]): string[] =>
  categories.flatMap((category) => LEXICON[category]);

/** Whether a word is a verb; the first six categories are nouns. */
export const isVerb = (word: string): boolean => categoryOf(word) >= CATEGORIES.indexOf("INTRAN");
