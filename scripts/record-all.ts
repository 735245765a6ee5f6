import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import type { Experiment } from "../src/experiments/experiment.ts";
import { removeDrafts, updateManifest } from "../src/trace/files.ts";
import { Progress } from "./progress.ts";
import { recordExperiment } from "./record-experiment.ts";
import { lock } from "./run-lock.ts";
import { workOf } from "./selection.ts";
import { isRun, staleness } from "./staleness.ts";
import { workers } from "./work-queue.ts";

/** Where to record, and what to say meanwhile. */
export interface RecordOptions {
  /** Of the traces and their manifest. */
  readonly folder: string;
  /** Of unfinished runs and of finished parts of studies. */
  readonly states: string;
  /** Whether to record current traces again. */
  readonly force?: boolean;
  readonly secondsBetweenSaves?: number;
  /** Hears one line on every experiment, twice where it is recorded. */
  readonly log: (line: string) => void;
  /** Hears how much is done and how long the rest takes, every `secondsBetweenProgress`. */
  readonly progress?: (line: string) => void;
  readonly secondsBetweenProgress?: number;
}

/**
 * Records every experiment whose trace is missing, damaged or made by other code, on all cores, the
 * longest first and studies after the runs they read, and returns their names. Stopped at any moment and called again, it goes on where it was.
 * Throws one sentence, before any training, where a folder cannot be written to, or where another
 * process records into it.
 */
export async function recordAll(
  experiments: readonly Experiment[],
  options: RecordOptions,
): Promise<string[]> {
  const { folder, states } = options;
  for (const path of [folder, states]) {
    await makeWritable(path);
    await removeDrafts(path);
  }
  const unlock = lock(states, "npm run traces");
  try {
    return await recordStale(experiments, options);
  } finally {
    unlock();
  }
}

async function recordStale(
  experiments: readonly Experiment[],
  options: RecordOptions,
): Promise<string[]> {
  const { folder, states, secondsBetweenSaves, force, log } = options;
  const reasons = await staleness(experiments, folder);
  for (const [one, reason = force ? "asked for" : undefined] of reasons) {
    reasons.set(one, reason);
    log(`${one.name}: ${reason ? `to record (${reason})` : "current"}`);
  }
  const stale = experiments.filter((one) => reasons.get(one));
  if (stale.length === 0) return [];

  const pool = workers();
  const progress = new Progress(stale.reduce((sum, one) => sum + workOf(one), 0));
  const workshop = { pool, progress, folder, states, secondsBetweenSaves, log };
  const recorded = new Map<string, Promise<void>>();
  let written: Promise<void> = Promise.resolve(); // two may finish at once; the manifest is written by one
  const record = async (experiment: Experiment) => {
    if (!isRun(experiment)) await Promise.all(experiment.reads.map((run) => recorded.get(run)));
    const line = await recordExperiment(experiment, workshop);
    await (written = written.then(() => updateManifest(line, folder)));
    log(`${line.name}: recorded, ${(line.bytes / 1000).toFixed(0)} kB`);
  };
  const stopTicking = tick(progress, options);
  try {
    for (const one of stale.filter(isRun)) recorded.set(one.name, record(one));
    const studies = stale.filter((one) => !isRun(one)).map(record);
    await Promise.all([...recorded.values(), ...studies]);
  } finally {
    stopTicking();
    await pool.destroy();
  }
  return stale.map(({ name }) => name);
}

/** Tells how far everything is, again and again until what it returns is called. */
function tick(progress: Progress, options: RecordOptions): () => void {
  const begun = performance.now();
  const say = () => options.progress?.(progress.line((performance.now() - begun) / 1000));
  const ticker = setInterval(say, 1000 * (options.secondsBetweenProgress ?? 10));
  return () => clearInterval(ticker);
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`the folder ${folder} cannot be written to (${code}); nothing was recorded`);
  }
}
