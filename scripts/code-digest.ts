import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import type { Experiment } from "../src/experiments/registry.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { sha256 } from "../src/trace/sha256.ts";

/** The modules in which a trace begins; everything that runs while one is made hangs on these. */
export const ENTRIES = ["src/experiments/run.ts", "src/experiments/record.ts"];

/**
 * The digest that says whether a trace is current: of every module of ours that runs while it is
 * made, without types and comments, and of its configuration, which determines its corpus.
 */
export async function codeDigest(
  experiment: Experiment,
  source: (file: string) => string = fromDisk,
): Promise<string> {
  const modules = Object.fromEntries(closure(ENTRIES, source));
  return sha256(canonicalText({ modules, config: experiment.config }));
}

/** What runs when `entries` are imported: path → code without types and comments. */
export function closure(
  entries: readonly string[],
  source: (file: string) => string = fromDisk,
): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    const code = strip(source(file));
    found.set(file, code);
    for (const { fileName } of ts.preProcessFile(code).importedFiles)
      if (fileName.startsWith(".")) visit(join(dirname(file), fileName));
  };
  entries.forEach(visit);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const fromDisk = (file: string) => readFileSync(file, "utf8");

const stripped = new Map<string, string>();

/** A module as it runs, in one layout. */
export function strip(source: string): string {
  const known = stripped.get(source);
  if (known !== undefined) return known;
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    removeComments: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  stripped.set(source, outputText);
  return outputText;
}
