import { readFileSync } from "node:fs";
import katex from "katex";
import { describe, expect, test } from "vitest";
import { PARAM_NAMES, shapeOf, zeroParams } from "../../src/rnn/params.ts";
import { readChapters } from "../../src/weave/chapters.ts";
import { macrosOf, readNotation, symbolOfCode, symbolsIn } from "../../src/weave/notation.ts";
import { inProjectWith } from "./in-project-with.ts";

describe("chapters", () => {
  test("are seven, each with an address, a title and a line of its own", () => {
    const chapters = readChapters();
    expect(chapters).toHaveLength(7);
    for (const key of ["slug", "title", "line"] as const)
      expect(new Set(chapters.map((chapter) => chapter[key])).size).toBe(7);
  });

  test("are numbered in order, and written where there is a text", () => {
    const lines = ["one", "two"].map((slug) => `- { slug: ${slug}, title: T, short: S, line: L }`);
    const chapters = inProjectWith("content/chapters.yaml", lines.join("\n"), readChapters);
    expect(chapters.map(({ slug, number, written }) => [slug, number, written])).toEqual([
      ["one", 1, false],
      ["two", 2, false],
    ]);
    expect(readChapters().some(({ written }) => written)).toBe(true);
  });

  test.each([
    ["- { slug: one, short: S, line: L }", 'needs "0.title"'],
    [
      "- { slug: One Two, title: T, short: S, line: L }",
      'needs "0.slug" to be like /^[a-z-]+$/, not "One Two"',
    ],
    ["- { slug: one, title: 5, short: S, line: L }", 'needs "0.title" to be a text, not 5'],
    ["seven", 'needs a list, not "seven"'],
    ["", "needs a list, not null"],
    ["- {", "cannot be read: "],
  ])("refuse %s", (text, message) => {
    expect(() => inProjectWith("content/chapters.yaml", text, readChapters)).toThrow(
      `content/chapters.yaml ${message}`,
    );
  });
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

  test("the symbols of a formula are named once, in the order of their first use", () => {
    expect(symbolsIn("\\h = \\tanh(\\Whh\\,\\hPrev + \\h) + \\hPrevious", notation)).toEqual([
      "h",
      "Whh",
      "hPrev",
    ]);
    expect(symbolsIn("h + \\constructor + \\frac{1}{2}", notation)).toEqual([]);
  });

  test("a name in the code stands for the symbol that lists it, and for no other", () => {
    for (const [symbol, { code }] of Object.entries(notation))
      for (const name of code) expect(symbolOfCode(name, notation)).toBe(symbol);
    for (const name of ["hNext", "whh", "constructor", ""])
      expect(symbolOfCode(name, notation)).toBeUndefined();
  });

  test("no name in the code stands for two symbols", () => {
    const names = Object.values(notation).flatMap(({ code }) => code);
    expect(new Set(names).size).toBe(names.length);
  });

  test("the shapes of weights are those of the core", () => {
    const sizes: Readonly<Record<string, number>> = { H: 3, V: 5 };
    const params = zeroParams(sizes.H, sizes.V);
    for (const name of PARAM_NAMES)
      expect(notation[name].shape.map((size) => sizes[size])).toEqual(shapeOf(params, name));
  });

  test.each([
    ["color: mauve", 'needs "x.color" to be one of x, h, y, w, grad, ink, not "mauve"'],
    ["color: x, code: x", 'needs "x.code" to be a list, not "x"'],
    ["color: x, meaning: 5", 'needs "x.meaning" to be a text, not 5'],
  ])("refuses a symbol with %s", (fields, message) => {
    const rest = Object.entries({ tex: "x", code: "[x]", shape: "[]", color: "x", meaning: "m" })
      .filter(([key]) => !fields.includes(`${key}:`))
      .map(([key, value]) => `${key}: ${value}`);
    const text = `x: { ${[...rest, fields].join(", ")} }`;
    expect(() => inProjectWith("content/notation.yaml", text, readNotation)).toThrow(
      new Error(`content/notation.yaml ${message}`),
    );
  });
});
