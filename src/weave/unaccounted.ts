import type { Prose } from "./chapter-source.ts";

/**
 * Words that say how much or how many, beside digits. Counts up to twelve are left to the sentence
 * they stand in: what they count stands beside them.
 */
const QUANTITY =
  /\b(?:half|halves|halved|twice|thrice|double[sd]?|triple[sd]?|thirds?|quarters?|most|majority|minority|few|fewer|(?<!how\s)many|dozens?|hundreds?|thousands?|millions?|billions?|percent|tenfold|\w+-fold|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\b/giu;

const DIGITS = /\p{N}(?:[\p{N}.,]*\p{N})?/gu;

/** A digit or quantity word that no element accounts for. */
export interface Unaccounted {
  readonly text: string;
  readonly line: number;
}

/** What in running text states a quantity without saying where it comes from. */
export const unaccounted = (prose: readonly Prose[]): Unaccounted[] =>
  prose.flatMap(({ text, line, claimed }) =>
    [...text.matchAll(DIGITS), ...(claimed ? [] : text.matchAll(QUANTITY))]
      .sort((a, b) => a.index - b.index)
      .map((match) => ({
        text: match[0],
        line: line + text.slice(0, match.index).split("\n").length - 1,
      })),
  );

/** Throws where running text states a quantity that no element accounts for, naming file and line. */
export function refuseUnaccounted(file: string, prose: readonly Prose[]): void {
  const [first] = unaccounted(prose);
  if (first)
    throw new Error(
      `${file}:${first.line}: “${first.text}” is a quantity without a source; ` +
        `write it as <Measured>, <Computed>, <Given> or <Cite>, or a word in a <Claim> that states it`,
    );
}
