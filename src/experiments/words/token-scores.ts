import { euclidean, meanVector, type Numbers } from "../analysis/vector-distances.ts";
import { labelsOf, type WordSet } from "./word-sets.ts";

/** What single occurrences of words show, each by itself. All are shares of the occurrences judged. */
export interface TokenScores {
  readonly judged: number; //      occurrences
  readonly word: number; //        nearest to the mean of their own word
  readonly category: number; //    nearest, of the means of all other words, to one of their category
  readonly kind: number; //        nearest, of the means of all other words, to a noun as nouns, to a verb as verbs
}

/** Means are taken over the sentences of even number, occurrences are judged in the others. */
export function tokenScores({ words, tokens }: WordSet, states: readonly Numbers[]): TokenScores {
  const { categories, verbs } = labelsOf(words);
  const means = words.map((_, word) =>
    meanVector(
      tokens
        .filter((token) => token.word === word && token.sentence % 2 === 0)
        .map(({ at }) => states[at]),
    ),
  );
  const judged = tokens.filter(({ sentence }) => sentence % 2 === 1);
  let [word, category, kind] = [0, 0, 0];
  for (const token of judged) {
    const distances = means.map((mean) => euclidean(states[token.at], mean));
    const nearest = distances.indexOf(Math.min(...distances));
    distances[token.word] = Infinity;
    const other = distances.indexOf(Math.min(...distances));
    if (nearest === token.word) word++;
    if (categories[other] === categories[token.word]) category++;
    if (verbs[other] === verbs[token.word]) kind++;
  }
  const share = (count: number) => count / judged.length;
  return { judged: judged.length, word: share(word), category: share(category), kind: share(kind) };
}
