import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import type { Experiment } from "../src/experiments/experiment.ts";
import { canonicalText } from "../src/trace/canonical.ts";
import { sha256 } from "../src/trace/sha256.ts";

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
  const modules = Object.fromEntries(closure(entries, source));
  const { config } = experiment;
  return sha256(canonicalText(isStudy ? { modules, config, reads } : { modules, config }));
}

/** What runs when `entries` are imported: path → its tokens, but for what a study says of itself. */
export function closure(
  entries: readonly string[],
  source: (file: string) => string = fromDisk,
): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    const { code, imports } = strip(source(file));
    found.set(file, code);
    for (const specifier of imports)
      if (specifier.startsWith(".")) visit(join(dirname(file), specifier));
  };
  entries.forEach(visit);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const fromDisk = (file: string) => readFileSync(file, "utf8");

/** A module as it runs. */
interface Stripped {
  /** Its tokens, one space apart: without types, comments, layout and trailing commas. */
  readonly code: string;
  readonly imports: readonly string[];
}

const stripped = new Map<string, Stripped>();

/** Strips a module; of a study also what changes nothing in its data: who uses it, and what it is said to show. */
export function strip(source: string): Stripped {
  const known = stripped.get(source);
  if (known) return known;
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    removeComments: true,
  };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const file = ts.createSourceFile("module.js", outputText, ts.ScriptTarget.ESNext, true);
  const code = tokensOf(file, file).join(" ");
  const imports = ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);
  const made = { code, imports };
  stripped.set(source, made);
  return made;
}

/** Of a study what is written beside its data, or only helps to plan its recording. */
const SAID_OF_A_STUDY = ["shows", "usedBy", "tier", "work"];

function tokensOf(node: ts.Node, file: ts.SourceFile): string[] {
  const children = node.getChildren(file).filter((child) => !isSaidOfAStudy(child));
  const isWrapped =
    node.kind === ts.SyntaxKind.SyntaxList && children.at(-1)?.kind === ts.SyntaxKind.CommaToken;
  if (children.length > 0)
    return children.slice(0, isWrapped ? -1 : undefined).flatMap((child) => tokensOf(child, file));
  const text = node.getText(file);
  return text === "" ? [] : [text];
}

/** Whether this is such a property of the object in `study({ … })`. */
function isSaidOfAStudy(node: ts.Node): boolean {
  const call = node.parent?.parent;
  return (
    (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) &&
    SAID_OF_A_STUDY.includes(node.name.getText()) &&
    ts.isCallExpression(call) &&
    call.expression.getText() === "study"
  );
}
