import { existsSync, globSync, readFileSync } from "node:fs";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import ts from "typescript";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { FIGURES } from "../src/figures/registry.ts";
import { readSources, sourceNamed } from "../src/weave/bibliography.ts";
import { readChapterSource, type Use } from "../src/weave/chapter-source.ts";
import { readChapters } from "../src/weave/chapters.ts";
import { formulaHtml } from "../src/weave/formula.ts";
import { meaningOf, readGlossary } from "../src/weave/glossary.ts";
import { readNotation } from "../src/weave/notation.ts";
import { places } from "../src/weave/places.ts";
import { wordCount } from "../src/weave/reading-time.ts";
import { region } from "../src/weave/regions.ts";
import { refuseUnaccounted, unaccounted } from "../src/weave/unaccounted.ts";

const FRONT = "src/pages/index.astro";
/** What fits beside the line numbers of a chapter without scrolling. */
const WIDEST_LINE = 76;
/** Ten to fifteen minutes. */
const FEWEST_WORDS = 2000;
const MOST_WORDS = 3500;

const files = globSync("content/chapters/*.mdx").sort();
const chapters = files.map((file) => readChapterSource(file));
const coreFiles = globSync("src/rnn/*.ts").sort();
const read = (file: string) => readFileSync(file, "utf8");

const usesOf = (uses: readonly Use[], ...elements: readonly string[]) =>
  uses.filter(({ element }) => elements.includes(element));
const everyUse = (element: string) => chapters.flatMap(({ uses }) => usesOf(uses, element));

/** What is looked at of the tree of a chapter. */
interface Node {
  readonly name?: string;
  readonly attributes?: readonly { readonly name: string; readonly value: unknown }[];
  readonly children?: readonly Node[];
}

/** The formulas of a chapter, as the weave makes them elements. */
function formulasOf(file: string): { tex: string; isDisplayed: boolean }[] {
  const body = read(file).replace(/^---\n[^]*?\n---\n/, "");
  const tree = unified().use(remarkParse).use(remarkMdx).use(remarkMath).parse(body);
  places()(tree, { path: file });
  const visit = ({ name, attributes = [], children = [] }: Node): ReturnType<typeof formulasOf> => {
    const tex = attributes.find((one) => one.name === "tex")?.value;
    const own = typeof tex === "string" ? [{ tex, isDisplayed: name === "Equation" }] : [];
    return [...own, ...children.flatMap(visit)];
  };
  return visit(tree as Node);
}

