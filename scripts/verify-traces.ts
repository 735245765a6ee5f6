import { EXPERIMENTS } from "../src/experiments/registry.ts";
import { readManifest, TRACES } from "../src/trace/files.ts";
import { verifyAll } from "./verify-all.ts";

/*
 * npm run traces:verify [name …]: trains every recorded run again and compares bit for bit.
 * Ends with 1 where one differs, and with 2 where a name is none of an experiment.
 */

const known = EXPERIMENTS.map(({ name }) => name);
const names = process.argv.slice(2);
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`no experiment "${unknown}"; there are ${known.join(", ")}`);
  process.exit(2);
}

const chosen = EXPERIMENTS.filter(({ name }) => names.length === 0 || names.includes(name));
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
