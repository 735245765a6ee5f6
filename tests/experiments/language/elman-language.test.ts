import { expect, test } from "vitest";
import {
  classOf,
  CLASSES,
  ELMAN_WORDS,
  elmanStream,
  likelihoods,
  SENTENCE_FORMS,
} from "../../../src/experiments/language/elman-language.ts";
import { seeded } from "../../../src/rnn/random.ts";

test("there are 29 words in 12 classes, and 16 forms", () => {
  expect(ELMAN_WORDS).toHaveLength(29);
  expect(Object.keys(CLASSES)).toHaveLength(12);
  expect(SENTENCE_FORMS).toHaveLength(16);
  expect([classOf("see"), classOf("break"), classOf("lion")]).toEqual(["TRAN", "AGPAT", "AGRESS"]);
  expect(() => classOf("zog")).toThrow('"zog" is none of the 29 words');
});

test("a stream is sentences of the forms, of as many words as they have on average", () => {
  const stream = elmanStream(2000, seeded(1));
  for (let i = 0; i < stream.length; i++) {
    const { sentence, place } = stream[i];
    const own = stream.slice(i - place, i - place + 3).filter((one) => one.sentence === sentence);
    const words = own.map(({ token }) => ELMAN_WORDS[token]);
    const fits = SENTENCE_FORMS.some(
      (form) =>
        form.length === words.length &&
        form.every((name, k) => (CLASSES[name] as readonly string[]).includes(words[k])),
    );
    expect(fits, words.join(" ")).toBe(true);
  }
  // 12 of 16 forms have three words: mean 2.75, deviation √3/4 of a sentence.
  expect(Math.abs(stream.length / 2000 - 2.75)).toBeLessThan((4 * 0.433) / Math.sqrt(2000));
});

test("likelihoods count what came after the words of the sentence so far", () => {
  const at = (token: number, sentence: number, place: 0 | 1 | 2) => ({ token, sentence, place });
  const stream = [
    at(0, 0, 0),
    at(1, 0, 1),
    at(0, 1, 0),
    at(2, 1, 1),
    at(0, 2, 0),
    at(1, 2, 1),
    at(2, 2, 2),
  ];
  const found = likelihoods(stream, 3).map((p) => [...p]);
  const afterZero = [0, 2 / 3, 1 / 3];
  expect([found[0], found[2], found[4]]).toEqual([afterZero, afterZero, afterZero]);
  expect(found[1]).toEqual([0.5, 0, 0.5]); // "0 1" was followed by 0 and by 2
  expect(found[3]).toEqual([1, 0, 0]);
  expect(found).toHaveLength(6);
});
