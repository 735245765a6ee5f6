import { expect, test } from "vitest";
import { LEXICON, WORDS } from "../../src/grammar/lexicon.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { TEMPLATES } from "../../src/grammar/templates.ts";

test("there are 38 words in 15 categories and an article, none of them twice", () => {
  expect(Object.keys(LEXICON)).toHaveLength(15);
  expect(WORDS).toHaveLength(38);
  expect(new Set(WORDS).size).toBe(38);
});

test("there are 23 templates, of which only HUMAN COG stands twice", () => {
  const names = TEMPLATES.map((template) => template.join(" "));
  expect(names).toHaveLength(23);
  expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual(["HUMAN COG"]);
});

test("every category is used by some template", () => {
  expect(new Set(TEMPLATES.flat())).toEqual(new Set(Object.keys(LEXICON)));
});

test("the 27 symbols are space, stop and the letters without q", () => {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
  expect([...SYMBOLS]).toEqual([" ", ".", ...letters.filter((letter) => letter !== "q")]);
  expect(SYMBOLS).toHaveLength(27);
});

test("of the symbols only j and z are never written", () => {
  const written = new Set([..." .", ...WORDS.join("")]);
  expect([...SYMBOLS].filter((symbol) => !written.has(symbol))).toEqual(["j", "z"]);
  expect([...written].every((character) => SYMBOLS.includes(character))).toBe(true);
});
