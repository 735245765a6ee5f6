import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import katex from "katex";
import { afterEach, describe, expect, test } from "vitest";
import { readChapters } from "../../src/weave/chapters.ts";
import { macrosOf, readNotation } from "../../src/weave/notation.ts";
import { PARAM_NAMES } from "../../src/rnn/params.ts";

const project = process.cwd();
let elsewhere: string | undefined;

afterEach(() => {
  process.chdir(project);
  if (elsewhere) rmSync(elsewhere, { recursive: true });
  elsewhere = undefined;
});

function inProjectWith(file: string, text: string): void {
  elsewhere = mkdtempSync(join(tmpdir(), "content-"));
  mkdirSync(join(elsewhere, "content"));
  writeFileSync(join(elsewhere, "content", file), text);
  process.chdir(elsewhere);
}

describe("chapters", () => {
  test("are seven, each with an address, a title and a line of its own", () => {
    const chapters = readChapters();
    expect(chapters).toHaveLength(7);
    for (const key of ["slug", "title", "line"] as const)
      expect(new Set(chapters.map((chapter) => chapter[key])).size).toBe(7);
  });

  test.each(["- { slug: one, title: One }", "- { slug: One Two, title: x, line: y }", "seven"])(
    "refuse %s",
    (text) => {
      inProjectWith("chapters.yaml", text);
      expect(() => readChapters()).toThrow();
    },
  );
});

describe("notation", () => {
  const notation = readNotation();
  const macros = macrosOf(notation);

  test.each(Object.entries(notation))("%s can be set, in its color", (name, { color }) => {
    const html = katex.renderToString(`\\${name}`, {
      macros: { ...macros },
      trust: true,
      strict: "ignore",
      throwOnError: true,
    });
    expect(html).toContain(`symbol-${color}`);
  });

  test("every color of a symbol is one the style sheet knows", () => {
    const css = readFileSync("src/styles/page.css", "utf8");
    for (const { color } of Object.values(notation))
      if (color !== "ink") expect(css).toContain(`.symbol-${color} {`);
  });

  test("weights are called what the code calls them", () => {
    const weights = Object.values(notation).filter(({ color }) => color === "w");
    expect(weights.flatMap(({ code }) => code).sort()).toEqual([...PARAM_NAMES].sort());
  });

  test("no symbol is set like another", () => {
    const set = Object.values(notation).map(({ tex }) => tex);
    expect(new Set(set).size).toBe(set.length);
  });

  test("refuses a color that means nothing", () => {
    inProjectWith(
      "notation.yaml",
      "x: { tex: x, code: [x], shape: [], color: mauve, meaning: none }",
    );
    expect(() => readNotation()).toThrow();
  });
});
