import { entropy } from "./entropy.ts";
import { SENTENCES } from "./sentences.ts";
import { SYMBOLS } from "./symbols.ts";

/** What can follow one context. */
export interface Continuation {
  /** The share of all positions of the endless text that have this context. */
  readonly share: number;
  /** The probability of each of the 27 symbols, in their order. */
  readonly p: Float64Array;
}

/** The exact order-k conditional distribution, by context. */
export type OrderModel = ReadonlyMap<string, Continuation>;

/**
 * The best predictor that sees only the last k characters: what follows each context that occurs
 * in the endless text of independent sentences. `contextOf` gives the key of a text. Whatever is
 * drawn from the model leads to a context of the model, so it can write for ever.
 * Throws unless k is an integer of at least 0.
 */
export function orderModel(k: number): OrderModel {
  if (!Number.isInteger(k) || k < 0) {
    throw new Error(`no order "${k}"; expected an integer of at least 0`);
  }
  // #region counting
  const weights = new Map<string, Float64Array>();
  let total = 0;
  for (const { text, weight } of SENTENCES) {
    for (let i = 0; i < text.length; i++) {
      const context = contextOf(text.slice(0, i), k);
      const next = weights.get(context) ?? new Float64Array(SYMBOLS.length);
      weights.set(context, next);
      next[SYMBOLS.indexOf(text[i])] += weight;
      total += weight;
    }
  }
  // #endregion counting
  return new Map([...weights].map(([context, w]) => [context, normalize(w, total)]));
}

/**
 * The context of a text that starts where a sentence starts: its last k characters, without what
 * precedes the last `. ` among them. Sentences are independent, so that says nothing of what
 * follows; and every text counts as preceded by one.
 */
export function contextOf(text: string, k: number): string {
  const past = ". " + text;
  const seen = past.slice(Math.max(0, past.length - k));
  return seen.slice(Math.max(0, seen.lastIndexOf(". ")));
}

/**
 * The exact loss of the order-k predictor in bits per character: the entropy of the next
 * character given the last k. Source: Shannon (1951), whose Fₖ₊₁ it is.
 */
export function orderFloor(k: number): number {
  let floor = 0;
  for (const { share, p } of orderModel(k).values()) floor += share * entropy(p);
  return floor;
}

/** The share of characters of the endless text that all before them determines. */
export function determinedShare(): number {
  let determined = 0;
  const longest = Math.max(...SENTENCES.map(({ text }) => text.length));
  for (const { share, p } of orderModel(longest).values()) {
    if (p.includes(1)) determined += share;
  }
  return determined;
}

function normalize(weights: Float64Array, total: number): Continuation {
  const weight = weights.reduce((sum, w) => sum + w, 0);
  return { share: weight / total, p: weights.map((w) => w / weight) };
}
