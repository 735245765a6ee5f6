import fc from "fast-check";
import { expect, test } from "vitest";
import { readingMinutes, wordCount } from "../../src/weave/reading-time.ts";

const prose = (...texts: string[]) => texts.map((text) => ({ text, line: 1, claimed: false }));

test("words are counted over all pieces; signs and numbers are none", () => {
  expect(wordCount(prose("The network’s hidden-state", " isn't 64 – but “größer”."))).toBe(6);
  expect(wordCount([])).toBe(0);
});

test("reading takes one minute at least, and a word more never takes less", () => {
  expect(readingMinutes(prose("one"))).toBe(1);
  fc.assert(
    fc.property(fc.nat(5000), (words) => {
      const minutes = readingMinutes(prose("word ".repeat(words)));
      expect(minutes).toBeGreaterThanOrEqual(1);
      expect(readingMinutes(prose("word ".repeat(words + 1)))).toBeGreaterThanOrEqual(minutes);
    }),
  );
});

test("the pace is that of a reader of expository text: 175 to 300 words a minute", () => {
  // The range over adults that Brysbaert (2019) gives.
  const minutes = readingMinutes(prose("word ".repeat(10_000)));
  expect(10_000 / minutes).toBeGreaterThan(175);
  expect(10_000 / minutes).toBeLessThan(300);
});
