import { describe, expect, test } from "vitest";
import {
  CHARACTERS,
  FORMULA_CHARACTERS,
  ITALIC_CHARACTERS,
  SYSTEM_CHARACTERS,
} from "../../src/build/fonts.ts";
import { PAGES, parsed } from "./built.ts";

/** What KaTeX writes to keep lines apart, and line ends: nothing is drawn for them. */
const UNDRAWN = "\u200b\n";

/** The characters of all text under `root` that are not among those a font was cut to. */
function missing(root: Element, cut: string): string[] {
  const has = new Set(cut + UNDRAWN);
  return [...new Set(root.textContent ?? "")].filter((character) => !has.has(character));
}

describe.each(PAGES)("page /%s has no character that its fonts were cut free of", (path) => {
  const body = parsed(path).body.cloneNode(true) as Element;
  const formulas = [...body.querySelectorAll(".katex-html")];
  for (const unread of body.querySelectorAll(".katex, script, style")) unread.remove();

  test("in its text", () => {
    expect(missing(body, CHARACTERS + SYSTEM_CHARACTERS)).toEqual([]);
  });

  test("in its italics", () => {
    for (const italic of body.querySelectorAll("em, i, cite"))
      expect(missing(italic, ITALIC_CHARACTERS), italic.outerHTML).toEqual([]);
  });

  test("in its formulas", () => {
    for (const formula of formulas)
      expect(missing(formula, FORMULA_CHARACTERS), formula.textContent ?? "").toEqual([]);
  });
});
