import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCorpus, drawSentence } from "../../src/grammar/corpus.ts";
import { judge } from "../../src/grammar/judge.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { seeded } from "../../src/rnn/random.ts";

test("every corpus is grammatical throughout", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(), (n, seed) => {
      const { words, sentences } = judge(drawCorpus(n, seeded(seed)));
      expect(sentences).toHaveLength(n);
      expect([...words, ...sentences].every(({ known }) => known)).toBe(true);
    }),
  );
});

test("a corpus is its sentences joined, each with its stop and space", () => {
  const random = seeded(3);
  const one = Array.from({ length: 50 }, () => drawSentence(random));
  expect(drawCorpus(50, seeded(3))).toBe(one.join(""));
  expect(one.every((sentence) => /^the [a-z]+ [a-z]+( the [a-z]+)?\. $/.test(sentence))).toBe(true);
});

test("the same seed gives the same corpus, another seed another", () => {
  expect(drawCorpus(20, seeded(7))).toBe(drawCorpus(20, seeded(7)));
  expect(drawCorpus(20, seeded(7))).not.toBe(drawCorpus(20, seeded(8)));
});

// Under the exact probabilities χ² has mean 389 and standard deviation √(2 · 389) = 27.9; five of
// them above the mean happen by chance less than once in 100,000 seeds. Five below would be a
// sampler too regular to be independent.
test("the frequencies of 100,000 sentences are as the exact probabilities have them", () => {
  const n = 100_000;
  const random = seeded(1);
  const counts = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const text = drawSentence(random);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const chiSquare = SENTENCES.reduce((sum, { text, probability }) => {
    const expected = n * probability;
    return sum + ((counts.get(text) ?? 0) - expected) ** 2 / expected;
  }, 0);
  const freedom = SENTENCES.length - 1;
  expect(Math.abs(chiSquare - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
});

test("successive sentences are independent: pairs of templates are as frequent as their product", () => {
  const templateOf = new Map(SENTENCES.map((s) => [s.text, s.template.join(" ")]));
  const random = seeded(2);
  const n = 50_000;
  const names = Array.from({ length: n + 1 }, () => templateOf.get(drawSentence(random)));
  const pairs = new Map<string, number>();
  names.slice(1).forEach((name, i) => {
    const pair = `${names[i]}, ${name}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  const share = (name: string) => (name === "HUMAN COG" ? 2 : 1) / 23;
  const distinct = [...new Set(templateOf.values())];
  let chiSquare = 0;
  for (const a of distinct) {
    for (const b of distinct) {
      const expected = n * share(a) * share(b);
      chiSquare += ((pairs.get(`${a}, ${b}`) ?? 0) - expected) ** 2 / expected;
    }
  }
  const freedom = distinct.length ** 2 - 1;
  expect(Math.abs(chiSquare - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
});

test.each([-1, 1.5, NaN, Infinity])("a corpus of %d sentences is refused", (n) => {
  expect(() => drawCorpus(n, seeded(1))).toThrow(`cannot draw "${n}" sentences`);
});

test.each([1, -0.1, NaN])("a random source that gives %d is refused", (u) => {
  expect(() => drawCorpus(1, () => u)).toThrow(`random gave "${u}"`);
});
