import { rm } from "node:fs/promises";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import type { Piscina } from "piscina";
import {
  isRun,
  type Experiment,
  type FiledStudy,
  type TrainingRun,
} from "../src/experiments/experiment.ts";
import { studyTraceOf } from "../src/experiments/record-study.ts";
import { readManifest, writeTrace } from "../src/trace/files.ts";
import type { ManifestLine } from "../src/trace/schema.ts";
import { codeDigest } from "./code-digest.ts";
import { keptPart, partFile, type Part } from "./kept-part.ts";
import type { Progress } from "./progress.ts";
import type { Report, Task } from "./record-worker.ts";
import { workOf } from "./selection.ts";
import { readHashes } from "./staleness.ts";
import type { PartTask } from "./study-worker.ts";
import { withWork } from "./work-queue.ts";

/** Where experiments are recorded, by whom, and who hears of it. */
export interface Workshop {
  readonly pool: Piscina;
  readonly progress: Progress;
  /** Of the traces and their manifest. */
  readonly folder: string;
  /** Of unfinished runs and of finished parts. */
  readonly states: string;
  readonly secondsBetweenSaves?: number;
  readonly log: (line: string) => void;
}

/** A recording as the manifest lists it, and how long its workers computed, in earlier sessions too. */
export interface Recorded {
  readonly line: ManifestLine;
  readonly seconds: number;
}

/** Records one experiment on the workers. The manifest must list what it reads. */
export const recordExperiment = (experiment: Experiment, workshop: Workshop): Promise<Recorded> =>
  isRun(experiment) ? recordRun(experiment, workshop) : recordStudy(experiment, workshop);

async function recordRun(experiment: TrainingRun, workshop: Workshop): Promise<Recorded> {
  const { pool, progress, folder, states, log, secondsBetweenSaves = 1 } = workshop;
  const work = workOf(experiment);
  const { port1, port2 } = new MessageChannel();
  port1.on("message", ({ name, done, total, note }: Report) => {
    progress.hear(name, (work * done) / total);
    if (note) log(note);
  });
  const code = await codeDigest(experiment);
  const state = join(states, `${experiment.name}.state`);
  const task: Task = { experiment, code, state, folder, secondsBetweenSaves, port: port2 };
  const filename = new URL("./record-worker.ts", import.meta.url).href;
  return pool
    .run(withWork(task, work), { filename, transferList: [port2] })
    .finally(() => port1.close()) as Promise<Recorded>;
}

/** Parts that an earlier recording finished are not made again. */
async function recordStudy(study: FiledStudy, workshop: Workshop): Promise<Recorded> {
  const { pool, progress, folder, states } = workshop;
  const { name, module, config } = study;
  const reads = readHashes(study.reads, await readManifest(folder));
  const code = await codeDigest(study, reads);
  const filename = new URL("./study-worker.ts", import.meta.url).href;

  const make = async (part: string): Promise<Part> => {
    const file = partFile(name, part, states);
    const kept = await keptPart(file, code);
    const work = study.work(config, part);
    progress.hear(`${name}, ${part}`, kept === undefined ? 0 : work);
    if (kept !== undefined) return kept;
    const task: PartTask = { module, name, part, code, folder, file };
    const made = (await pool.run(withWork(task, work), { filename })) as Part;
    progress.hear(`${name}, ${part}`, work);
    return made;
  };
  const names = study.parts(config);
  const parts = await Promise.all(names.map(make));
  const texts = parts.map(({ text }) => text);
  const line = await writeTrace(await studyTraceOf(study, { code, reads }, texts), folder);
  for (const part of names) await rm(partFile(name, part, states), { force: true });
  return { line, seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0) };
}
