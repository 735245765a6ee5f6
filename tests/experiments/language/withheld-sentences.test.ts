import { expect, test } from "vitest";
import {
  corpusWithout,
  splitsOf,
  wrongClass,
} from "../../../src/experiments/language/withheld-sentences.ts";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { SENTENCES } from "../../../src/grammar/sentences.ts";
import { seeded } from "../../../src/rnn/random.ts";

const splits = splitsOf(3, 39, seeded(1));

test("splits withhold different sentences, and no more than the language has", () => {
  const all = splits.flat();
  expect(new Set(all).size).toBe(3 * 39);
  for (const one of all) expect(SENTENCES).toContain(one);
  expect(() => splitsOf(11, 39, seeded(1))).toThrow(
    "11 splits of 39 sentences; the language has 390",
  );
});

test("a split that withholds a word altogether is refused", () => {
  expect(() => splitsOf(1, 389, seeded(1))).toThrow(
    /^"[a-z]+" would stand in no sentence that is left$/,
  );
});

test("the text has none of the withheld sentences, and is otherwise the language's", () => {
  const withheld = new Set(splits[0].map(({ text }) => text.trimEnd()));
  const sentences = (text: string) => text.match(/[^.]+\./g)!.map((one) => one.trimStart());
  const whole = sentences(drawCorpus(600, seeded(7)));
  expect(whole.some((one) => withheld.has(one))).toBe(true);
  const kept = sentences(corpusWithout(splits[0], 500, seeded(7)));
  expect(kept).toEqual(whole.filter((one) => !withheld.has(one)).slice(0, 500));
});

test("a wrong sentence differs in its last noun or verb, and is none of the language", () => {
  const wrong = wrongClass({ text: "the cat bites the bread. " });
  expect(wrong).toContain("the cat bites the rock. ");
  expect(wrong).not.toContain("the cat bites the cookie. ");
  expect(wrong).toHaveLength(18 - 3);
  expect(wrongClass({ text: "the rock moves. " })).toHaveLength(19 - 2);
  // What the language has by another template is no wrong sentence.
  expect(wrongClass({ text: "the man sees the rock. " })).not.toContain("the man sees the glass. ");
});
