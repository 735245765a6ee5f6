import { gzipSync } from "node:zlib";
import type { TrainingRun } from "../../src/experiments/experiment.ts";
import { continueMeasuring, traceOf } from "../../src/experiments/record.ts";
import { continueRun, newRun, trainingText } from "../../src/experiments/run.ts";
import { canonicalText } from "../../src/trace/canonical.ts";
import { sha256 } from "../../src/trace/sha256.ts";
import type { Config, Trace } from "../../src/trace/schema.ts";

/** A run of two hundred updates, trained and measured in a second. */
export const tiny = (name = "tiny", config: Partial<Config> = {}): TrainingRun => ({
  kind: "run",
  name,
  shows: "6 tanh units read a few sentences",
  usedBy: [],
  tier: "core",
  config: {
    seed: 1,
    hiddenSize: 6,
    sentences: 60,
    corpusSeed: 5,
    lanes: 2,
    truncation: 10,
    epochs: 3,
    learningRate: 1,
    clip: 0.5,
    start: "orthogonal",
    gain: 1,
    checkpoints: 3,
    ...config,
  },
});

/** The trace of an experiment as it is recorded. */
export async function traceOfTiny(experiment = tiny(), code = "0".repeat(64)): Promise<Trace> {
  const run = newRun(experiment.config);
  for (const _ of continueRun(experiment.config, trainingText(experiment.config), run));
  for (const _ of continueMeasuring(experiment.config, run));
  return traceOf(experiment, code, run);
}

/** What a file says that holds `trace` and its own hash, so that only the content can be wrong. */
export async function textOf(trace: unknown): Promise<string> {
  const text = canonicalText(trace);
  return `{"sha256":"${await sha256(text)}","trace":${text}}`;
}

export const fileOf = async (trace: unknown) => zipped(await textOf(trace));

export const zipped = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

/** The message with which a promise is rejected; fails where it is not, or not by an Error. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new TypeError("it was not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  return error.message;
}
