import { describe, expect, test } from "vitest";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { WORDS } from "../../../src/grammar/lexicon.ts";
import { SENTENCES } from "../../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { read, tokensOf } from "../../../src/experiments/language/reading.ts";
import {
  afterExposures,
  afterNonce,
  letterStates,
  nonceWords,
  pastTexts,
  substituted,
  zogSentence,
} from "../../../src/experiments/words/zog-letters.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

const V = SYMBOLS.length;
const params = initialParams(6, V, seeded(1));

test("a state is taken after the character that ends the word", () => {
  const text = "the zog sees the cat. ";
  const { placed, states } = letterStates(params, text);
  expect(placed.map(({ word }) => word)).toEqual(["zog", "sees", "cat"]);
  const { h } = read(params, tokensOf(text));
  expect(Array.from(states[0])).toEqual([...h.row["the zog ".length - 1]]);
  expect(Array.from(states[2])).toEqual([...h.row["the zog sees the cat.".length - 1]]);
});

test("nonce words are different, spelled in the language's letters, and none of its words", () => {
  const words = nonceWords(80, seeded(2));
  expect(new Set(words).size).toBe(80);
  for (const word of words) {
    expect(word).toMatch(/^[^aeiou][aeiou][^aeiou]$/);
    expect(WORDS).not.toContain(word);
    expect(() => tokensOf(word)).not.toThrow();
  }
});

test("a noun in the place of man makes its sentences as likely as their lengths say, where all symbols are alike", () => {
  const h0 = new Float64Array(2);
  const at = (role: "subject" | "object", word: string) =>
    substituted(zeroParams(2, V), h0, role, word) / Math.log(V);
  const own = SENTENCES.filter(({ text }) => text.startsWith("the man "));
  const length = own.reduce((sum, { text }) => sum + text.length - 1, 0) / own.length;
  expect(at("subject", "man")).toBeCloseTo(-length, 10);
  expect(at("subject", "monster")).toBeCloseTo(-length - 4, 10);
  expect(at("object", "mouse") - at("object", "man")).toBeCloseTo(-2, 10);
});

describe("after a nonce word", () => {
  const text = drawCorpus(150, seeded(8));

  test("a state that forgets all but the last letter is as it would have been, once that is the same", () => {
    const forgetful = initialParams(6, V, seeded(3));
    forgetful.Whh.data.fill(0);
    for (const role of ["subject", "object"] as const) {
      const [first, ...later] = afterNonce(forgetful, text, role, 5);
      expect(first).toBeGreaterThan(0);
      expect(later).toEqual([0, 0, 0, 0, 0]);
    }
  });

  test("a state that does not forget is elsewhere for a while", () => {
    for (const distance of afterNonce(params, text, "subject", 3))
      expect(distance).toBeGreaterThan(0);
  });
});

test("exposures are the same first sentences for all, and do not touch the network that is exposed", () => {
  const kept = [...params.Whh.data];
  const options = { learningRate: 0.1, clip: 1, seed: 4 };
  const [none, one, three] = afterExposures(params, [0, 1, 3], options);
  expect([...params.Whh.data]).toEqual(kept);
  expect([...none.Whh.data]).toEqual(kept);
  const z = SYMBOLS.indexOf("z");
  expect(one.Wxh.row[0][z]).not.toBe(none.Wxh.row[0][z]);
  const [again] = afterExposures(params, [1], options);
  expect([...again.Why.data]).toEqual([...one.Why.data]);
  expect([...three.Why.data]).not.toEqual([...one.Why.data]);
});

test("a sentence of zog is one of man", () => {
  const random = seeded(5);
  for (let i = 0; i < 20; i++) {
    const sentence = zogSentence(random);
    expect(sentence).toContain(" zog");
    const texts = SENTENCES.map(({ text }) => text);
    expect(texts).toContain(sentence.replaceAll("zog", "man"));
  }
});

test("every past is a text of its own", () => {
  const pasts = pastTexts(3, 2, 7);
  expect(new Set(pasts).size).toBe(3);
  for (const past of pasts) expect(past.match(/\. /g)).toHaveLength(2);
});
