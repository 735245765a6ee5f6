import type { OrderK } from "../../experiments/studies/order-k.ts";
import { bits } from "../../rnn/loss.ts";
import { lastOf } from "../fact.ts";
import { fixed, percent } from "../number-forms.ts";
import { inStudy, rowsBy, type Headline } from "./headline.ts";

export const snapshotHeadlines: readonly Headline[] = [
  {
    says: "Words written that are of the language, by a predictor that sees so many characters",
    text: percent(),
    from: inStudy<OrderK>("order-k", ({ orders }) =>
      rowsBy(
        orders,
        ({ k }) => `k = ${k}`,
        ({ writings }) => writings.map(({ words, knownWords }) => knownWords / words),
      ),
    ),
  },
  {
    says: "Loss of the networks on the test text, in bits per character",
    text: fixed(4),
    from: inStudy<OrderK>("order-k", ({ entropyRate, networks }) => [
      {
        name: "trained",
        values: networks.map(({ testLoss }) => bits(lastOf(testLoss))),
      },
      { name: "entropy rate of the language", values: [bits(entropyRate)] },
    ]),
  },
];
