import { contextOf, orderModel, type OrderModel } from "../grammar/order-model.ts";
import { textFloor } from "../grammar/text-floor.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { TEXTS } from "../figures/movie-data.ts";
import { WARM_UP } from "../figures/tape-data.ts";
import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import type { Trace } from "../trace/schema.ts";
import { lastNetworkOf, read } from "./networks.ts";

/** The sentence, the same words otherwise, the same letters sorted. */
export const [WRITTEN, EXCHANGED, SORTED] = TEXTS.map(({ text }) => text);

const models = new Map<number, OrderModel>();

/** What a text costs the best predictor that sees the last k characters, in bits. */
export function orderCost(k: number, text: string): number {
  const model = models.get(k) ?? orderModel(k);
  models.set(k, model);
  const nats = [...text].reduce((sum, character, i) => {
    const p = model.get(contextOf(WARM_UP + text.slice(0, i), k))?.p;
    return sum - log(p?.[SYMBOLS.indexOf(character)] ?? 0);
  }, 0);
  return bits(nats);
}

/** What a text costs a network, in bits, after the sentence before the tape: by default that at the end of a run. */
export function networkCost(trace: Trace, text: string, network = lastNetworkOf(trace)): number {
  const { p } = read(network, WARM_UP + text);
  const nats = [...text].reduce(
    (sum, character, i) => sum - log(p.row[WARM_UP.length + i - 1][SYMBOLS.indexOf(character)]),
    0,
  );
  return bits(nats);
}

/** What a text costs the language itself: −log₂ of its probability. */
export const languageCost = (text: string): number => textFloor(text) * text.length;

/** Two sentences that are told apart by one character more than 16. */
export const CONFUSED = ["the dragon follows the man. ", "the lion follows the mouse. "] as const;

/** The longest past that two sentences share before the first letter in which their ends differ. */
export function sharedPast([a, b]: readonly [string, string]): string {
  const object = (text: string) => text.lastIndexOf(" the ") + " the ".length;
  let ahead = 0;
  while (a[object(a) + ahead] === b[object(b) + ahead]) ahead++;
  const [pastA, pastB] = [a.slice(0, object(a) + ahead), b.slice(0, object(b) + ahead)];
  let length = 0;
  while (pastA.at(-length - 1) === pastB.at(-length - 1)) length++;
  return pastA.slice(pastA.length - length);
}
