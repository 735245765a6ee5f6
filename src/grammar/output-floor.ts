import { entropy } from "./entropy.ts";
import { nextCharacter } from "./next-character.ts";
import { SENTENCES } from "./sentences.ts";
import { SYMBOLS } from "./symbols.ts";

/** What comes before a sentence; which one makes no difference. */
const ANY_SENTENCE = SENTENCES[0].text;

/**
 * The exact loss, in bits per character, of the best predictor that sees the character just read and
 * what was expected before it was read, where that expectation is the exact one. This is what
 * remains of the past if nothing but a right output is fed back, as in Jordan (1986).
 */
export function outputFloor(): number {
  const following = new Map<string, Float64Array>();
  let total = 0;
  for (const { text, weight } of SENTENCES) {
    for (let i = 0; i < text.length; i++) {
      const read = ANY_SENTENCE + text.slice(0, i);
      const key = `${read.at(-1)} ${nextCharacter(read.slice(0, -1))?.join(" ")}`;
      const weights = following.get(key) ?? new Float64Array(SYMBOLS.length);
      following.set(key, weights);
      weights[SYMBOLS.indexOf(text[i])] += weight;
      total += weight;
    }
  }
  let floor = 0;
  for (const weights of following.values()) {
    const sum = weights.reduce((a, b) => a + b);
    floor += (sum / total) * entropy(weights.map((one) => one / sum));
  }
  return floor;
}
