import type { OrderK } from "../experiments/studies/order-k.ts";
import { bits } from "../rnn/loss.ts";
import type { StudyTrace } from "../trace/schema.ts";

/** What the figure draws from; losses in bits per character. */
export interface PastData {
  /** The entropy rate of the language: no predictor can do better in the long run. */
  readonly floor: number;
  /** The same on the test text: what the language itself pays there. */
  readonly testFloor: number;
  readonly orders: readonly Order[]; // k = 0, 1, …
  readonly network: {
    /** The checkpoints, by their updates, and the loss on the test text at each. */
    readonly updates: readonly number[];
    readonly testLoss: readonly number[];
  };
}

/** The best predictor that sees the last k characters. */
export interface Order {
  readonly k: number;
  /** How many different pasts it tells apart. */
  readonly contexts: number;
  readonly loss: number;
  readonly testLoss: number;
  /** The shares of its words and of its sentences that the language has. */
  readonly words: number;
  readonly sentences: number;
  readonly writings: readonly { readonly seed: number; readonly text: string }[];
}

/** Of so many writings, so many characters are shown. */
const WRITINGS = 3;
const LETTERS = 180;

/** What the figure needs of the study, rounded to what is drawn and told. */
export function pastData({ data }: StudyTrace<OrderK>): PastData {
  const inBits = (nats: number) => Number(bits(nats).toFixed(5));
  const [network] = data.networks;
  const orders = data.orders.map(({ k, contexts, floor, testLoss, writings }) => {
    const sum = (count: (writing: (typeof writings)[number]) => number) =>
      writings.reduce((all, writing) => all + count(writing), 0);
    const share = (known: number, all: number) => Number((known / all).toFixed(5));
    return {
      k,
      contexts,
      loss: inBits(floor),
      testLoss: inBits(testLoss),
      words: share(
        sum((one) => one.knownWords),
        sum((one) => one.words),
      ),
      sentences: share(
        sum((one) => one.knownSentences),
        sum((one) => one.sentences),
      ),
      writings: writings
        .slice(0, WRITINGS)
        .map(({ seed, text }) => ({ seed, text: text.slice(0, LETTERS) })),
    };
  });
  return {
    floor: inBits(data.entropyRate),
    // With the most past that was tried, nothing is left to gain.
    testFloor: orders[orders.length - 1].testLoss,
    orders,
    network: { updates: network.update, testLoss: network.testLoss.map(inBits) },
  };
}
