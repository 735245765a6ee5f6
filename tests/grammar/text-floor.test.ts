import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { entropyRate, meanLength } from "../../src/grammar/entropy.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { textFloor } from "../../src/grammar/text-floor.ts";
import { seeded } from "../../src/rnn/random.ts";

test("a sentence costs the logarithm of its probability", () => {
  for (const { text, probability } of SENTENCES) {
    expect(textFloor(text) * text.length).toBeCloseTo(-Math.log2(probability), 10);
  }
});

test("sentences add up", () => {
  const [a, b] = ["the lion moves. ", "the girl reads. "];
  const sum = textFloor(a) * a.length + textFloor(b) * b.length;
  expect(textFloor(a + b) * (a + b).length).toBeCloseTo(sum, 10);
});

test("the first character is certain, so it costs nothing", () => {
  expect(textFloor("t")).toBe(0);
  expect(textFloor("the ")).toBe(0);
});

// The ratio of mean cost to mean length varies as the cost minus the rate times the length does.
test("the floor of a long text is the entropy rate, within four standard errors", () => {
  const n = 5_000;
  const variance = SENTENCES.reduce((sum, { text, probability }) => {
    const excess = -Math.log2(probability) - entropyRate() * text.length;
    return sum + probability * excess * excess;
  }, 0);
  const error = Math.sqrt(variance / n) / meanLength();
  expect(error).toBeLessThan(entropyRate() / 100);
  for (const seed of [1, 2, 3]) {
    const floor = textFloor(drawCorpus(n, seeded(seed)));
    expect(Math.abs(floor - entropyRate())).toBeLessThan(4 * error);
  }
});

test.each(["x", "the dog chases the man. ", "the lion moves.the", "the 🦁"])(
  "%j, which the language does not have, costs infinitely much",
  (text) => expect(textFloor(text)).toBe(Infinity),
);

test("an empty text is refused", () => {
  expect(() => textFloor("")).toThrow('no floor of ""');
});
