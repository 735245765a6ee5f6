import { existsSync, readFileSync, rmSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { MessagePort } from "node:worker_threads";
import { traceOf } from "../src/experiments/record.ts";
import { EXPERIMENTS } from "../src/experiments/registry.ts";
import {
  continueRun,
  newRun,
  restoreRun,
  saveRun,
  trainingText,
  updatesOf,
  type Run,
  type SavedRun,
} from "../src/experiments/run.ts";
import type { Config } from "../src/trace/schema.ts";
import { writeTrace, writeWhole } from "../src/trace/files.ts";

/** What a worker is asked for. */
export interface Task {
  readonly name: string;
  readonly code: string;
  /** Where an unfinished run is kept, so that a stopped recording goes on. */
  readonly state: string;
  readonly folder: string;
  readonly port: MessagePort;
}

/** How far a worker is: of `total` units of work, `done` are done. */
export interface Report {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

const SECONDS_BETWEEN_SAVES = 3;
/** Measuring one checkpoint takes about as long as so many updates. */
const UPDATES_PER_MEASUREMENT = 250;

/** Records one experiment, from its saved state if there is one made by the same code. */
export default async function record({ name, code, state, folder, port }: Task) {
  const experiment = EXPERIMENTS.find((one) => one.name === name);
  if (!experiment) throw new Error(`no experiment "${name}"`);
  const { config } = experiment;
  const text = trainingText(config);
  const updates = updatesOf(config, text.length);
  const total = updates + config.checkpoints * UPDATES_PER_MEASUREMENT;
  const report = (done: number) => port.postMessage({ name, done, total } satisfies Report);

  const run = restore(state, code, config) ?? newRun(config);
  let saved = performance.now();
  for (const update of continueRun(config, text, run)) {
    if (performance.now() - saved < 1000 * SECONDS_BETWEEN_SAVES) continue;
    report(update);
    await writeWhole(state, serialize({ code, run: saveRun(run) }));
    saved = performance.now();
  }
  await writeWhole(state, serialize({ code, run: saveRun(run) }));

  const trace = await traceOf(experiment, code, run, (measured) =>
    report(updates + measured * UPDATES_PER_MEASUREMENT),
  );
  const line = await writeTrace(trace, `Node ${process.versions.node}`, folder);
  rmSync(state, { force: true });
  return line;
}

/** The saved run, unless there is none, it cannot be read, or other code made it. */
function restore(state: string, code: string, config: Config): Run | undefined {
  if (!existsSync(state)) return undefined;
  try {
    const saved = deserialize(readFileSync(state)) as { code: string; run: SavedRun };
    return saved.code === code ? restoreRun(config, saved.run) : undefined;
  } catch {
    return undefined;
  }
}
