import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { formulaHtml } from "../../src/weave/formula.ts";
import { readNotation } from "../../src/weave/notation.ts";

const set = (tex: string, isDisplayed = false) => JSDOM.fragment(formulaHtml(tex, isDisplayed));

test("a formula is set twice: for eyes, and as MathML with its source", () => {
  const formula = set("a + b");
  expect(formula.querySelector(".katex-html")?.getAttribute("aria-hidden")).toBe("true");
  expect(formula.querySelector("math annotation")?.textContent).toBe("a + b");
  expect(formula.querySelector(".katex-display")).toBeNull();
  expect(set("a + b", true).querySelector(".katex-display")).not.toBeNull();
});

test.each(Object.entries(readNotation()))(
  "%s carries its name and its color",
  (name, { color }) => {
    const glyphs = set(`\\${name} + q`).querySelectorAll(".katex-html [data-symbol]");
    expect([...glyphs].map((glyph) => glyph.getAttribute("data-symbol"))).toEqual([name]);
    expect(glyphs[0].closest(`.symbol-${color}`)).not.toBeNull();
  },
);

test("a symbol nobody has named is answered with those there are", () => {
  expect(() => formulaHtml("\\Whx", false)).toThrow(/symbols of this book are .*\\Whh/);
});

describe("refuses, with the formula and what is wrong with it,", () => {
  test.each([
    ["\\foo", "cannot set \\foo: Undefined control sequence: \\foo at position 1: "],
    ["x^", "cannot set x^: Expected group after '^' at position 2: "],
    ["é", "cannot set é: LaTeX-incompatible input and strict mode is set to 'error'"],
    ["\\href{https://a.b}{c}", "\\href is not for formulas of this book"],
    ["\\htmlStyle{color: red}{c}", "\\htmlStyle is not for formulas of this book"],
  ])("%s", (tex, message) => {
    expect(() => formulaHtml(tex, false)).toThrow(message);
    expect(() => formulaHtml(tex, false)).toThrow(`cannot set ${tex}: `);
  });
});
