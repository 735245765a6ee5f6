import type { OneUnitStudy } from "../../experiments/studies/one-unit.ts";
import type { ParityConstruction } from "../../experiments/studies/parity-construction.ts";
import type { ParityLearned } from "../../experiments/studies/parity-learned.ts";
import type { TemporalXor } from "../../experiments/studies/temporal-xor.ts";
import { bits } from "../../rnn/loss.ts";
import { fixed, percent } from "../number-forms.ts";
import { inStudy, rowsBy, type Headline } from "./headline.ts";

export const unrollingHeadlines: readonly Headline[] = [
  {
    says: "Length to which a network that learned parity makes no error, by its units; 0 where it errs in the shortest test",
    text: fixed(),
    from: inStudy<ParityLearned>("parity-learned", ({ settings }) =>
      settings.flatMap(({ name, sizes }) =>
        rowsBy(
          sizes,
          ({ units }) => `${name}, ${units} ${units === 1 ? "unit" : "units"}`,
          ({ networks }) => networks.map(({ rightTo }) => rightTo),
        ),
      ),
    ),
  },
  {
    says: "Loss on every third bit, which follows from the two before it, in bits",
    text: fixed(3),
    from: inStudy<TemporalXor>("temporal-xor", ({ protocols }) =>
      protocols.flatMap(({ name, sizes }) =>
        rowsBy(
          sizes,
          ({ units }) => `${name}, ${units} units`,
          ({ networks }) => networks.map(({ loss }) => bits(loss[2])),
        ),
      ),
    ),
  },
  {
    says: "Networks with weights thought out for parity that make no error though each weight is off at random: a mark for each level of noise",
    text: percent(),
    from: inStudy<ParityConstruction>("parity-construction", ({ draws, noise }) =>
      rowsBy(
        noise,
        ({ K }) => `K = ${K}`,
        ({ survived }) => survived.map((count) => count / draws),
      ),
    ),
  },
  {
    says: "Single units that keep their sign to the end: a mark for each level of noise",
    text: percent(),
    from: inStudy<OneUnitStudy>("one-unit", ({ draws, latch }) =>
      rowsBy(
        latch,
        ({ w }) => `w = ${w}`,
        ({ survived }) => survived.map((count) => count / draws),
      ),
    ),
  },
];