/** The formulas of the front page, all of them displayed. */
const frontFormulas = [...read(FRONT).matchAll(/String\.raw`([^`]+)`/g)].map(([, tex]) => tex);

describe.each(chapters)("$file", ({ file, uses, prose }) => {
  test("is a chapter of the book", () => {
    expect(readChapters().map(({ slug }) => `content/chapters/${slug}.mdx`)).toContain(file);
  });

  test("answers a question, and says nothing countable at its head", () => {
    const [, head = ""] = /^---\n([^]*?)\n---\n/.exec(read(file)) ?? [];
    const { question, subtitle } = parseYaml(head) as Record<string, string>;
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(subtitle).toMatch(/^[A-Z].*[^.]$/);
    const shown = [question, subtitle].map((text) => ({ text, line: 1, claimed: false }));
    expect(unaccounted(shown)).toEqual([]);
  });

  test("imports and exports nothing", () => {
    expect(read(file).match(/^\s*(?:import|export)\s.*$/gm)).toBeNull();
  });

  test("says where each quantity comes from", () => {
    expect(() => refuseUnaccounted(file, prose)).not.toThrow();
  });

  test("is neither a note nor a book", () => {
    expect(wordCount(prose)).toBeGreaterThanOrEqual(FEWEST_WORDS);
    expect(wordCount(prose)).toBeLessThanOrEqual(MOST_WORDS);
  });

  test("uses the elements that chapters have, and figures that there are, each once", () => {
    const vocabulary = read("src/components/ChapterText.astro").match(/(?<=^import )\w+/gm) ?? [];
    for (const { element, line } of uses) expect(vocabulary, `line ${line}`).toContain(element);
    const shown = usesOf(uses, "Figure", "Story").map(
      ({ attributes }) => attributes.id ?? attributes.figure,
    );
    const bound = usesOf(uses, "Equation").flatMap(({ attributes }) => attributes.figure ?? []);
    for (const id of [...shown, ...bound]) expect([...FIGURES.keys()]).toContain(id);
    expect(new Set(shown).size).toBe(shown.length);
    for (const id of bound) expect(shown).toContain(id);
  });

  test.each(usesOf(uses, "Code"))(
    "shows code that is there and fits: $attributes.of",
    ({ attributes }) => {
      const [source, name] = attributes.of.split("#");
      expect(existsSync(source), source).toBe(true);
      for (const { number, text } of region(read(source), name))
        expect(text.length, `${source}:${number}`).toBeLessThanOrEqual(WIDEST_LINE);
    },
  );

  test("sets every formula", () => {
    const formulas = formulasOf(file);
    expect(formulas.length).toBeGreaterThan(0);
    for (const { tex, isDisplayed } of formulas)
      expect(() => formulaHtml(tex, isDisplayed), tex).not.toThrow();
  });

  test("writes in its equations the symbols that the page can light", () => {
    for (const { tex, isDisplayed } of formulasOf(file))
      if (isDisplayed) expect(setByHand(tex), tex).toEqual([]);
  });

  test("cites sources that there are, and explains terms that have a meaning", () => {
    for (const { attributes } of usesOf(uses, "Cite"))
      expect(() => sourceNamed(attributes.source)).not.toThrow();
    for (const { attributes } of usesOf(uses, "Term"))
      expect(() => meaningOf(attributes.of)).not.toThrow();
  });
});

describe("the front page", () => {
  test.each(frontFormulas)("sets %s, with symbols that it can light", (tex) => {
    expect(() => formulaHtml(tex, true)).not.toThrow();
    expect(setByHand(tex)).toEqual([]);
  });

  test("has equations", () => {
    const equations = read(FRONT).match(/<Equation\b/g) ?? [];
    expect(frontFormulas).toHaveLength(equations.length);
    expect(equations.length).toBeGreaterThan(0);
  });
});

/** The symbols that a formula sets by hand although the notation has them, such as h_t or W_{hh}. */
function setByHand(tex: string): string[] {
  const tight = (index: string) => index.replace(/\s/g, "");
  const plain = (text: string) =>
    text
      .replace(/\s*_\s*/g, "_")
      .replace(/_\{([^{}]*)\}/g, (_, index: string) => `_{${tight(index)}}`)
      .replace(/_\{(\w)\}/g, "_$1");
  return Object.entries(readNotation()).flatMap(([name, symbol]) => {
    const set = plain(symbol.tex);
    if (!set.includes("_")) return []; // a letter alone may be another's index
    const escaped = set.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    const isThere = new RegExp(`(?<!\\\\[A-Za-z]*)${escaped}`).test(plain(tex));
    return isThere ? [`${symbol.tex} is \\${name}`] : [];
  });
}

test("symbols that are set by hand are noticed, and others are not", () => {
  expect(setByHand("h_t = W_{hh} h_{t - 1}")).toHaveLength(3);
  expect(setByHand("\\frac{h_{t}}{2}")).toEqual(["h_t is \\h"]);
  expect(setByHand("\\h = \\Whh\\,\\hPrev + h_k + h_{t+1} + \\max_t x_{tt}")).toEqual([]);
});

describe.each(coreFiles)("regions of %s", (file) => {
  const lines = read(file).split("\n");
  const marks = lines.filter((line) => /#(?:end)?region/.test(line));

  test("are marked in the one way that is read", () => {
    for (const line of marks) expect(line).toMatch(/^ *\/\/ #(?:end)?region [\w-]+$/);
  });

  test("are opened once, closed once and hold something", () => {
    const named = (kind: string) =>
      marks.flatMap((line) => new RegExp(` #${kind} ([\\w-]+)$`).exec(line)?.[1] ?? []);
    expect(named("endregion").sort()).toEqual(named("region").sort());
    for (const name of named("region")) expect(region(read(file), name).length).toBeGreaterThan(0);
  });

  test("name equations where they end", () => {
    for (const line of lines.filter((one) => /\[eq:\w/.test(one)))
      expect(line).toMatch(/\/\/.*\[eq:[\w-]+\]$/);
  });
});

test("every equation with a name is computed by a line of the core that names it", () => {
  const named = coreFiles.flatMap((file) => read(file).match(/(?<=\[eq:)[\w-]+(?=\]$)/gm) ?? []);
  const derived = everyUse("Equation").flatMap(({ attributes }) => attributes.id ?? []);
  expect(derived.length).toBeGreaterThan(0);
  for (const id of derived) expect(named).toContain(id);
  expect(new Set(derived).size).toBe(derived.length);
});

test("every name that the notation gives a symbol in code is a name in the core", () => {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  for (const file of coreFiles)
    visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ESNext, true));
  for (const [symbol, { code }] of Object.entries(readNotation())) {
    expect(code.length, symbol).toBeGreaterThan(0);
    for (const name of code) expect(names, symbol).toContain(name);
  }
});

test("every source is cited somewhere, and no two are called alike", () => {
  const keys = [...readSources().keys()];
  const [, inFront = ""] = /\[([^\]]*)\]\.map\(sourceNamed\)/.exec(read(FRONT)) ?? [];
  const cited = new Set([
    ...everyUse("Cite").map(({ attributes }) => attributes.source),
    ...[...inFront.matchAll(/"([^"]+)"/g)].map(([, key]) => key),
  ]);
  expect([...cited].sort()).toEqual(keys.sort());
  const labels = [...readSources().values()].map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("every term of the glossary is explained where a chapter uses it", () => {
  const used = new Set(everyUse("Term").map(({ attributes }) => attributes.of));
  expect(Object.keys(readGlossary()).filter((term) => !used.has(term))).toEqual([]);
});
