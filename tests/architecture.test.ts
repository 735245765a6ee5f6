import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** What reads the text of a chapter, its formulas, code and sources; ARCHITECTURE.md calls them npm. */
const PARSERS = [
  "@retorquere/bibtex-parser",
  "katex",
  "remark-math",
  "remark-mdx",
  "remark-parse",
  "typescript",
  "unified",
  "yaml",
];

/** Who may import whom: folders of src, "node", or packages by name. ARCHITECTURE.md shows it in words. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  rnn: [],
  kernel: ["rnn"],
  grammar: ["rnn"],
  trace: ["rnn", "zod", "canonicalize"],
  experiments: ["rnn", "kernel", "grammar", "trace", "zod"],
  figures: ["rnn", "grammar", "trace", "zod", "@observablehq/plot"],
  live: ["rnn", "kernel"],
  scrolly: [],
  facts: ["rnn", "grammar", "trace", "figures"],
  weave: ["facts", "experiments", "trace", "zod", "node", ...PARSERS],
  page: ["figures", "live", "trace", "scrolly"],
};

/** Of which folders only the types may be imported: what a study records is typed by its module. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  figures: ["experiments", "live"],
  facts: ["experiments"],
};

/** The one module that touches the disk outside of what runs only while the site is built. */
const TOUCHES_THE_DISK = "src/trace/files.ts";

/** The folder or package that `specifier`, imported by `file`, belongs to. */
function target(file: string, specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  if (!specifier.startsWith("."))
    return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  return relative("src", join(dirname(file), specifier)).split("/")[0];
}

const importsOf = (file: string) =>
  ts.preProcessFile(readFileSync(file, "utf8")).importedFiles.map(({ fileName }) => fileName);

/** What is left of the imports of a file once it runs: all but those of types alone. */
function runningImportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext);
  const typeOnly = source.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly
      ? [(statement.moduleSpecifier as ts.StringLiteral).text]
      : [],
  );
  return importsOf(file).filter((specifier) => !typeOnly.includes(specifier));
}

describe.each(Object.entries(MAY_IMPORT))("src/%s", (folder, allowed) => {
  const files = globSync(`src/${folder}/**/*.ts`);

  test("has modules", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)("%s imports only what its folder may", (file) => {
    const node = file === TOUCHES_THE_DISK ? ["node"] : [];
    const all = [folder, ...allowed, ...node];
    const isForeign = (may: readonly string[]) => (specifier: string) =>
      !may.includes(target(file, specifier));
    expect(runningImportsOf(file).filter(isForeign(all))).toEqual([]);
    const types = MAY_IMPORT_TYPES[folder] ?? [];
    expect(importsOf(file).filter(isForeign([...all, ...types]))).toEqual([]);
  });
});

test("every package that is imported is one that this project asks for", () => {
  type Packages = Record<"devDependencies" | "optionalDependencies", Record<string, string>>;
  const { devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Packages;
  const asked = Object.keys({ ...devDependencies, ...optionalDependencies });
  const wanted = globSync("{src,scripts,tests}/**/*.ts").flatMap((file) =>
    importsOf(file)
      .filter((specifier) => !/^(?:\.|node:|astro:)/.test(specifier))
      .map((specifier) => target(file, specifier)),
  );
  expect(wanted.length).toBeGreaterThan(0);
  for (const name of new Set(wanted)) expect(asked).toContain(name);
});

test("nothing that the page or a recording runs imports the one module that touches the disk", () => {
  const pure = globSync("src/{rnn,grammar,experiments,figures,live,scrolly,facts,page}/**/*.ts");
  const guilty = pure.filter((file) =>
    importsOf(file).some((specifier) => join(dirname(file), specifier) === TOUCHES_THE_DISK),
  );
  expect(guilty).toEqual([]);
});

test("the rule notices a forbidden import", () => {
  expect(target("src/rnn/step.ts", "../trace/schema.ts")).toBe("trace");
  expect(target("src/rnn/step.ts", "./matrix.ts")).toBe("rnn");
  expect(target("src/figures/tape.ts", "node:fs")).toBe("node");
  expect(target("src/figures/tape.ts", "@observablehq/plot")).toBe("@observablehq/plot");
  expect(target("src/weave/props.ts", "zod/mini")).toBe("zod");
});

/** How a row says that a folder as a whole may import Node, or packages. */
const SAID = { node: /\bNode\b(?! in `)/, npm: /\bnpm\b/ };

test("ARCHITECTURE.md has a row for each folder, naming what it may import", () => {
  const map = readFileSync("ARCHITECTURE.md", "utf8");
  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    const row = map.split("\n").find((line) => line.startsWith(`| \`src/${folder}\``)) ?? "";
    const cell = row.split("|").at(-2) ?? "";
    const named = [...cell.matchAll(/`([@\w/-]+)`/g)].map(([, name]) => name);
    const other = (["node", "npm"] as const).filter((name) => SAID[name].test(cell));
    const types = MAY_IMPORT_TYPES[folder] ?? [];
    const said = new Set(
      [...allowed, ...types].map((name) => (PARSERS.includes(name) ? "npm" : name)),
    );
    expect([...named, ...other].sort(), folder).toEqual([...said].sort());
  }
});

test("no module has a vague name", () => {
  const files = globSync("{src,scripts,tests}/**/*.{ts,astro,mjs}").filter(
    (file) => !file.startsWith("src/pages/"),
  );
  expect(files.filter((file) => /(util|helper|misc|common|index)s?\.\w+$/.test(file))).toEqual([]);
});
