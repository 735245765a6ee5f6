import { drawCorpus } from "../grammar/corpus.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { fastElman } from "../kernel/fast-elman.ts";
import { exp, log } from "../rnn/elementary.ts";
import { initialParams } from "../rnn/initialization.ts";
import { sgd, type Optimizer } from "../rnn/optimizer.ts";
import { allNumbers, type Params } from "../rnn/params.ts";
import { seeded } from "../rnn/random.ts";
import { runningText, windowsPerEpoch } from "../rnn/running-text.ts";
import { cosine } from "../rnn/schedule.ts";
import { start, train, type Progress } from "../rnn/train.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { Config } from "../trace/schema.ts";
import type { Measurement } from "./measure.ts";

/** A run under way: all that is needed to go on, in float64, and what was seen so far; complete after every update. */
export interface Run {
  readonly params: Params;
  readonly progress: Progress;
  /** What the optimizer remembers. */
  readonly memory: readonly Float64Array[];
  readonly curve: { update: number[]; loss: number[]; gradientNorm: number[] };
  readonly clipped: { update: number[]; gradientNorm: number[] };
  /** Weights at the checkpoints passed so far, each as the flat numbers of all parameters. */
  readonly weights: Float64Array[][];
  /** What has been measured on them; nothing before the run is trained. */
  readonly measured: Measurement[];
}

/** The updates whose loss a trace keeps, in words and as a test. */
export const CURVE_RULE = "updates 1 to 250, every fifth after that, and the last";
const isKept = (update: number, last: number) =>
  update <= 250 || update % 5 === 0 || update === last;

/** The text a configuration trains on. */
export const trainingText = (config: Config): string =>
  drawCorpus(config.sentences, seeded(config.corpusSeed));

/** How many updates a configuration makes on a text of so many characters. */
export const updatesOf = (config: Config, characters: number): number =>
  config.epochs * windowsPerEpoch(characters, config.lanes, config.truncation);

/**
 * The updates at which weights are kept: 0, then from 2 to the last in equal steps of their
 * logarithm, since most of what is learned is learned early. Throws where so many do not fit.
 */
export function checkpointUpdates(count: number, last: number): number[] {
  if (count < 3) throw new Error(`${count} checkpoints are too few; ask for 3 or more`);
  const ratio = log(last / 2) / (count - 2);
  const spaced = Array.from({ length: count - 1 }, (_, i) => Math.round(2 * exp(i * ratio)));
  const updates = [...new Set([0, ...spaced])];
  if (last < 2 || updates.length < count)
    throw new Error(`${count} checkpoints do not fit into ${last} updates; ask for fewer`);
  return updates;
}

/** A run that has not begun. */
export function newRun(config: Config): Run {
  const params = initialParams(
    config.hiddenSize,
    SYMBOLS.length,
    seeded(config.seed),
    config.start,
    config.gain,
  );
  return {
    params,
    progress: start(config.lanes, config.hiddenSize),
    memory: sgd().memory.map((numbers) => numbers.slice()),
    curve: { update: [], loss: [], gradientNorm: [] },
    clipped: { update: [], gradientNorm: [] },
    weights: [snapshot(params)],
    measured: [],
  };
}

/** Trains `run` in place from where it stands, yielding the number of updates made after each. */
export function* continueRun(config: Config, text: string, run: Run): Generator<number> {
  const updates = updatesOf(config, text.length);
  const checkpoints = new Set(checkpointUpdates(config.checkpoints, updates));
  const optimizer: Optimizer = sgd();
  optimizer.memory.forEach((numbers, i) => numbers.set(run.memory[i]));

  const tokens = encode(vocabulary(SYMBOLS), text);
  const { lanes, truncation, clip } = config;
  const schedule = cosine(config.learningRate, updates);
  const network = fastElman(run.params);
  const source = runningText(tokens, lanes, truncation);
  const options = { updates, schedule, clip, optimizer };
  for (const { update, loss, gradientNorm } of train(network, source, options, run.progress)) {
    if (isKept(update, updates)) {
      run.curve.update.push(update);
      run.curve.loss.push(loss);
      run.curve.gradientNorm.push(gradientNorm);
    }
    if (gradientNorm > clip) {
      run.clipped.update.push(update);
      run.clipped.gradientNorm.push(gradientNorm);
    }
    if (checkpoints.has(update)) run.weights.push(snapshot(run.params));
    optimizer.memory.forEach((numbers, i) => run.memory[i].set(numbers));
    yield update;
  }
}

/** A run as flat numbers: the rows of a matrix, being views, would not survive being written to disk. */
export type SavedRun = Omit<Run, "params"> & { readonly params: readonly Float64Array[] };

export const saveRun = (run: Run): SavedRun => ({ ...run, params: allNumbers(run.params) });

/** The run that was saved. */
export function restoreRun(config: Config, saved: SavedRun): Run {
  const { params } = newRun(config);
  allNumbers(params).forEach((numbers, i) => numbers.set(saved.params[i]));
  return { ...saved, params };
}

const snapshot = (params: Params): Float64Array[] =>
  allNumbers(params).map((numbers) => numbers.slice());
