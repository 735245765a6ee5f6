import { SENTENCES } from "./sentences.ts";

/** A place in the text: all of the past that the next character depends on. */
export interface Place {
  /** The summed weight of the sentences that pass here, an integer. */
  readonly weight: number;
  /** The characters that can follow, each with the place it leads to. */
  readonly next: ReadonlyMap<string, Place>;
}

interface Growing extends Place {
  weight: number;
  readonly next: Map<string, Growing>;
}

/**
 * The place where every sentence starts: the root of the trie of all sentences. The space that
 * closes a sentence leads back here, so an endless text is an endless walk.
 */
export const START: Place = grow();

function grow(): Place {
  const start: Growing = { weight: 0, next: new Map() };
  for (const { text, weight } of SENTENCES) {
    let place = start;
    for (const character of text.slice(0, -1)) {
      place.weight += weight;
      if (!place.next.has(character)) place.next.set(character, { weight: 0, next: new Map() });
      place = place.next.get(character) as Growing;
    }
    place.weight += weight;
    place.next.set(text.slice(-1), start);
  }
  return start;
}
