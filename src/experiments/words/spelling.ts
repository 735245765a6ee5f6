import { SYMBOLS } from "../../grammar/symbols.ts";

/** How often a word has each symbol, (V): what is left of it without the order of its letters. */
export function letterBag(word: string): Float64Array {
  const bag = new Float64Array(SYMBOLS.length);
  for (const letter of word) bag[SYMBOLS.indexOf(letter)]++;
  return bag;
}

/** The last three letters of a word, one-hot, (3V). */
export function lastLetters(word: string): Float64Array {
  const V = SYMBOLS.length;
  const ending = new Float64Array(3 * V);
  [...word.slice(-3)].forEach((letter, i) => (ending[i * V + SYMBOLS.indexOf(letter)] = 1));
  return ending;
}
