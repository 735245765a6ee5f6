import { isRun, type Experiment } from "../src/experiments/experiment.ts";
import { holds, readManifest, readRecording } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { codeDigest } from "./code-digest.ts";

/** What has to be done for an experiment whose trace is not as it would be recorded now. */
export interface Stale {
  readonly reason: string;
  /** Record it; or only say in its trace, or in the manifest, what it is. */
  readonly remedy: "record" | "reword" | "enter";
}

/**
 * What has to be done for each experiment, nothing where its trace is current, in the order given. A
 * study waits for the runs it reads, where they are among them.
 */
export async function staleness(
  experiments: readonly Experiment[],
  folder: string,
): Promise<Map<Experiment, Stale | undefined>> {
  const manifest = await readManifest(folder);
  const found = new Map<Experiment, Stale | undefined>(experiments.map((one) => [one, undefined]));
  for (const run of experiments.filter(isRun)) found.set(run, await staleOf(run, manifest, folder));
  for (const study of experiments) {
    if (isRun(study)) continue;
    const awaited = experiments.filter((one) => study.reads.includes(one.name) && found.get(one));
    const reason = `after ${awaited.map(({ name }) => name).join(", ")}`;
    found.set(
      study,
      awaited.length > 0 ? { reason, remedy: "record" } : await staleOf(study, manifest, folder),
    );
  }
  return found;
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

/** A file of the present code is kept, whatever the manifest says: two branches may have been merged. */
async function staleOf(
  experiment: Experiment,
  manifest: Manifest,
  folder: string,
): Promise<Stale | undefined> {
  const { name, shows } = experiment;
  const code = await currentCode(experiment, manifest);
  const line = manifest.traces.find((one) => one.name === name);
  const record = (reason: string): Stale => ({ reason, remedy: "record" });
  if (line?.code === code) {
    if (!(await holds(name, line.sha256, folder))) return record(await unlike(name, folder));
    return line.shows === shows
      ? undefined
      : { reason: "described in other words", remedy: "reword" };
  }
  const recording = await readRecording(name, folder).catch(() => undefined);
  if (recording?.name === name && recording.provenance.code === code)
    return recording.shows === shows
      ? { reason: "current, but the manifest does not say so", remedy: "enter" }
      : { reason: "described in other words", remedy: "reword" };
  return record(line ? "made by other code or settings" : "not in the manifest");
}

/** What is wrong with a file that does not hold what the manifest says. */
const unlike = (name: string, folder: string): Promise<string> =>
  readRecording(name, folder).then(
    () => "not the one in the manifest",
    (error: Error) => error.message,
  );
