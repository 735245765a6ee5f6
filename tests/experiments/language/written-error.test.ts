import { describe, expect, test } from "vitest";
import {
  firstError,
  nextCategories,
  nextWords,
} from "../../../src/experiments/language/written-error.ts";
import { SENTENCES } from "../../../src/grammar/sentences.ts";

test("no sentence of the language has an error", () => {
  for (const { text } of SENTENCES) expect(firstError(text.trimEnd())).toBeUndefined();
});

describe("the first error of", () => {
  test.each([
    ["the mab sleeps.", "the ma", "b", "n", "mab", "spelling"],
    ["the lio.", "the lio", ".", "n", "lio", "spelling"],
    ["a man sleeps.", "", "a", "t", "a", "spelling"],
    ["the man eats man.", "the man eats ", "m", "t", "man", "article"],
    ["the the man reads.", "the ", "t", "bcdglmprw", "the", "article"],
    ["the sees the man.", "the ", "s", "bcdglmprw", "sees", "kind"],
    ["the lion reads.", "the lion ", "r", "bcefmst", "reads", "category"],
    ["the girl feeds the man.", "the girl feeds the m", "a", "o", "man", "category"],
    ["the man sees.", "the man sees", ".", " ", "sees", "length"],
    ["the man sleeps the man.", "the man sleeps", " ", ".", "sleeps", "length"],
  ])("%s", (sentence, context, written, possible, word, kind) => {
    expect(firstError(sentence)).toEqual({ context, written, possible, word, kind });
  });
});

test("what may follow is told as words and as categories", () => {
  expect(nextWords("the man eats ")).toEqual(["the"]);
  expect(nextCategories("the man eats ")).toEqual([]);
  expect(nextWords("the dragon chases the ")).toEqual(["man", "woman", "boy", "girl"]);
  expect(nextCategories("the cat ")).toEqual(["INTRAN", "TRAN", "PERCEPT", "AGPAT", "EAT"]);
});
