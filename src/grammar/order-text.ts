import { log } from "../rnn/elementary.ts";
import type { Random } from "../rnn/random.ts";
import { draw } from "../rnn/sample.ts";
import { contextOf, type OrderModel } from "./order-model.ts";
import { SYMBOLS } from "./symbols.ts";

/**
 * What the best predictor that sees only the last k characters writes, from where a sentence
 * starts: each character is drawn from its distribution, one number from `random` each.
 */
export function orderText(model: OrderModel, k: number, length: number, random: Random): string {
  let text = "";
  while (text.length < length) text += SYMBOLS[draw(after(model, k, text, text.length), random())];
  return text;
}

/**
 * The mean loss of that predictor on the characters of a text after its first, in nats. The text
 * starts where a sentence starts. Infinity where it holds what the language does not.
 */
export function orderLoss(model: OrderModel, k: number, text: string): number {
  let nats = 0;
  for (let i = 1; i < text.length; i++)
    nats -= log(after(model, k, text, i)[SYMBOLS.indexOf(text[i])]);
  return nats / (text.length - 1);
}

const NOTHING = new Float64Array(SYMBOLS.length);

/** The distribution of character i of a text, of which no more than the last k before it are looked at. */
function after(model: OrderModel, k: number, text: string, i: number): Float64Array {
  return model.get(contextOf(text.slice(Math.max(0, i - k), i), k))?.p ?? NOTHING;
}
