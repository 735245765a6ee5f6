import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { TrainingRun } from "../src/experiments/experiment.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { firstDifference, sentence } from "../src/trace/difference.ts";
import { readManifest, readTrace, traceFile } from "../src/trace/files.ts";
import type { Trace } from "../src/trace/schema.ts";
import { sha256 } from "../src/trace/sha256.ts";
import { codeDigest } from "./code-digest.ts";

/** Trains an experiment again and makes its trace. */
export type Remake = (task: { experiment: TrainingRun; code: string }) => Promise<Trace>;

/**
 * Trains experiments again on all cores, compares bit for bit with the traces in `folder`, and
 * returns how many are not what training gives. `log` hears one line on each: of a trace that
 * differs the file, the field, the index and both values.
 */
export async function verifyAll(
  experiments: readonly TrainingRun[],
  folder: string,
  log: (line: string) => void,
): Promise<number> {
  const pool = new Piscina({
    filename: new URL("./remake-worker.ts", import.meta.url).href,
    maxThreads: availableParallelism(),
    concurrentTasksPerWorker: 1,
  });
  const verify = async (experiment: TrainingRun) => {
    const begun = performance.now();
    const problem = await problemOf(experiment, folder, (task) => pool.run(task)).catch(
      (error: Error) => error.message,
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    log(`${experiment.name}: ${problem ?? `the same bits (${seconds} s)`}`);
    return problem;
  };
  try {
    const problems = await Promise.all(experiments.map(verify));
    return problems.filter((problem) => problem !== undefined).length;
  } finally {
    await pool.destroy();
  }
}

/** What is wrong with a trace; undefined where training gives it again. Trains only what can be read. */
export async function problemOf(
  experiment: TrainingRun,
  folder: string,
  remake: Remake,
): Promise<string | undefined> {
  const { name } = experiment;
  const file = traceFile(name, folder);
  const { traces } = await readManifest(folder);
  const line = traces.find((one) => one.name === name);
  if (!line) return `${folder}/manifest.json does not list it; run npm run traces`;
  const committed = await readTrace(name, folder);
  if (line.sha256 !== (await sha256(canonicalText(committed))))
    return `${file} is not the file that ${folder}/manifest.json describes; run npm run traces`;
  const remade = await remake({ experiment, code: await codeDigest(experiment) });
  const difference = firstDifference(committed, remade);
  return difference && sentence(file, difference);
}
