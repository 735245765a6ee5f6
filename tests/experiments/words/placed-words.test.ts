import { expect, test } from "vitest";
import {
  CATEGORIES,
  categoryOf,
  isVerb,
  placedWords,
  wordsOf,
} from "../../../src/experiments/words/placed-words.ts";
import { WORDS } from "../../../src/grammar/lexicon.ts";

test("every noun and verb of a text is found where it stands", () => {
  const text = "the lion moves. the man eats the bread. ";
  const placed = placedWords(text);
  expect(placed.map(({ word, role, sentence }) => [word, role, sentence])).toEqual([
    ["lion", "subject", 0],
    ["moves", "verb", 0],
    ["man", "subject", 1],
    ["eats", "verb", 1],
    ["bread", "object", 1],
  ]);
  for (const { word, from, end } of placed) expect(text.slice(from, end)).toBe(word);
  expect(placed.map(({ end }) => text[end])).toEqual([" ", ".", " ", " ", "."]);
});

test("a word has its category, and nouns come before verbs", () => {
  expect(CATEGORIES[categoryOf("mouse")]).toBe("ANIM");
  expect(wordsOf(CATEGORIES)).toEqual(WORDS.slice(1));
  expect(wordsOf(CATEGORIES).filter(isVerb)).toHaveLength(19);
  expect([isVerb("sandwich"), isVerb("sleeps")]).toEqual([false, true]);
  expect(() => categoryOf("zog")).toThrow('"zog" is no noun or verb of the language');
});
