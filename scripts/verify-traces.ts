import type { TrainingRun } from "../src/experiments/experiment.ts";
import { readManifest, TRACES } from "../src/trace/files.ts";
import { findExperiments } from "./registry.ts";
import { readRequest, select } from "./selection.ts";
import { isRun } from "./staleness.ts";
import { verifyAll } from "./verify-all.ts";

/*
 * npm run traces:verify: trains every recorded run again and compares bit for bit. After a --,
 * names, --tier and --shard choose among them as for npm run traces. Ends with 1 where one differs,
 * and with 2 where there is nothing of the kind.
 */

const experiments = await findExperiments();
const known = experiments.map(({ name }) => name);
let chosen: TrainingRun[];
try {
  chosen = select(experiments, readRequest(process.argv.slice(2))).filter(isRun);
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

try {
  const { traces } = await readManifest();
  const orphans = traces.filter(({ name }) => !known.includes(name));
  for (const { name, file } of orphans)
    console.log(`${name}: no experiment makes it; remove ${file} and its lines in manifest.json`);
  const failed = await verifyAll(chosen, TRACES, (line) => console.log(line));
  process.exitCode = failed + orphans.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
