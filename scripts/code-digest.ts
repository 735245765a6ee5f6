import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import type { Experiment } from "../src/experiments/experiment.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { writeWhole } from "../src/trace/files.ts";
import { sha256 } from "../src/trace/sha256.ts";
import type { Stripped } from "./strip-module.ts";

/** The modules in which the trace of a training run begins; everything that runs while one is made hangs on these. */
export const RUN_ENTRIES = ["src/experiments/run.ts", "src/experiments/record.ts"];
/** Of a study, besides its own. */
const STUDY_ENTRY = "src/experiments/record-study.ts";

/**
 * The digest that says whether a trace is current: of every module of ours that runs while it is
 * made, without types, comments and layout; of its configuration, which determines its corpus; and,
 * of a study, of the content of each run it reads (`reads`, by name).
 */
export async function codeDigest(
  experiment: Experiment,
  reads: Readonly<Record<string, string>> = {},
  source: (file: string) => string = fromDisk,
): Promise<string> {
  const isStudy = experiment.kind === "study";
  const entries = isStudy ? [experiment.module, STUDY_ENTRY] : RUN_ENTRIES;
  const modules = Object.fromEntries(await closure(entries, source));
  const { config } = experiment;
  return sha256(canonicalText(isStudy ? { modules, config, reads } : { modules, config }));
}

/** What runs when `entries` are imported: path → its tokens, but for what a study says of itself. */
export async function closure(
  entries: readonly string[],
  source: (file: string) => string = fromDisk,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const { code, imports } = await stripped(source(file));
    found.set(file, code);
    for (const specifier of imports)
      if (specifier.startsWith(".")) waiting.push(join(dirname(file), specifier));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const fromDisk = (file: string) => readFileSync(file, "utf8");

/** Modules that were stripped, by the SHA-256 of their source. */
const known = new Map<string, Stripped>();

/** TypeScript, which takes a second to load, is only asked about modules that nobody has stripped yet. */
async function stripped(source: string): Promise<Stripped> {
  const key = await sha256(source);
  let found = known.get(key);
  if (!found) {
    const { strip } = await import("./strip-module.ts");
    known.set(key, (found = strip(source)));
  }
  return found;
}

/** What decides how a module is stripped. */
const stripper = () => sha256(fromDisk("scripts/strip-module.ts") + fromDisk("package.json"));

/** Reads the modules that were stripped earlier, if they were stripped as they would be now. */
export async function recallStripped(file: string): Promise<void> {
  try {
    const { by, modules } = JSON.parse(fromDisk(file)) as Stored;
    if (by === (await stripper()))
      for (const [key, module] of Object.entries(modules)) known.set(key, module);
  } catch {
    // There is none, or it is damaged; then all are stripped again.
  }
}

/** Keeps the modules that were stripped for the next command. */
export const keepStripped = async (file: string): Promise<void> =>
  writeWhole(
    file,
    JSON.stringify({ by: await stripper(), modules: Object.fromEntries(known) } satisfies Stored),
  );

interface Stored {
  readonly by: string;
  readonly modules: Record<string, Stripped>;
}
