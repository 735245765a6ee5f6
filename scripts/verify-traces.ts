import { EXPERIMENTS } from "../src/experiments/registry.ts";
import { compare, remake } from "../src/experiments/verify.ts";
import { readManifest, readTrace } from "../src/trace/files.ts";
import { codeDigest } from "./code-digest.ts";

/*
 * npm run traces:verify [name …]: trains every recorded run again and compares bit for bit.
 * Ends with 1 and one line a difference: file, field, index and both values.
 */

const names = process.argv.slice(2);
const unknown = names.filter((name) => !EXPERIMENTS.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(
    `no experiment "${unknown.join(", ")}"; there are ${EXPERIMENTS.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

const manifest = await readManifest();
const chosen = EXPERIMENTS.filter(({ name }) => names.length === 0 || names.includes(name));
let failed = 0;
for (const experiment of chosen) {
  const begun = performance.now();
  const problem = await verify(experiment).catch((error: Error) => error.message);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${experiment.name}: ${problem ?? "the same bits"} (${seconds} s)`);
  if (problem) failed++;
}
for (const { name } of manifest.traces)
  if (!EXPERIMENTS.some((one) => one.name === name)) {
    console.log(`${name}: in the manifest, but no experiment makes it`);
    failed++;
  }
process.exitCode = failed > 0 ? 1 : 0;

/** What is wrong with a trace; undefined where training gives it again. */
async function verify(experiment: (typeof EXPERIMENTS)[number]): Promise<string | undefined> {
  const line = manifest.traces.find(({ name }) => name === experiment.name);
  if (!line) return "not in traces/manifest.json; run npm run traces";
  const committed = await readTrace(experiment.name);
  const remade = await remake(experiment, await codeDigest(experiment));
  const difference = compare(committed, remade);
  if (!difference) return undefined;
  const { path, left, right } = difference;
  return `traces/${line.file} differs at ${path}: the file has ${String(left)}, training gives ${String(right)}`;
}
