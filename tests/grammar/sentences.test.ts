import { expect, test } from "vitest";
import { LEXICON, WORDS } from "../../src/grammar/lexicon.ts";
import { SENTENCES, TOTAL_WEIGHT, surface } from "../../src/grammar/sentences.ts";
import { TEMPLATES } from "../../src/grammar/templates.ts";

const weightOf = (text: string) => SENTENCES.find((s) => s.text === text)?.weight;

test("there are 390 distinct sentences", () => {
  expect(SENTENCES).toHaveLength(390);
  expect(new Set(SENTENCES.map(({ text }) => text)).size).toBe(390);
});

test("the weights are positive integers in lowest terms, and add up exactly", () => {
  expect(SENTENCES.every(({ weight }) => Number.isInteger(weight) && weight > 0)).toBe(true);
  expect(SENTENCES.reduce((sum, { weight }) => sum + weight, 0)).toBe(TOTAL_WEIGHT);
  const divisors = [2, 3, 23].filter((d) => SENTENCES.every(({ weight }) => weight % d === 0));
  expect(divisors).toEqual([]);
});

// By hand: 1/23 of the text is one template; the rest is one word out of each category.
test.each([
  ["the lion moves. ", 1 / (23 * 4 * 2)],
  ["the girl reads. ", 2 / (23 * 4 * 3)],
  ["the lion chases the mouse. ", 1 / (23 * 4 * 2 * 4)],
  ["the woman eats the sandwich. ", 1 / (23 * 4 * 2 * 3)],
  ["the dragon smashes the plate. ", 1 / (23 * 2 * 2 * 2)],
])("%j has the probability %f", (text, probability) => {
  expect(SENTENCES.find((s) => s.text === text)?.probability).toBeCloseTo(probability, 15);
});

test.each(["the book sleeps. ", "the cat chases the man. ", "lion moves. ", "the lion moves."])(
  "%j is none of them",
  (text) => expect(weightOf(text)).toBeUndefined(),
);

test("the templates have equal shares, HUMAN COG two of them", () => {
  const shares = new Map<string, number>();
  for (const { template, weight } of SENTENCES) {
    const name = template.join(" ");
    shares.set(name, (shares.get(name) ?? 0) + weight);
  }
  expect(shares.size).toBe(22);
  for (const [name, share] of shares) {
    expect((share * 23) / TOTAL_WEIGHT).toBe(name === "HUMAN COG" ? 2 : 1);
  }
});

test("a sentence is made of its template's words", () => {
  for (const { text, template } of SENTENCES) {
    const words = text.slice(0, -2).split(" ");
    expect(words.every((word) => WORDS.includes(word))).toBe(true);
    const content = words.filter((word) => word !== "the");
    expect(surface(content)).toBe(text);
    const fits = template.map((c, i) => (LEXICON[c] as readonly string[]).includes(content[i]));
    expect(fits).toEqual(content.map(() => true));
  }
});

test("every word occurs in some sentence, and every template in the list", () => {
  const text = SENTENCES.map((s) => s.text).join("");
  expect(WORDS.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
  expect(new Set(SENTENCES.map((s) => s.template)).size).toBe(new Set(TEMPLATES.map(String)).size);
});
