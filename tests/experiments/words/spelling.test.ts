import { expect, test } from "vitest";
import { lastLetters, letterBag } from "../../../src/experiments/words/spelling.ts";
import { euclidean } from "../../../src/experiments/analysis/vector-distances.ts";

test("a bag forgets the order of letters, an ending what is before it", () => {
  expect(letterBag("dog")).toEqual(letterBag("god"));
  expect(euclidean(letterBag("cat"), letterBag("car"))).toBe(Math.SQRT2);
  expect(lastLetters("greets")).toEqual(lastLetters("meets"));
  expect(lastLetters("dog")).not.toEqual(lastLetters("god"));
});
