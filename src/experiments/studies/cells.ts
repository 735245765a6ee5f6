import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { adam } from "../../rnn/optimizer.ts";
import { seeded } from "../../rnn/random.ts";
import { runningText, windowsPerEpoch } from "../../rnn/running-text.ts";
import { cosine } from "../../rnn/schedule.ts";
import { start, train } from "../../rnn/train.ts";
import { cellNetwork, cellWork, countLearned, unitsFor, type CellConfig } from "../cells/cell.ts";
import { networkLoss } from "../cells/network-loss.ts";
import { sentenceTokens, TEST_TEXT, tokensOf } from "../language/reading.ts";
import { mean, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const networkSchema = z.object({
  seed: z.int(), //                of its first weights
  loss: z.number(), //             on the test text, in nats per character
  curve: z.array(z.number()), //   training loss, mean of every `stride` updates, in nats per character
});

const schema = z.object({
  epochs: z.int(),
  updates: z.int(),
  stride: z.int(), //              updates for each number of a curve
  sizes: z.array(
    z.object({
      cell: z.enum(["tanh", "gru", "lstm"]),
      equal: z.enum(["units", "parameters"]), // what it shares with the tanh units; these have both
      units: z.int(), //           H
      learned: z.int(), //         numbers it learns
      /** Every size is tried with the same rates. */
      rates: z.array(
        z.object({
          learningRate: z.number(), //    of Adam at first; it falls to 0 along a cosine
          networks: z.array(networkSchema), // by seed
        }),
      ),
    }),
  ),
});
export type Cells = z.infer<typeof schema>;
type Size = Cells["sizes"][number];
type Trained = z.infer<typeof networkSchema>;

const config = {
  units: 64,
  sentences: 10_000,
  corpusSeed: 2026,
  lanes: 16,
  truncation: 25,
  epochs: 6,
  learningRates: [0.002, 0.004, 0.008, 0.016, 0.032],
  clip: 1,
  forgetBias: 1,
  seeds: [1, 2, 3],
  test: TEST_TEXT,
  stride: 44,
};
type Config = typeof config;
type Kind = Pick<Size, "cell" | "equal">;
interface Choice extends Kind {
  readonly learningRate: number;
  readonly seed: number;
}

const KINDS: readonly Kind[] = [
  { cell: "tanh", equal: "units" },
  { cell: "gru", equal: "units" },
  { cell: "gru", equal: "parameters" },
  { cell: "lstm", equal: "units" },
  { cell: "lstm", equal: "parameters" },
];

/** Weights are measured as trained; none of them is shown. */
export const cells = study<Config, Trained, Cells>({
  name: "cells",
  shows:
    "Whether GRUs and LSTMs predict the small language better than tanh units, at equal units and at equal parameters, each at several rates",
  usedBy: ["the-ceiling"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: (config) => choices(config).map(partOf),
  work: (config, part) => {
    const choice = chosen(config, part);
    const symbols = 23 * config.sentences * config.epochs;
    return cellWork(choice.cell, unitsOf(config, choice), SYMBOLS.length, symbols);
  },
  run: (config, part) => networkOf(config, chosen(config, part)),
  join: (config, parts) => {
    const { epochs, learningRates, stride, seeds } = config;
    const networks = [...parts];
    return {
      epochs,
      updates: updatesOf(config),
      stride,
      sizes: KINDS.map(({ cell, equal }) => {
        const units = unitsOf(config, { cell, equal });
        return {
          cell,
          equal,
          units,
          learned: countLearned(cell, units, SYMBOLS.length),
          rates: learningRates.map((learningRate) => ({
            learningRate,
            networks: networks.splice(0, seeds.length),
          })),
        };
      }),
    };
  },
  schema,
});

/** All that are trained, in the order of what is recorded. */
const choices = ({ learningRates, seeds }: Config): Choice[] =>
  KINDS.flatMap((kind) =>
    learningRates.flatMap((learningRate) => seeds.map((seed) => ({ ...kind, learningRate, seed }))),
  );

const partOf = ({ cell, equal, learningRate, seed }: Choice) =>
  `${cell}, equal ${equal}, rate ${learningRate}, seed ${seed}`;

function chosen(config: Config, part: string): Choice {
  const choice = choices(config).find((choice) => partOf(choice) === part);
  if (!choice) throw new Error(`no network is called "${part}"`);
  return choice;
}

/** H: that of the tanh units, or what comes nearest to as many numbers to learn. */
function unitsOf({ units }: Config, { cell, equal }: Kind): number {
  const V = SYMBOLS.length;
  return equal === "units" ? units : unitsFor(cell, V, countLearned("tanh", units, V));
}

const corpusOf = ({ sentences, corpusSeed }: Config) =>
  tokensOf(drawCorpus(sentences, seeded(corpusSeed)));

const updatesOf = (config: Config) =>
  config.epochs * windowsPerEpoch(corpusOf(config).length, config.lanes, config.truncation);

function networkOf(config: Config, choice: Choice): Trained {
  const { lanes, truncation, clip, stride } = config;
  const { learningRate, seed } = choice;
  const network = cellNetwork(cellOf(config, choice), SYMBOLS.length, seeded(seed));
  const updates = updatesOf(config);
  const source = runningText(corpusOf(config), lanes, truncation);
  const options = {
    updates,
    schedule: cosine(learningRate, updates),
    clip,
    optimizer: adam(network.params),
  };
  const curve: number[] = [];
  let losses: number[] = [];
  for (const { loss } of train(network, source, options, start(lanes, network.stateSize))) {
    losses.push(loss);
    if (losses.length < stride) continue;
    curve.push(significant(mean(losses), 4));
    losses = [];
  }
  return { seed, loss: networkLoss(network, sentenceTokens(config.test)), curve };
}

function cellOf(config: Config, kind: Kind): CellConfig {
  const units = unitsOf(config, kind);
  switch (kind.cell) {
    case "tanh":
      return { cell: "tanh", units, start: "orthogonal" };
    case "gru":
      return { cell: "gru", units, updateBias: 0 };
    case "lstm":
      return { cell: "lstm", units, forgetBias: config.forgetBias };
  }
}
