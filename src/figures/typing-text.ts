import { WORDS } from "../grammar/lexicon.ts";
import { numberText } from "./number-text.ts";

/** A text in the network's symbols, and what of a written one is not in it; empty where all is. */
export interface Usable {
  readonly text: string;
  readonly note: string;
}

/** So many of the characters left out are named. */
const NAMED = 8;

/**
 * The part of a written text that a network over `symbols` can read: its first `longest`
 * characters, capital letters as small ones, without what is no symbol. Goes by code points.
 */
export function usableText(written: string, symbols: string, longest: number): Usable {
  const known = new Set(symbols);
  const leftOut = new Set<string>();
  let kept = "";
  let hasCapitals = false;
  for (const character of written) {
    const small = character.toLowerCase();
    if (!known.has(small)) leftOut.add(character);
    else {
      kept += small;
      hasCapitals ||= small !== character;
    }
  }
  const sentences = [
    ...(leftOut.size > 0 ? [leftOutText([...leftOut], symbols)] : []),
    ...(hasCapitals ? ["Capital letters are read as small ones."] : []),
    ...(kept.length > longest
      ? [`Only the first ${numberText(longest)} of ${numberText(kept.length)} characters are read.`]
      : []),
  ];
  return { text: kept.slice(0, longest), note: sentences.join(" ") };
}

/** Whether a symbol is a letter that stands in no word, so that no network ever read it in training. */
export const isUntrained = (symbol: string): boolean =>
  isLetter(symbol) && !WORDS.some((word) => word.includes(symbol));

function leftOutText(characters: readonly string[], symbols: string): string {
  const missing = [..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => !symbols.includes(letter));
  const named = characters.slice(0, NAMED).map(nameOf).join(", ");
  const more = characters.length > NAMED ? ` and ${characters.length - NAMED} more` : "";
  return (
    `The network knows ${symbols.length} symbols: the letters without ${missing.join(", ")}, the space and the full stop. ` +
    `Left out: ${named}${more}.`
  );
}

/** A character in quotes, or by its code point where it would not be seen. */
function nameOf(character: string): string {
  if (!/[\p{C}\p{M}\p{Z}]/u.test(character)) return `“${character}”`;
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

const isLetter = (symbol: string) => symbol >= "a" && symbol <= "z";
