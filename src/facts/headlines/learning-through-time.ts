import type { BackwardCosts } from "../../experiments/studies/backward-costs.ts";
import type { Clipping } from "../../experiments/studies/clipping.ts";
import type { Exposure } from "../../experiments/studies/exposure.ts";
import type { Optimizers } from "../../experiments/studies/optimizers.ts";
import type { Truncation } from "../../experiments/studies/truncation.ts";
import { bits } from "../../rnn/loss.ts";
import { lastOf } from "../fact.ts";
import { fixed, percent } from "../number-forms.ts";
import { inStudy, rowsBy, rowsByKey, type Headline } from "./headline.ts";

const RULES: Readonly<Record<string, string>> = {
  sgd: "plain descent",
  adagrad: "Adagrad",
  adam: "Adam",
};

export const learningHeadlines: readonly Headline[] = [
  {
    says: "Longest gradient of a training that does not clip, by its learning rate",
    text: fixed(1),
    isLogarithmic: true,
    from: inStudy<Clipping>("clipping", ({ pairs }) =>
      rowsByKey(
        pairs,
        ({ learningRate }) => `rate ${learningRate}`,
        ({ unclipped }) => unclipped.largestNorm,
      ),
    ),
  },
  {
    says: "The same where gradients are clipped",
    text: fixed(1),
    from: inStudy<Clipping>("clipping", ({ pairs }) =>
      rowsByKey(
        pairs,
        ({ learningRate }) => `rate ${learningRate}`,
        ({ clipped }) => clipped.largestNorm,
      ),
    ),
  },
  {
    says: "Loss on the test text by how far gradients go back, in bits per character",
    text: fixed(4),
    from: inStudy<Truncation>("truncation", ({ networks }) =>
      rowsByKey(
        networks,
        ({ truncation }) => `T = ${truncation}`,
        ({ loss }) => bits(loss),
      ),
    ),
  },
  {
    says: "Loss on the test text after the first few epochs, by the rule of descent, in bits per character",
    text: fixed(3),
    from: inStudy<Optimizers>("optimizers", ({ rules }) =>
      rowsBy(
        rules,
        ({ optimizer, learningRate, schedule, clip, clipEntries, lanes }) =>
          [
            `${RULES[optimizer] ?? optimizer}, rate ${learningRate}`,
            ...(schedule === "cosine" ? ["cosine"] : []),
            ...(clip === null || clip === 1 ? [] : [`clipped at ${clip}`]),
            ...(clipEntries === undefined ? [] : [`entries clipped at ${clipEntries}`]),
            ...(lanes === 1 ? ["one lane"] : []),
          ].join(", "),
        ({ networks }) => networks.map(({ loss }) => bits(lastOf(loss))),
      ),
    ),
  },
  {
    says: "Divergence of the truth from what a network expects, in bits per character",
    text: fixed(4),
    from: inStudy<Exposure>("exposure", ({ runs }) => {
      const ends = runs.map(({ checkpoints }) => lastOf(checkpoints));
      return [
        {
          name: "reading the language",
          values: ends.map(({ meanDivergence }) => bits(meanDivergence.reading)),
        },
        {
          name: "reading what it writes",
          values: ends.flatMap(({ meanDivergence: { writing } }) =>
            writing === null ? [] : [bits(writing)],
          ),
        },
      ];
    }),
  },
  {
    says: "Sentences that a network writes freely and that are of the language",
    text: percent(1),
    from: inStudy<Exposure>("exposure", ({ runs }) => {
      const ends = runs.map(({ checkpoints }) => lastOf(checkpoints));
      return [
        {
          name: "after one of the language",
          values: ends.map(({ afterKnown }) => afterKnown.known / afterKnown.sentences),
        },
        {
          name: "after one that is none",
          values: ends.map(({ afterUnknown }) => afterUnknown.known / afterUnknown.sentences),
        },
      ];
    }),
  },
  {
    says: "Multiplications for one gradient, as counted: forward in real time for each one of backpropagation",
    text: fixed(1),
    isLogarithmic: true,
    from: inStudy<BackwardCosts>("backward-costs", ({ sizes }) =>
      rowsBy(
        sizes,
        ({ hiddenSize, length }) => `H = ${hiddenSize}, T = ${length}`,
        ({ realTime, backpropagation }) => [realTime.products / backpropagation.products],
      ),
    ),
  },
];
