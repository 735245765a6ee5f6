import { findExperiments } from "../../scripts/registry.ts";
import { checkRun, remakePart } from "../../scripts/verify-worker.ts";
import { isRun } from "../../src/experiments/experiment.ts";
import { comparePart, compareStudy } from "../../src/experiments/verify-study.ts";
import { sentence } from "../../src/trace/difference.ts";
import { readManifest, readStudy, readTrace } from "../../src/trace/files.ts";

/*
 * Copied into a clone and run there: what a quick npm run traces:verify does, and all of every study, in one process, with digests and
 * hashes of files left out of account. Says the first difference, or "all the same". It trains with the
 * textbook network, since a compiled one would not notice what is changed in the textbook.
 */

const folder = "traces";
/** Of every run but one; as in a quick check, and fewer. */
const FIRST_UPDATES = 20;
// What tells most in least time comes first.
const experiments = (await findExperiments()).reverse();
Reflect.deleteProperty(globalThis, "WebAssembly");

/** The first difference of all; undefined where there is none. */
async function difference(): Promise<string | undefined> {
  for (const experiment of experiments) {
    const { name } = experiment;
    if (isRun(experiment)) {
      const { code } = (await readTrace(name, folder)).provenance;
      const isWhole = name === "main-s1";
      const updates = isWhole ? undefined : FIRST_UPDATES;
      const found = await checkRun({ experiment, code, folder, updates });
      if (found) return sentence(name, found);
      continue;
    }
    const { module, config, reads } = experiment;
    const committed = await readStudy(name, folder);
    const texts: string[] = [];
    for (const part of experiment.parts(config)) {
      texts.push(await remakePart({ module, name, part, folder }));
      const found = await comparePart(committed, part, texts[texts.length - 1]);
      if (found) return sentence(name, found);
    }
    const { traces } = await readManifest(folder);
    const hashOf = (run: string) => traces.find((line) => line.name === run)?.sha256 ?? "";
    const { code } = committed.provenance;
    const provenance = { code, reads: Object.fromEntries(reads.map((run) => [run, hashOf(run)])) };
    const found = await compareStudy(experiment, provenance, committed, texts);
    if (found) return sentence(name, found);
  }
  return undefined;
}

console.log(
  (await difference().catch((error: Error) => `throws: ${error.message}`)) ?? "all the same",
);
