import { SYMBOLS } from "./symbols.ts";
import { START, type Place } from "./trie.ts";

/**
 * The exact probability of each of the 27 symbols, in their order, to be the next character of a
 * text that starts where a sentence starts. Undefined where the language has no such text, since
 * a network may well write one.
 *
 * Sentences are independent, so only what follows the last `. ` is read; what precedes it may be
 * anything.
 */
export function nextCharacter(text: string): Float64Array | undefined {
  const end = text.lastIndexOf(". ");
  let place: Place | undefined = START;
  for (const character of end < 0 ? text : text.slice(end + 2)) {
    place = place.next.get(character);
    if (!place) return undefined;
  }
  return distributionAt(place);
}

/** The probability of each symbol, in their order, to follow a place of the trie. */
function distributionAt({ weight, next }: Place): Float64Array {
  const p = new Float64Array(SYMBOLS.length);
  for (const [character, place] of next) {
    // The closing space is alone where it stands, and leads back to the weight of all sentences.
    p[SYMBOLS.indexOf(character)] = place === START ? 1 : place.weight / weight;
  }
  return p;
}
