import type { TrainingRun } from "../src/experiments/experiment.ts";
import { partText } from "../src/experiments/record-study.ts";
import { compareStart, remake } from "../src/experiments/verify.ts";
import { firstDifference, type Difference } from "../src/trace/difference.ts";
import { readTrace } from "../src/trace/files.ts";
import { loadStudy } from "./registry.ts";

/** A run that a worker is to train again and compare, in full or for its first updates. */
export interface RunCheck {
  readonly experiment: TrainingRun;
  /** The digest that its trace should have. */
  readonly code: string;
  readonly folder: string;
  /** How many updates; all where this is left out. */
  readonly updates?: number;
}

/** Trains a run again; returns where its trace differs. */
export async function checkRun(task: RunCheck): Promise<Difference | undefined> {
  const { experiment, code, folder, updates } = task;
  const committed = await readTrace(experiment.name, folder);
  return updates === undefined
    ? firstDifference(committed, await remake(experiment, code))
    : compareStart(experiment, committed, updates, code);
}

/** A part of a study that a worker is to make again. */
export interface PartCheck {
  readonly module: string;
  readonly name: string;
  readonly part: string;
  readonly folder: string;
}

/** Makes a part of a study again; returns its text. */
export async function remakePart({ module, name, part, folder }: PartCheck): Promise<string> {
  const study = await loadStudy(module, name);
  const runs = await Promise.all(study.reads.map((run) => readTrace(run, folder)));
  return partText(study, part, runs);
}
