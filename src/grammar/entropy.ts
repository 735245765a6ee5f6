import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import { SENTENCES, TOTAL_WEIGHT } from "./sentences.ts";

/** The entropy of a distribution, −Σ p log₂ p, in bits. Source: Shannon (1948), §6. */
export function entropy(p: ArrayLike<number>): number {
  let nats = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) nats -= p[i] * log(p[i]);
  return bits(nats);
}

/** What one sentence says, in bits: the entropy of the choice among all of them. */
export function bitsPerSentence(): number {
  return entropy(SENTENCES.map(({ probability }) => probability));
}

/**
 * The entropy rate of the text in bits per character: no predictor can do better in the long
 * run. The stop shows where sentences end, so it is the entropy of one over its mean length.
 */
export function entropyRate(): number {
  return bitsPerSentence() / meanLength();
}

/** The same in bits per token, a token being a word or a stop. */
export function bitsPerToken(): number {
  return bitsPerSentence() / (meanWords() + 1);
}

/** The mean length of a sentence in characters, its stop and space among them. */
export function meanLength(): number {
  return mean((text) => text.length);
}

/** The mean number of words in a sentence. */
export function meanWords(): number {
  return mean((text) => text.split(" ").length - 1);
}

function mean(measure: (text: string) => number): number {
  return SENTENCES.reduce((sum, s) => sum + s.weight * measure(s.text), 0) / TOTAL_WEIGHT;
}
