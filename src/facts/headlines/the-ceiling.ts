import type { AddingProblem } from "../../experiments/studies/adding-problem.ts";
import type { Cells } from "../../experiments/studies/cells.ts";
import type { DelayedRecall } from "../../experiments/studies/delayed-recall.ts";
import type { Latch } from "../../experiments/studies/latch.ts";
import { numberText } from "../../figures/number-text.ts";
import { mean } from "../../figures/mean.ts";
import { bits } from "../../rnn/loss.ts";
import { fixed } from "../number-forms.ts";
import { inStudy, rowsBy, type Headline } from "./headline.ts";
import { startName } from "./the-feedback-loop.ts";

/** The largest distance a seed learned to hold a symbol over, all shorter ones included; 0 for none. */
const heldTo = (lengths: Latch["contestants"][number]["lengths"], seed: number): number => {
  const failed = lengths.findIndex(({ networks }) => networks[seed].updates === null);
  const count = failed < 0 ? lengths.length : failed;
  return count === 0 ? 0 : lengths[count - 1].length;
};

const CELLS = { tanh: "tanh", gru: "GRU", lstm: "LSTM" } as const;

export const ceilingHeadlines: readonly Headline[] = [
  {
    says: "Loss on the small language at the rate that does best, in bits per character",
    text: fixed(4),
    from: inStudy<Cells>("cells", ({ sizes }) =>
      rowsBy(
        sizes,
        ({ cell, units, learned }) =>
          `${CELLS[cell]}, ${units} units, ${numberText(learned)} numbers`,
        ({ rates }) => {
          const all = rates.map(({ networks }) => networks.map(({ loss }) => bits(loss)));
          return all.toSorted((a, b) => mean(a) - mean(b))[0];
        },
      ),
    ),
  },
  {
    says: "Steps over which one of four symbols is held, all shorter distances that were tried learned too",
    text: fixed(),
    from: inStudy<Latch>("latch", ({ contestants }) =>
      rowsBy(
        contestants,
        ({ cell, units, start }) => `${CELLS[cell]}, ${units} units, ${startName(start)}`,
        ({ lengths }) => lengths[0].networks.map((_, seed) => heldTo(lengths, seed)),
      ),
    ),
  },
  {
    says: "Symbols back that are recalled nearly without error",
    text: fixed(),
    from: inStudy<DelayedRecall>("delayed-recall", ({ sizes }) =>
      rowsBy(
        sizes,
        ({ units }) => `${units} units`,
        ({ networks }) => networks.map(({ reach }) => reach),
      ),
    ),
  },
  {
    says: "Bits about the past that are in the state at least",
    text: fixed(1),
    from: inStudy<DelayedRecall>("delayed-recall", ({ sizes }) =>
      rowsBy(
        sizes,
        ({ units }) => `${units} units`,
        ({ networks }) => networks.map((network) => network.bits),
      ),
    ),
  },
  {
    says: "Mean squared error in adding two marked numbers",
    text: fixed(3),
    from: inStudy<AddingProblem>("adding-problem", ({ baseline, cells }) => [
      ...cells.flatMap(({ cell, lengths }) =>
        rowsBy(
          lengths,
          ({ length }) => `${CELLS[cell]}, over ${length} values`,
          ({ networks }) => networks.map(({ error }) => error),
        ),
      ),
      { name: "always giving the mean", values: [baseline] },
    ]),
  },
];
