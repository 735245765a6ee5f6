import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { isRun, type Experiment, type FiledStudy } from "../src/experiments/experiment.ts";
import {
  describeTrace,
  readRecording,
  removeDrafts,
  updateManifest,
  writeTrace,
} from "../src/trace/files.ts";
import type { ManifestLine } from "../src/trace/schema.ts";
import { Progress } from "./progress.ts";
import { recordExperiment } from "./record-experiment.ts";
import { lock } from "./run-lock.ts";
import { workOf } from "./selection.ts";
import { staleness, type Stale } from "./staleness.ts";
import { updateTimes } from "./times.ts";
import { workers } from "./work-queue.ts";

/** Where to record, and what to say meanwhile. */
export interface RecordOptions {
  /** Of the traces and their manifest. */
  readonly folder: string;
  /** Of unfinished runs and of finished parts of studies. */
  readonly states: string;
  /** The file that says how long each experiment took; none says so where this is left out. */
  readonly times?: string;
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
  const { folder, times, force, log } = options;
  const asked: Stale = { reason: "asked for", remedy: "record" };
  const found = await staleness(experiments, folder);
  const tasks = new Map<Experiment, Stale>();
  for (const [one, stale = force ? asked : undefined] of found) {
    if (stale) tasks.set(one, stale);
    log(`${one.name}: ${stale ? `to ${stale.remedy} (${stale.reason})` : "current"}`);
  }
  if (tasks.size === 0) return [];

  const pool = workers();
  const total = [...tasks].reduce(
    (sum, [one, { remedy }]) => sum + (remedy === "record" ? workOf(one) : 0),
    0,
  );
  const progress = new Progress(total);
  const workshop = { ...options, pool, progress };
  const made: string[] = [];
  const settled = new Map<string, Promise<void>>();
  let written: Promise<void> = Promise.resolve(); // two may finish at once; the manifest is written by one
  const write = (task: () => Promise<void>) => (written = written.then(task));

  const settle = async (experiment: Experiment, { remedy }: Stale): Promise<void> => {
    const { name } = experiment;
    if (remedy !== "record") {
      await write(async () => updateManifest(await described(experiment, folder), folder));
      return log(`${name}: ${remedy === "enter" ? "entered" : "reworded"}`);
    }
    const { line, seconds } = await recordExperiment(experiment, workshop).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
    await write(() => updateManifest(line, folder));
    if (times) await write(() => updateTimes(name, seconds, times));
    log(`${name}: recorded, ${(line.bytes / 1000).toFixed(0)} kB in ${seconds.toFixed(0)} s`);
    made.push(name);
  };
  /** Once the runs it reads are recorded, a study may turn out to be current after all. */
  const settleStudy = async (study: FiledStudy, stale: Stale): Promise<void> => {
    const awaited = study.reads.filter((run) => settled.has(run));
    await Promise.all(awaited.map((run) => settled.get(run)));
    const again =
      awaited.length > 0 && !force ? (await staleness([study], folder)).get(study) : stale;
    if (again) await settle(study, again);
    else log(`${study.name}: current`);
  };
  const stopTicking = tick(progress, options);
  try {
    for (const [one, stale] of tasks) if (isRun(one)) settled.set(one.name, settle(one, stale));
    const studies = [...tasks].map(([one, stale]) =>
      isRun(one) ? undefined : settleStudy(one, stale),
    );
    await Promise.all([...settled.values(), ...studies]);
  } finally {
    stopTicking();
    await pool.destroy();
    await written.catch(() => undefined);
    for (const path of [folder, options.states])
      await removeDrafts(path, (pid) => pid === process.pid); // a worker may have been in the middle of one
  }
  return made;
}

/** The line for the manifest of a recording that is there, once it says what it shows in the words of today. */
async function described({ name, shows }: Experiment, folder: string): Promise<ManifestLine> {
  const recording = await readRecording(name, folder);
  return recording.shows === shows
    ? describeTrace(name, folder)
    : writeTrace({ ...recording, shows }, folder);
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
