import { readFile } from "node:fs/promises";
import { isRun, type Experiment } from "../src/experiments/experiment.ts";
import { readManifest, TRACES, writeWhole } from "../src/trace/files.ts";
import { sha256 } from "../src/trace/sha256.ts";
import { keepStripped, recallStripped } from "./code-digest.ts";
import { mergeTraces } from "./merge-traces.ts";
import { recordAll } from "./record-all.ts";
import { findExperiments } from "./registry.ts";
import { readRequest, select, type Request } from "./selection.ts";
import { staleness } from "./staleness.ts";
import { readTimes, TIMES } from "./times.ts";

/*
 * npm run traces: records every experiment whose trace is missing, damaged or made by other code.
 * Whatever is stopped goes on where it was. After a --:
 *   name …, --only names    these alone
 *   --tier core             those of one tier
 *   --shard 2/3             the second of three shares, for as many machines
 *   --list                  says what there is, and records nothing
 *   --force                 records current ones too
 *   --merge folder …        takes in what other machines have recorded
 */

/** Spares the next command a second or two. */
const STRIPPED = ".cache/stripped.json";
const DESCRIBED = ".cache/traces-readme";
const terminal = process.stdout.isTTY;
process.once("SIGINT", () => {
  console.log("\nstopped; npm run traces goes on from here");
  process.exit(130);
});

async function record(request: Request): Promise<void> {
  const begun = performance.now();
  const experiments = await findExperiments();
  const chosen = select(experiments, request);
  const recorded = await recordAll(chosen, {
    folder: TRACES,
    states: ".cache/traces",
    times: TIMES,
    force: request.force,
    log: (line) => console.log(terminal ? `\r\u001b[K${line}` : line),
    progress: (line) => (terminal ? process.stdout.write(`\r\u001b[K${line}`) : console.log(line)),
    secondsBetweenProgress: terminal ? 1 : 10,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${recorded.length} of ${chosen.length} traces recorded in ${seconds} s`);
  await describe(experiments);
}

/** Brings what the README of the traces says of single files up to date; quickly, where nothing it is made of changed. */
async function describe(experiments: readonly Experiment[]): Promise<void> {
  const file = `${TRACES}/README.md`;
  const modules = experiments.flatMap((one) => (isRun(one) ? [] : one.module));
  const madeOf = [file, `${TRACES}/manifest.json`, "scripts/study-fields.ts", ...modules];
  const texts = await Promise.all(madeOf.map((path) => readFile(path, "utf8").catch(() => "")));
  const [readme] = texts;
  const mark = await sha256(texts.join("\0"));
  if (readme === "" || (await readFile(DESCRIBED, "utf8").catch(() => "")) === mark) return;
  const { describedIn } = await import("./traces-readme.ts"); // which loads TypeScript
  const described = await describedIn(readme, experiments, await readManifest());
  if (described !== readme) await writeWhole(file, described);
  await writeWhole(DESCRIBED, await sha256([described, ...texts.slice(1)].join("\0")));
}

/** One line an experiment: its kind, tier, seeds, size and time, whether its trace is current, and what it shows. */
async function list(request: Request): Promise<void> {
  const chosen = select(await findExperiments(), request);
  const { traces } = await readManifest();
  const times = await readTimes(TIMES);
  const reasons = await staleness(chosen, TRACES);
  for (const experiment of chosen) {
    const { name, tier, shows } = experiment;
    const line = traces.find((one) => one.name === name);
    const size = line ? `${(line.bytes / 1000).toFixed(0)} kB` : "no file";
    const seeds = isRun(experiment)
      ? `seed ${experiment.config.seed}`
      : `${experiment.seeds} seeds`;
    const time = times[name] ? `${times[name].seconds} s` : "not timed";
    const state = reasons.get(experiment)?.reason ?? "current";
    const users = experiment.usedBy.join(", ");
    console.log(
      `${name}  ${experiment.kind}, ${tier}, ${seeds}, ${size}, ${time}, ${state}: ${shows} (${users})`,
    );
  }
}

async function merge({ merge: folders }: Request): Promise<void> {
  const names = await mergeTraces(folders, TRACES);
  console.log(`${names.length} traces taken in: ${names.join(", ")}`);
  await describe(await findExperiments());
}

try {
  const request = readRequest(process.argv.slice(2));
  await recallStripped(STRIPPED);
  if (request.list) await list(request);
  else if (request.merge.length > 0) await merge(request);
  else await record(request);
  await keepStripped(STRIPPED);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
