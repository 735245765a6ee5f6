import { integer, type Random } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";

/**
 * The words of Elman (1990) by class. His Table 3 prints two of each; the others are read off his Figure 7,
 * and with them the class of boy, girl, dog, lion, car, sandwich, exist and like, which he does not print.
 * "Break" among the foods of Table 3 is taken for the "bread" of Figure 7.
 */
export const CLASSES = {
  HUM: ["man", "woman", "boy", "girl"],
  ANIM: ["cat", "mouse", "dog"],
  INANIM: ["book", "rock", "car"],
  AGRESS: ["dragon", "monster", "lion"],
  FRAG: ["glass", "plate"],
  FOOD: ["cookie", "bread", "sandwich"],
  INTRAN: ["think", "sleep", "exist"],
  TRAN: ["see", "chase", "like"],
  AGPAT: ["move", "break"],
  PERCEPT: ["smell", "see"],
  DESTROY: ["break", "smash"],
  EAT: ["eat"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Class = keyof typeof CLASSES;

/** The classes of nouns. */
export const NOUN_CLASSES = ["HUM", "ANIM", "INANIM", "AGRESS", "FRAG", "FOOD"] as const;

/** The 16 rows of his Table 4; the text says 15. */
export const SENTENCE_FORMS: readonly (readonly Class[])[] = [
  ["HUM", "EAT", "FOOD"],
  ["HUM", "PERCEPT", "INANIM"],
  ["HUM", "DESTROY", "FRAG"],
  ["HUM", "INTRAN"],
  ["HUM", "TRAN", "HUM"],
  ["HUM", "AGPAT", "INANIM"],
  ["HUM", "AGPAT"],
  ["ANIM", "EAT", "FOOD"],
  ["ANIM", "TRAN", "ANIM"],
  ["ANIM", "AGPAT", "INANIM"],
  ["ANIM", "AGPAT"],
  ["INANIM", "AGPAT"],
  ["AGRESS", "DESTROY", "FRAG"],
  ["AGRESS", "EAT", "HUM"],
  ["AGRESS", "EAT", "ANIM"],
  ["AGRESS", "EAT", "FOOD"],
];

/** The 29 words. "Break" and "see" are in two classes, and count as of the first. */
export const ELMAN_WORDS: readonly string[] = [...new Set(Object.values(CLASSES).flat())];

/** The class of a word, the first of two. Throws where it is none of the 29. */
export function classOf(word: string): Class {
  const found = (Object.keys(CLASSES) as Class[]).find((one) =>
    (CLASSES[one] as readonly string[]).includes(word),
  );
  if (!found) throw new Error(`"${word}" is none of the ${ELMAN_WORDS.length} words`);
  return found;
}

/** A word where it stands: in which sentence, and which of its words it is. */
export interface StreamWord {
  readonly token: Token; //    the word's place in `ELMAN_WORDS`
  readonly sentence: number;
  readonly place: 0 | 1 | 2; // subject, verb, object
}

/** So many sentences of two or three words, one after another without a mark between them: a form, then a word of each of its classes, all uniformly. */
export function elmanStream(sentences: number, random: Random): StreamWord[] {
  return Array.from({ length: sentences }, (_, sentence) => {
    const form = SENTENCE_FORMS[integer(random, SENTENCE_FORMS.length)];
    return form.map((name, place) => {
      const words: readonly string[] = CLASSES[name];
      const token = ELMAN_WORDS.indexOf(words[integer(random, words.length)]);
      return { token, sentence, place: place as 0 | 1 | 2 };
    });
  }).flat();
}

/** How likely each of V symbols is to come next, by the words of the sentence so far: counted over a stream. (N − 1) of (V) */
export function likelihoods(stream: readonly StreamWord[], V: number): Float64Array[] {
  const counts = new Map<string, Float64Array>();
  let context = "";
  const found = stream.slice(0, -1).map(({ token, place }, i) => {
    context = place === 0 ? `${token}` : `${context} ${token}`;
    const count = counts.get(context) ?? new Float64Array(V);
    counts.set(context, count);
    count[stream[i + 1].token]++;
    return count;
  });
  for (const count of counts.values()) {
    const total = count.reduce((sum, one) => sum + one, 0);
    for (let k = 0; k < V; k++) count[k] /= total;
  }
  return found;
}
