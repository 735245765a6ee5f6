import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Experiment } from "../src/experiments/registry.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { readManifest, readTrace, removeDrafts, updateManifest } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { sha256 } from "../src/trace/sha256.ts";
import { codeDigest } from "./code-digest.ts";
import type { Report, Task } from "./record-worker.ts";
import { lock } from "./run-lock.ts";

/** Where to record, and what to say meanwhile. */
export interface RecordOptions {
  /** Of the traces and their manifest. */
  readonly folder: string;
  /** Of unfinished runs. */
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
 * Records every experiment whose trace is missing, damaged or made by other code, on all cores and
 * in the order given, and returns their names. Stopped at any moment and called again, it goes on where it was.
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
  const { folder, states, force, log, progress = () => {} } = options;
  const manifest = await readManifest(folder);
  const tasks: Omit<Task, "port">[] = [];
  for (const experiment of experiments) {
    const code = await codeDigest(experiment);
    const reason = force ? "asked for" : await staleness(experiment, code, manifest, folder);
    log(`${experiment.name}: ${reason ? `to record (${reason})` : "current"}`);
    if (reason === undefined) continue;
    const state = join(states, `${experiment.name}.state`);
    const secondsBetweenSaves = options.secondsBetweenSaves ?? 1;
    tasks.push({ experiment, code, state, folder, secondsBetweenSaves });
  }
  if (tasks.length === 0) return [];

  const reports: Reports = { first: new Map(), last: new Map() };
  const begun = performance.now();
  const ticker = setInterval(
    () => progress(progressLine(reports, tasks.length, (performance.now() - begun) / 1000)),
    1000 * (options.secondsBetweenProgress ?? 10),
  );
  const pool = new Piscina<Task, Manifest["traces"][number]>({
    filename: new URL("./record-worker.ts", import.meta.url).href,
    maxThreads: availableParallelism(),
    concurrentTasksPerWorker: 1,
  });
  let written: Promise<void> = Promise.resolve(); // two may finish at once; the manifest is written by one
  try {
    await Promise.all(
      tasks.map(async (task) => {
        const { port1, port2 } = new MessageChannel();
        port1.on("message", (report: Report) => {
          hear(reports, report);
          if (report.note) log(report.note);
        });
        const line = await pool
          .run({ ...task, port: port2 }, { transferList: [port2] })
          .finally(() => port1.close());
        await (written = written.then(() => updateManifest(line, folder)));
        log(`${line.name}: recorded, ${(line.bytes / 1000).toFixed(0)} kB`);
      }),
    );
  } finally {
    clearInterval(ticker);
    await pool.destroy();
  }
  return tasks.map(({ experiment }) => experiment.name);
}

/** The first report of every run, whose work was done before this session, and the last. */
export interface Reports {
  readonly first: Map<string, Report>;
  readonly last: Map<string, Report>;
}

function hear({ first, last }: Reports, report: Report): void {
  if (!first.has(report.name)) first.set(report.name, report);
  last.set(report.name, report);
}

/** How much of `runs` runs is done, and the time left; a run not heard of is taken for an average one. */
export function progressLine({ first, last }: Reports, runs: number, seconds: number): string {
  const sum = (reports: Iterable<Report>, key: "done" | "total") =>
    [...reports].reduce((total, report) => total + report[key], 0);
  if (last.size === 0) return "starting";
  const total = (sum(last.values(), "total") * runs) / last.size;
  const done = sum(last.values(), "done");
  const here = done - sum(first.values(), "done");
  const left = here > 0 ? `${Math.ceil(((total - done) * seconds) / here)} s left` : "…";
  return `${Math.floor((100 * done) / total)} % · ${left} · ${[...last.keys()].join(", ")}`;
}

/** Why a trace must be recorded; undefined where it is current. */
export async function staleness(
  { name, shows }: Experiment,
  code: string,
  manifest: Manifest,
  folder: string,
): Promise<string | undefined> {
  const line = manifest.traces.find((one) => one.name === name);
  if (!line) return "not in the manifest";
  if (line.code !== code) return "made by other code or settings";
  if (line.shows !== shows) return "described in other words";
  try {
    const trace = await readTrace(name, folder);
    if ((await sha256(canonicalText(trace))) !== line.sha256) return "not the one in the manifest";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
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
