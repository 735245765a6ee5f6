import type { Category } from "../../grammar/lexicon.ts";
import { NOUNS } from "../language/expected-object.ts";
import { CATEGORIES, categoryOf, type PlacedWord } from "./placed-words.ts";
import { meanVector, nearestOf, type Numbers } from "../analysis/vector-distances.ts";

/** The nouns and verbs of a text, and the state a network was in after each. */
export interface WordStates {
  readonly placed: readonly PlacedWord[]; // (N)
  readonly states: readonly Numbers[]; //    (N)
}

/** Where in a sentence states are compared: subjects with subjects, objects with objects, or all together. */
export const POSITIONS = ["pooled", "subject", "object"] as const;
export type Position = (typeof POSITIONS)[number];

/** Categories and their mean states. */
export interface Centroids {
  readonly categories: readonly Category[];
  readonly means: readonly Numbers[];
}

/**
 * The mean state of each category of nouns at a position: the mean of the means of its words. A category
 * that never stands there has none. `without` leaves one word out, so that it can be judged by the others.
 */
export function centroidsOf(words: WordStates, position: Position, without?: string): Centroids {
  const categories: Category[] = [];
  const means: Numbers[] = [];
  for (const category of NOUNS) {
    const byWord = new Map<string, Numbers[]>();
    statesAt(words, position, (word) => word !== without && isOf(word, category)).forEach(
      ({ word, state }) => byWord.set(word, [...(byWord.get(word) ?? []), state]),
    );
    if (byWord.size === 0) continue;
    categories.push(category);
    means.push(meanVector([...byWord.values()].map(meanVector)));
  }
  return { categories, means };
}

/** How one word is placed among the categories. */
export interface Placement {
  readonly count: number; //             its occurrences
  /** The category nearest to the mean of its states. */
  readonly ofMean: Category;
  /** The share of its occurrences that are nearest to each category, in the order of `NOUNS`. */
  readonly shares: readonly number[];
}

/** Where a word of a text lies among centroids. Throws where the text does not have it there. */
export function placementOf(
  words: WordStates,
  word: string,
  position: Position,
  { categories, means }: Centroids,
): Placement {
  const own = statesAt(words, position, (one) => one === word).map(({ state }) => state);
  const nearest = own.map((state) => categories[nearestOf(state, means)]);
  return {
    count: own.length,
    ofMean: categories[nearestOf(meanVector(own), means)],
    shares: NOUNS.map((noun) => nearest.filter((one) => one === noun).length / own.length),
  };
}

function statesAt(
  { placed, states }: WordStates,
  position: Position,
  isTaken: (word: string) => boolean,
): { readonly word: string; readonly state: Numbers }[] {
  return placed.flatMap(({ word, role }, i) =>
    role !== "verb" && (position === "pooled" || position === role) && isTaken(word)
      ? [{ word, state: states[i] }]
      : [],
  );
}

const isOf = (word: string, category: Category) => CATEGORIES[categoryOf(word)] === category;
