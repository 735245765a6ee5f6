import type { Experiment, TrainingRun } from "../src/experiments/experiment.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { readManifest, readRecording } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { sha256 } from "../src/trace/sha256.ts";
import { codeDigest } from "./code-digest.ts";

export const isRun = (experiment: Experiment): experiment is TrainingRun =>
  experiment.kind === "run";

/**
 * Why each experiment must be recorded, undefined where its trace is current, in the order given. A
 * study waits for the runs it reads, where they are among them.
 */
export async function staleness(
  experiments: readonly Experiment[],
  folder: string,
): Promise<Map<Experiment, string | undefined>> {
  const manifest = await readManifest(folder);
  const reasons = new Map<Experiment, string | undefined>(
    experiments.map((one) => [one, undefined]),
  );
  for (const run of experiments.filter(isRun))
    reasons.set(run, await reasonOf(run, manifest, folder));
  for (const study of experiments) {
    if (isRun(study)) continue;
    const awaited = experiments.filter((one) => study.reads.includes(one.name) && reasons.get(one));
    const reason =
      awaited.length > 0
        ? `after ${awaited.map(({ name }) => name).join(", ")}`
        : await reasonOf(study, manifest, folder);
    reasons.set(study, reason);
  }
  return reasons;
}

/** The digest of an experiment as it would be recorded now, beside the runs that a manifest lists. */
export const currentCode = (experiment: Experiment, manifest: Manifest): Promise<string> =>
  codeDigest(experiment, isRun(experiment) ? {} : readHashes(experiment.reads, manifest));

/** Of every run that a study reads the hash of its content. Throws where one is not recorded. */
export function readHashes(reads: readonly string[], { traces }: Manifest): Record<string, string> {
  const hashOf = (run: string) => {
    const line = traces.find(({ name }) => name === run);
    if (!line) throw new Error(`${run} is not recorded; npm run traces ${run} does it`);
    return line.sha256;
  };
  return Object.fromEntries(reads.map((run) => [run, hashOf(run)]));
}

async function reasonOf(
  experiment: Experiment,
  manifest: Manifest,
  folder: string,
): Promise<string | undefined> {
  const { name, shows } = experiment;
  const line = manifest.traces.find((one) => one.name === name);
  if (!line) return "not in the manifest";
  if (line.code !== (await currentCode(experiment, manifest)))
    return "made by other code or settings";
  if (line.shows !== shows) return "described in other words";
  try {
    const trace = await readRecording(name, folder);
    if ((await sha256(canonicalText(trace))) !== line.sha256) return "not the one in the manifest";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}
