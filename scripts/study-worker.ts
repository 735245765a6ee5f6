import { partText } from "../src/experiments/record-study.ts";
import { readTrace } from "../src/trace/files.ts";
import { keepPart, type Part } from "./kept-part.ts";
import { loadStudy } from "./registry.ts";
import { threadSeconds } from "./times.ts";

/** One part of a study that a worker is asked for. */
export interface PartTask {
  readonly module: string;
  readonly name: string;
  readonly part: string;
  readonly code: string;
  /** Of the runs that the study reads. */
  readonly folder: string;
  /** Where the part is kept. */
  readonly file: string;
}

/** Makes one part of a study, keeps and returns it. */
export default async function makePart(task: PartTask): Promise<Part> {
  const begun = threadSeconds();
  const study = await loadStudy(task.module, task.name);
  const runs = await Promise.all(study.reads.map((run) => readTrace(run, task.folder)));
  const text = partText(study, task.part, runs);
  const part = { text, seconds: threadSeconds() - begun };
  await keepPart(task.file, part, task.code);
  return part;
}
