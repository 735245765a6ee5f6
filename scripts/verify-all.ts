import type { Piscina } from "piscina";
import {
  isRun,
  type Experiment,
  type FiledStudy,
  type TrainingRun,
} from "../src/experiments/experiment.ts";
import {
  cheapestPart,
  comparePart,
  compareStudy,
  compareStudyFrame,
} from "../src/experiments/verify-study.ts";
import { sentence, type Difference } from "../src/trace/difference.ts";
import { holds, readManifest, readRecording, readStudy, traceFile } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { workOf } from "./selection.ts";
import { currentCode, readHashes } from "./staleness.ts";
import type { PartCheck, RunCheck } from "./verify-worker.ts";
import { withWork, workers } from "./work-queue.ts";

/** The run that even a quick check trains to its end. */
export const SHOWN = "main-s1";
/** Of every other run a quick check trains so many updates. */
const FIRST_UPDATES = 120;

/** How to check. */
export interface VerifyOptions {
  readonly folder: string;
  /**
   * Full makes everything again. Quick trains the run that the book shows, the first updates of every
   * other, and makes the cheapest part of every study.
   */
  readonly depth: "quick" | "full";
  /** Whether hashes and digests must fit, too; so it is unless one wants to know what only training finds. */
  readonly digests?: boolean;
  /** Hears one line on each experiment. */
  readonly log: (line: string) => void;
}

/**
 * Makes recordings again on all cores, compares bit for bit with the traces in a folder, and returns
 * how many are not what comes out. Of a trace that differs the line says the file, the field, the
 * index and both values.
 */
export async function verifyAll(
  experiments: readonly Experiment[],
  options: VerifyOptions,
): Promise<number> {
  const pool = workers();
  const verify = async (experiment: Experiment) => {
    const begun = performance.now();
    const problem = await problemOf(experiment, pool, options).catch(
      (error: Error) => error.message,
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    options.log(`${experiment.name}: ${problem ?? `the same bits (${seconds} s)`}`);
    return problem;
  };
  try {
    const problems = await Promise.all(experiments.map(verify));
    return problems.filter((problem) => problem !== undefined).length;
  } finally {
    await pool.destroy();
  }
}

/** What is wrong with a trace; undefined where it comes out again. Makes only what can be read. */
export async function problemOf(
  experiment: Experiment,
  pool: Pick<Piscina, "run">,
  options: VerifyOptions,
): Promise<string | undefined> {
  const { folder, digests = true } = options;
  const { name } = experiment;
  const file = traceFile(name, folder);
  const manifest = await readManifest(folder);
  const line = manifest.traces.find((one) => one.name === name);
  if (!line) return `${folder}/manifest.json does not list it; run npm run traces`;
  const { provenance } = await readRecording(name, folder);
  if (digests && !(await holds(name, line.sha256, folder)))
    return `${file} is not the file that ${folder}/manifest.json describes; run npm run traces`;
  const code = digests ? await currentCode(experiment, manifest) : provenance.code;
  const difference = isRun(experiment)
    ? await differenceOfRun(experiment, code, pool, options)
    : await differenceOfStudy(experiment, code, manifest, pool, options);
  return difference && sentence(file, difference);
}

function differenceOfRun(
  experiment: TrainingRun,
  code: string,
  pool: Pick<Piscina, "run">,
  { folder, depth }: VerifyOptions,
): Promise<Difference | undefined> {
  const isWhole = depth === "full" || experiment.name === SHOWN;
  const task: RunCheck = {
    experiment,
    code,
    folder,
    ...(!isWhole && { updates: FIRST_UPDATES }),
  };
  const work = isWhole ? workOf(experiment) : 0;
  return pool.run(withWork(task, work), { filename: WORKER, name: "checkRun" });
}

async function differenceOfStudy(
  study: FiledStudy,
  code: string,
  manifest: Manifest,
  pool: Pick<Piscina, "run">,
  { folder, depth }: VerifyOptions,
): Promise<Difference | undefined> {
  const committed = await readStudy(study.name, folder);
  const provenance = { code, reads: readHashes(study.reads, manifest) };
  const framed = compareStudyFrame(study, provenance, committed);
  if (framed) return framed;
  const { module, name, config } = study;
  const names = depth === "full" ? study.parts(config) : [cheapestPart(study)];
  const texts = await Promise.all(
    names.map((part): Promise<string> => {
      const task: PartCheck = { module, name, part, folder };
      const work = study.work(config, part);
      return pool.run(withWork(task, work), { filename: WORKER, name: "remakePart" });
    }),
  );
  for (const [i, part] of names.entries()) {
    const difference = await comparePart(committed, part, texts[i]);
    if (difference) return difference;
  }
  return depth === "full" ? compareStudy(study, provenance, committed, texts) : undefined;
}

const WORKER = new URL("./verify-worker.ts", import.meta.url).href;
