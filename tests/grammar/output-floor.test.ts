import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { entropyRate } from "../../src/grammar/entropy.ts";
import { nextCharacter } from "../../src/grammar/next-character.ts";
import { orderFloor } from "../../src/grammar/order-model.ts";
import { outputFloor } from "../../src/grammar/output-floor.ts";
import { seeded } from "../../src/rnn/random.ts";

test("an exact output is worth something, and not the whole past", () => {
  expect(outputFloor()).toBeLessThan(orderFloor(1));
  expect(outputFloor()).toBeGreaterThan(entropyRate());
});

test("a long text, counted, has about this floor", () => {
  const text = drawCorpus(3000, seeded(5));
  const counts = new Map<string, Map<string, number>>();
  let total = 0;
  for (let i = 40; i < text.length; i++) {
    const before = text.slice(Math.max(0, i - 100), i - 1);
    const sentence = before.slice(before.lastIndexOf(". ") + 2);
    const key = `${text[i - 1]}${nextCharacter(sentence)?.join(" ")}`;
    const following = counts.get(key) ?? new Map<string, number>();
    counts.set(key, following.set(text[i], (following.get(text[i]) ?? 0) + 1));
    total++;
  }
  let bits = 0;
  for (const following of counts.values()) {
    const all = [...following.values()];
    const sum = all.reduce((a, b) => a + b, 0);
    for (const count of all) bits -= (count / total) * Math.log2(count / sum);
  }
  expect(bits).toBeGreaterThan(outputFloor() - 0.02);
  expect(bits).toBeLessThan(outputFloor() + 0.02);
});
