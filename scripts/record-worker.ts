import { readFileSync, rmSync } from "node:fs";
import type { MessagePort } from "node:worker_threads";
import { continueMeasuring, traceOf } from "../src/experiments/record.ts";
import type { TrainingRun } from "../src/experiments/experiment.ts";
import {
  continueRun,
  newRun,
  restoreRun,
  trainingText,
  updatesOf,
  type Run,
} from "../src/experiments/run.ts";
import { writeTrace, writeWhole } from "../src/trace/files.ts";
import type { Recorded } from "./record-experiment.ts";
import { readState, stateBytes } from "./run-state.ts";
import { threadSeconds } from "./times.ts";

/** What a worker is asked for. */
export interface Task {
  readonly experiment: TrainingRun;
  readonly code: string;
  /** Where an unfinished run is kept, so that a stopped recording goes on. */
  readonly state: string;
  readonly folder: string;
  readonly secondsBetweenSaves: number;
  readonly port: MessagePort;
}

/** How far a worker is: of `total` units of work, `done` are done. */
export interface Report {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** Something a person should hear. */
  readonly note?: string;
}

/** Measuring one checkpoint takes about as long as so many updates. */
const UPDATES_PER_MEASUREMENT = 250;

/** Records one experiment, from its saved state if there is one made by the same code. */
export default async function record(task: Task): Promise<Recorded> {
  const { experiment, code, state, folder, port } = task;
  const { name, config } = experiment;
  const text = trainingText(config);
  const total = updatesOf(config, text.length) + config.checkpoints * UPDATES_PER_MEASUREMENT;
  const begun = threadSeconds();
  const { run, note, seconds: before = 0 } = begin(task);
  const seconds = () => before + threadSeconds() - begun;
  const report = (note?: string) => {
    const done = run.progress.update + run.measured.length * UPDATES_PER_MEASUREMENT;
    port.postMessage({ name, done, total, note } satisfies Report);
  };
  const save = async () => {
    report();
    await writeWhole(state, stateBytes(code, run, seconds()));
  };

  report(note);
  let saved = performance.now();
  for (const _ of continueRun(config, text, run)) {
    if (performance.now() - saved < 1000 * task.secondsBetweenSaves) continue;
    await save();
    saved = performance.now();
  }
  await save();
  for (const _ of continueMeasuring(config, run)) await save();

  const trace = await traceOf(experiment, code, run);
  const line = await writeTrace(trace, folder);
  rmSync(state, { force: true });
  return { line, seconds: seconds() };
}

/** A run, how long it has been computed, and what a person should hear of it. */
interface Begun {
  readonly run: Run;
  readonly seconds?: number;
  readonly note?: string;
}

/** The saved run where there is one, else a new one; with a note where what was saved is of no use. */
function begin({ state, code, experiment: { name, config } }: Task): Begun {
  try {
    const saved = readState(readFileSync(state));
    if (saved.code === code) return { run: restoreRun(config, saved.run), seconds: saved.seconds };
    return { run: newRun(config), note: `${name}: other code saved ${state}; starting over` };
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    const note = absent ? undefined : `${name}: ${state} cannot be read; starting over`;
    return { run: newRun(config), note };
  }
}
