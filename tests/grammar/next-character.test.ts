import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { nextCharacter } from "../../src/grammar/next-character.ts";
import { SENTENCES, TOTAL_WEIGHT } from "../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { START, type Place } from "../../src/grammar/trie.ts";
import { seeded } from "../../src/rnn/random.ts";

const prefixes = [
  ...new Set(SENTENCES.flatMap(({ text }) => Array.from(text, (_, i) => text.slice(0, i)))),
];

/** The distribution as one would count it by hand: over the sentences that begin so. */
function counted(prefix: string): number[] {
  const going = SENTENCES.filter(({ text }) => text.startsWith(prefix));
  const total = going.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from(SYMBOLS, (symbol) => {
    const here = going.filter(({ text }) => text[prefix.length] === symbol);
    return here.reduce((sum, { weight }) => sum + weight, 0) / total;
  });
}

test("the trie has 3,121 places, one for each beginning of a sentence", () => {
  const found = new Set<Place>([START]);
  for (const place of found) for (const next of place.next.values()) found.add(next);
  expect(found.size).toBe(3121);
  expect(prefixes).toHaveLength(3121);
  expect(START.weight).toBe(TOTAL_WEIGHT);
});

test("after every beginning of a sentence, the distribution is what counting gives", () => {
  for (const prefix of prefixes) expect([...nextCharacter(prefix)!]).toEqual(counted(prefix));
});

test("wherever one cuts a corpus, the probabilities sum to 1 and allow what follows", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), fc.nat(), (seed, n, at) => {
      const text = drawCorpus(n, seeded(seed));
      const cut = at % text.length;
      const p = nextCharacter(text.slice(0, cut));
      expect(p?.reduce((sum, q) => sum + q, 0)).toBeCloseTo(1, 14);
      expect(p?.[SYMBOLS.indexOf(text[cut])]).toBeGreaterThan(0);
    }),
  );
});

test("a sentence's characters multiply to its probability", () => {
  for (const { text, probability } of SENTENCES) {
    const product = Array.from(text).reduce(
      (sofar, character, i) => sofar * nextCharacter(text.slice(0, i))![SYMBOLS.indexOf(character)],
      1,
    );
    expect(product / probability).toBeCloseTo(1, 12);
  }
});

test("only what follows the last stop and space matters", () => {
  const after = nextCharacter("the l");
  expect(nextCharacter("the dog moves. the l")).toEqual(after);
  expect(nextCharacter("not. a text. of the language. the l")).toEqual(after);
});

test("the space after a stop and the t after it are certain", () => {
  expect(nextCharacter("the lion moves.")?.[SYMBOLS.indexOf(" ")]).toBe(1);
  for (const start of ["", "the lion moves. ", ". "]) {
    expect(nextCharacter(start)?.[SYMBOLS.indexOf("t")]).toBe(1);
  }
});

test.each([
  " ",
  ".",
  "The",
  "the  ",
  "the q",
  "the lion moves.t",
  "the lion moves..",
  "the lion moves.\n",
  "the zog",
  "constructor",
  "__proto__",
  "\u0000",
  "\ud83e",
  "the 🦁",
  "the dragon chases the dog",
])("%j is the beginning of no sentence, and has no next character", (text) => {
  expect(nextCharacter(text)).toBeUndefined();
});

test("any text at all has a distribution or none, and is never thrown at", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const p = nextCharacter(text);
      expect(p === undefined || p.length === SYMBOLS.length).toBe(true);
    }),
  );
});

test("what it returns is the caller's to change", () => {
  nextCharacter("the ")!.fill(0);
  expect([...nextCharacter("the ")!]).toEqual(counted("the "));
});
