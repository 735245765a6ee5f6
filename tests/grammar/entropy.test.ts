import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bitsPerSentence,
  bitsPerToken,
  entropy,
  entropyRate,
  meanLength,
  meanWords,
} from "../../src/grammar/entropy.ts";
import { nextCharacter } from "../../src/grammar/next-character.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";

// The figures of an earlier enumeration of the same grammar, in another program.
test("the lengths and entropies are those of an independent enumeration", () => {
  expect(meanLength()).toBeCloseTo(22.949, 3);
  expect(meanWords()).toBeCloseTo(4.304, 3);
  expect(bitsPerSentence()).toBeCloseTo(8.33572, 5);
  expect(entropyRate()).toBeCloseTo(0.3632238, 7);
  expect(bitsPerToken()).toBeCloseTo(1.571489, 6);
  expect(entropyRate() * Math.LN2).toBeCloseTo(0.25177, 4);
});

test("the entropy rate is the mean entropy of the next character, position by position", () => {
  let sum = 0;
  for (const { text, probability } of SENTENCES) {
    for (let i = 0; i < text.length; i++) {
      sum += probability * entropy(nextCharacter(text.slice(0, i))!);
    }
  }
  expect(sum / meanLength()).toBeCloseTo(entropyRate(), 12);
});

test("equal chances among 2ⁿ have n bits", () => {
  for (let n = 0; n <= 10; n++) {
    const size = 2 ** n;
    expect(entropy(new Float64Array(size).fill(1 / size))).toBeCloseTo(n, 12);
  }
});

test("a certainty has no entropy, and impossibilities add none", () => {
  expect(entropy([1])).toBe(0);
  expect(entropy([0, 1, 0])).toBe(0);
  expect(entropy([0.5, 0, 0.5])).toBe(entropy([0.5, 0.5]));
});

test("no distribution over n has more than log₂ n bits, or fewer than none", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, (w) => {
      const total = w.reduce((sum, q) => sum + q, 0);
      const h = entropy(w.map((q) => q / total));
      expect(h).toBeGreaterThanOrEqual(0);
      expect(h).toBeLessThanOrEqual(Math.log2(w.length) + 1e-12);
    }),
  );
});
