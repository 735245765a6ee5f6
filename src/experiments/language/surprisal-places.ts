import { nextCharacter } from "../../grammar/next-character.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { log } from "../../rnn/elementary.ts";
import type { Params } from "../../rnn/params.ts";
import { read, tokensOf } from "./reading.ts";

/** The parts of a sentence: its words, and what ends each. */
export const PARTS = [
  "first the",
  "subject",
  "end of subject",
  "verb",
  "end of verb",
  "second the",
  "object",
  "end of object",
  "space between",
] as const;
export type Part = (typeof PARTS)[number];

/** A character's place in a sentence. */
export interface Place {
  readonly part: Part;
  /** Of its word, counted from 0; 0 where the part is one character. */
  readonly letter: number;
}

/** The surprisal, −ln of the probability of the character that came, where the text has a place. */
export interface Surprisal extends Place {
  readonly count: number; //     how often the text has it
  readonly network: number; //   mean, nats
  readonly exact: number; //     mean of the best possible predictor, nats
}

/** The words of a sentence, and what ends each; the space after an article belongs to it. */
const WORDS = ["first the", "subject", "verb", "second the", "object"] as const;
const ENDS = ["first the", "end of subject", "end of verb", "second the", "end of object"] as const;

/** The place of every character of a text of whole sentences. */
export function placesIn(text: string): Place[] {
  let [word, letter] = [0, 0];
  return [...text].map((character, i) => {
    if (character === " " && text[i - 1] === ".") return { part: "space between", letter: 0 };
    if (character !== " " && character !== ".") return { part: WORDS[word], letter: letter++ };
    const place = { part: ENDS[word], letter: ENDS[word] === WORDS[word] ? letter : 0 };
    [word, letter] = character === "." ? [0, 0] : [word + 1, 0];
    return place;
  });
}

/** Mean surprisals by place over the characters of a text of whole sentences after its first. */
export function surprisalByPlace(params: Params, text: string): Surprisal[] {
  const tokens = tokensOf(text);
  const { p } = read(params, tokens.slice(0, -1));
  const sums = new Map<string, { place: Place; count: number; network: number; exact: number }>();
  placesIn(text).forEach((place, i) => {
    if (i === 0) return;
    const key = `${PARTS.indexOf(place.part)} ${place.letter}`;
    const sum = sums.get(key) ?? { place, count: 0, network: 0, exact: 0 };
    sums.set(key, sum);
    const truth = nextCharacter(text.slice(0, i))!;
    sum.count++;
    sum.network -= log(p.row[i - 1][tokens[i]]);
    sum.exact -= log(truth[SYMBOLS.indexOf(text[i])]);
  });
  return [...sums.values()]
    .map(({ place, count, network, exact }) => ({
      ...place,
      count,
      network: network / count,
      exact: exact / count,
    }))
    .sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.letter - b.letter);
}
