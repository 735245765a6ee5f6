import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { aboveText, networkAbove } from "./past-chart.ts";
import type { Order, PastData } from "./past-data.ts";

/** What to see. */
export function captionOfPast(data: PastData): string {
  const [first, ...others] = data.orders.map(({ loss }) => loss - data.floor);
  const largest = data.orders[data.orders.length - 1].k;
  return (
    `The best possible predictor for each length of past, from none to ${largest} characters: how far it stays above ` +
    `${numberText(data.floor, 3)} bits per character, below which nobody can go, on a logarithmic scale. Open circles have ` +
    `${aboveText(0)} bits left. One character takes away ${numberText(100 * (1 - others[0] / first))} % of the first ` +
    "distance. The line is the network, at the moment that the training bar shows. Beside them stands what the chosen " +
    "predictor writes: a wavy line marks what is no word, pale letters what is no sentence of the language."
  );
}

/** What a predictor loses, and what it writes, in one sentence. */
export function announcePast(data: PastData, state: State): string {
  const order = orderAt(data, state);
  return (
    `With ${pastText(order.k)}, writing ${state.sample}: ${numberText(order.loss, 3)} bits per character, ` +
    `${aboveText(order.loss - data.floor)} above the floor; ${shareText(order.words)} of what it writes are words, ` +
    `${shareText(order.sentences)} of its sentences are sentences of the language. ` +
    `The network at update ${numberText(state.update)}: ${aboveText(networkAbove(data, state))} above.`
  );
}

/** The drawing in words. */
export function describePast(data: PastData, state: State): string {
  const { orders } = data;
  const order = orderAt(data, state);
  const network = networkAbove(data, state);
  const better = orders.filter(({ testLoss }) => testLoss - data.testFloor > network).length;
  const tried = orders.map(({ loss }) => numberText(loss, 3)).filter((_, k) => k % 4 === 0);
  return (
    `A falling curve over ${orders.length} lengths of past. With 0, 4, 8 and so on characters of past the losses are ` +
    `${tried.join(", ")} bits per character; the floor is ${numberText(data.floor, 3)}. ` +
    `Chosen is ${pastText(order.k)}, which tells ${numberText(order.contexts)} pasts apart. ` +
    `After ${numberText(state.update)} updates the network stands ${aboveText(network)} bits above the floor, ` +
    `on a text on which it beats ${better} of the ${orders.length} predictors.`
  );
}

/** Every predictor, and the network for comparison. */
export const tableOfPast = (data: PastData, state: State): Table => ({
  caption: `The best predictors by their past, and the network at update ${numberText(state.update)}, in bits per character`,
  columns: [
    "predictor",
    "pasts told apart",
    "in the long run",
    "on the test text",
    "share of words known",
    "share of sentences known",
    `writing ${state.sample}`,
  ],
  rows: [
    ...data.orders.map((order) => [
      pastText(order.k),
      order.contexts,
      order.loss,
      order.testLoss,
      order.words,
      order.sentences,
      writingAt(order, state),
    ]),
    [
      "the network",
      "–",
      "–",
      data.network.testLoss[data.network.updates.indexOf(state.update)],
      "–",
      "–",
      "–",
    ],
    ["the language", "–", data.floor, data.testFloor, 1, 1, "–"],
  ],
});

export const orderAt = ({ orders }: PastData, { k }: State): Order => orders[k];

export const writingAt = ({ writings }: Order, { sample }: State): string =>
  writings[sample - 1].text;

/** How much a predictor sees. */
export const pastText = (k: number): string =>
  k === 0 ? "no past" : k === 1 ? "1 character of past" : `${k} characters of past`;

const shareText = (share: number) =>
  share > 0 && share < 0.01
    ? "less than 1 %"
    : share > 0.99 && share < 1
      ? "more than 99 %"
      : `${numberText(100 * share)} %`;
