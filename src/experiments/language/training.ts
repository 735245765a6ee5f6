import { drawCorpus } from "../../grammar/corpus.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { fastElman } from "../../kernel/fast-elman.ts";
import { clipByValue } from "../../rnn/clip.ts";
import { initialParams } from "../../rnn/initialization.ts";
import type { Flat } from "../../rnn/matrix.ts";
import type { Network } from "../../rnn/network.ts";
import { adagrad, adam, momentum, sgd, type Optimizer } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { runningText, windowsPerEpoch } from "../../rnn/running-text.ts";
import { constant, cosine, type Schedule } from "../../rnn/schedule.ts";
import type { Source } from "../../rnn/source.ts";
import { start, train, type Progress, type Update } from "../../rnn/train.ts";
import { tokensOf } from "./reading.ts";

/** How a study trains a network on the language: what the main run does, and what may differ. */
export interface TrainingConfig {
  readonly seed: number;
  readonly hiddenSize: number; //   H
  readonly sentences: number; //    drawn for the training text
  readonly corpusSeed: number;
  readonly lanes: number; //        B
  readonly truncation: number; //   T
  readonly epochs: number;
  readonly optimizer: "sgd" | "momentum" | "adagrad" | "adam";
  readonly learningRate: number;
  readonly schedule: "cosine" | "constant"; // a cosine falls to 0 over all updates
  readonly clip: number | null; //  c, or null where no gradient is clipped
  /** Where each entry of the mean gradient, not its length, is kept within this of 0. */
  readonly clipEntries?: number;
}

/** The training of the main run with seed 1; a test holds it to the recording. */
export const MAIN_TRAINING: TrainingConfig = {
  seed: 1,
  hiddenSize: 64,
  sentences: 10_000,
  corpusSeed: 2026,
  lanes: 16,
  truncation: 25,
  epochs: 12,
  optimizer: "sgd",
  learningRate: 1,
  schedule: "cosine",
  clip: 1,
};

/** A network about to be trained. */
export interface Training {
  /** Moved by every update. */
  readonly params: Params;
  readonly network: Network;
  readonly source: Source;
  readonly progress: Progress;
  /** How many updates it takes, in all and in one epoch. */
  readonly updates: number;
  readonly updatesPerEpoch: number;
  /** The learning rate of an update, counted from 0. */
  readonly rateAt: Schedule;
  /** Makes them, one by one. */
  readonly train: () => Generator<Update>;
}

/** A network at its start, its text, and the updates that are going to train it. */
export function training(config: TrainingConfig): Training {
  const { hiddenSize: H, lanes, truncation, learningRate, clip } = config;
  const params = initialParams(H, SYMBOLS.length, seeded(config.seed));
  const network = fastElman(params);
  const tokens = tokensOf(drawCorpus(config.sentences, seeded(config.corpusSeed)));
  const updatesPerEpoch = windowsPerEpoch(tokens.length, lanes, truncation);
  const updates = config.epochs * updatesPerEpoch;
  const source = runningText(tokens, lanes, truncation);
  const progress = start(lanes, network.stateSize);
  const schedule =
    config.schedule === "cosine" ? cosine(learningRate, updates) : constant(learningRate);
  const rule = OPTIMIZERS[config.optimizer](network.params);
  const { clipEntries } = config;
  const optimizer = clipEntries === undefined ? rule : withClippedEntries(rule, clipEntries);
  const options = { updates, schedule, clip: clip ?? Infinity, optimizer };
  return {
    params,
    network,
    source,
    progress,
    updates,
    updatesPerEpoch,
    rateAt: schedule,
    train: () => train(network, source, options, progress),
  };
}

/** The same rule, of gradients none of whose entries is further from 0 than the threshold. */
const withClippedEntries = ({ memory, update }: Optimizer, threshold: number): Optimizer => ({
  memory,
  update: (params, gradients, learningRate) => {
    clipByValue(gradients, threshold);
    update(params, gradients, learningRate);
  },
});

/** The network after all its updates. */
export function trained(config: TrainingConfig): Params {
  const run = training(config);
  for (const _ of run.train());
  return run.params;
}

/** About how many million multiplications a training takes: each character forward, and twice that backward. */
export function trainingWork({ hiddenSize: H, sentences, epochs }: TrainingConfig): number {
  const V = SYMBOLS.length;
  return (23 * sentences * epochs * 3 * (H * H + V * H)) / 1e6;
}

const OPTIMIZERS: Readonly<Record<TrainingConfig["optimizer"], (params: Flat) => Optimizer>> = {
  sgd,
  momentum,
  adagrad,
  adam,
};
