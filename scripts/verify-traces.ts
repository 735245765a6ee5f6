import type { Experiment } from "../src/experiments/experiment.ts";
import { readManifest, TRACES } from "../src/trace/files.ts";
import { findExperiments } from "./registry.ts";
import { readRequest, select } from "./selection.ts";
import { verifyAll } from "./verify-all.ts";

/*
 * npm run traces:verify: makes every recording again and compares bit for bit. After a --, names,
 * --tier and --shard choose among them as for npm run traces, and --quick makes only the run that the
 * book shows in full, of the others the beginnings. Ends with 1 where one differs, and with 2 where
 * there is nothing of the kind.
 */

let known: string[];
let chosen: Experiment[];
let depth: "quick" | "full";
try {
  const experiments = await findExperiments();
  const request = readRequest(process.argv.slice(2));
  known = experiments.map(({ name }) => name);
  chosen = select(experiments, request);
  depth = request.quick ? "quick" : "full";
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

try {
  const { traces } = await readManifest();
  const orphans = traces.filter(({ name }) => !known.includes(name));
  for (const { name, file } of orphans)
    console.log(`${name}: no experiment makes it; remove ${file} and its lines in manifest.json`);
  const log = (line: string) => console.log(line);
  const failed = await verifyAll(chosen, { folder: TRACES, depth, log });
  process.exitCode = failed + orphans.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
