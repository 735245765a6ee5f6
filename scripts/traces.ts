import { access } from "node:fs/promises";
import { join } from "node:path";
import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { EXPERIMENTS, type Experiment } from "../src/experiments/registry.ts";
import { readManifest, readTrace, TRACES, updateManifest } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { codeDigest } from "./code-digest.ts";
import type { Report, Task } from "./record-worker.ts";

/*
 * npm run traces: records every experiment whose trace is missing, damaged or made by other code.
 * Both cores; whatever is stopped goes on where it was. --force records everything again.
 */

const STATES = ".cache/traces";

const force = process.argv.includes("--force");
const manifest = await readManifest();
const stale: Experiment[] = [];
const code = new Map<string, string>();
for (const experiment of EXPERIMENTS) {
  code.set(experiment.name, await codeDigest(experiment));
  const reason = force ? "asked for" : await staleness(experiment, manifest);
  if (reason) stale.push(experiment);
  console.log(`${experiment.name}: ${reason ? `to record (${reason})` : "current"}`);
}

const begun = performance.now();
const reports = new Map<string, Report>();
/** What was already done when this session first heard of it: that part took no time here. */
const before = new Map<string, number>();
const pool = new Piscina({
  filename: new URL("./record-worker.ts", import.meta.url).href,
  maxThreads: availableParallelism(),
  concurrentTasksPerWorker: 1,
});
let last: Promise<void> = Promise.resolve();
const ticker = setInterval(showProgress, process.stdout.isTTY ? 1000 : 10_000);
try {
  await Promise.all(stale.map(record));
} finally {
  clearInterval(ticker);
  await pool.destroy();
}
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(`${stale.length} of ${EXPERIMENTS.length} traces recorded in ${seconds} s`);

async function record({ name }: Experiment): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (report: Report) => {
    if (!before.has(name)) before.set(name, report.done);
    reports.set(name, report);
  });
  const state = join(STATES, `${name}.state`);
  const task: Task = { name, code: code.get(name) ?? "", state, folder: TRACES, port: port2 };
  const line: Manifest["traces"][number] = await pool.run(task, { transferList: [port2] });
  port1.close();
  await inTurn(() => updateManifest(line));
  console.log(`${name}: recorded, ${(line.bytes / 1000).toFixed(0)} kB`);
}

/** Why a trace must be recorded; undefined where it is current. */
async function staleness({ name }: Experiment, manifest: Manifest): Promise<string | undefined> {
  const line = manifest.traces.find((one) => one.name === name);
  if (!line) return "not in the manifest";
  if (line.code !== code.get(name)) return "made by other code or settings";
  try {
    await access(join(TRACES, line.file));
    await readTrace(name);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

/** Two traces may finish at once; the manifest is written by one at a time. */
function inTurn(write: () => Promise<void>): Promise<void> {
  last = last.then(write);
  return last;
}

function showProgress(): void {
  if (reports.size === 0) return;
  const all = [...reports.values()];
  const total = all.reduce((sum, report) => sum + report.total, 0) * (stale.length / all.length);
  const done = all.reduce((sum, report) => sum + report.done, 0);
  const here = done - [...before.values()].reduce((sum, value) => sum + value, 0);
  const elapsed = (performance.now() - begun) / 1000;
  const left = here > 0 ? `${Math.ceil(((total - done) * elapsed) / here)} s left` : "…";
  const line = `${Math.floor((100 * done) / total)} % · ${left} · ${[...reports.keys()].join(", ")}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}
