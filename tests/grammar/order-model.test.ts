import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { entropyRate, meanLength } from "../../src/grammar/entropy.ts";
import { nextCharacter } from "../../src/grammar/next-character.ts";
import {
  contextOf,
  determinedShare,
  orderFloor,
  orderModel,
} from "../../src/grammar/order-model.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { seeded } from "../../src/rnn/random.ts";
import { draw } from "../../src/rnn/sample.ts";

// The figures of an earlier enumeration of the same grammar, in another program.
const table = [
  3.9351, 2.0511, 0.8403, 0.5566, 0.5138, 0.5032, 0.4909, 0.4673, 0.4445, 0.4125, 0.3967, 0.379,
  0.3751, 0.3705, 0.3663, 0.3642, 0.3634,
];

test.each(table.map((bits, k) => [k, bits]))("the floor of order %i is %f bits", (k, bits) => {
  expect(orderFloor(k).toFixed(4)).toBe(bits.toFixed(4));
});

test("more memory never costs, and pays up to 17 characters", () => {
  for (let k = 1; k <= 17; k++) expect(orderFloor(k)).toBeLessThan(orderFloor(k - 1));
});

test("from 17 characters on the floor is the entropy rate", () => {
  expect(orderFloor(16) - entropyRate()).toBeGreaterThan(1e-4);
  for (const k of [17, 18, 19, 20, 40, 1e9]) expect(orderFloor(k)).toBeCloseTo(entropyRate(), 12);
});

/** Adds to what a map holds under a key. */
function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}

/**
 * The same floor without any reasoning about stops: contexts as they stand, from the stationary
 * distribution over positions. For k ≤ 15 they reach back over one sentence at most, since the
 * shortest has 15 characters.
 */
function floorByPairs(k: number): number {
  const beginnings = new Map<string, number>();
  const endings = Array.from({ length: k + 1 }, () => new Map<string, number>());
  for (const { text, probability } of SENTENCES) {
    for (let n = 1; n <= text.length; n++) add(beginnings, text.slice(0, n), probability);
    endings.forEach((map, n) => add(map, text.slice(text.length - n), probability));
  }
  const length = meanLength();
  const contexts = new Map<string, number>();
  const continued = new Map<string, number>();
  for (const [beginning, p] of beginnings) {
    for (const [ending, q] of endings[Math.max(0, k + 1 - beginning.length)]) {
      const share = (p * q) / length;
      const seen = (ending + beginning).slice(-k - 1);
      add(continued, seen, share);
      add(contexts, seen.slice(0, -1), share);
    }
  }
  let floor = 0;
  for (const [seen, p] of continued) floor -= p * Math.log2(p / contexts.get(seen.slice(0, -1))!);
  return floor;
}

test("the shortest sentence has 15 characters", () => {
  expect(Math.min(...SENTENCES.map(({ text }) => text.length))).toBe(15);
});

test.each([0, 1, 2, 3, 5, 9, 14])("what precedes a stop shows nothing more, at order %i", (k) => {
  expect(floorByPairs(k)).toBeCloseTo(orderFloor(k), 10);
});

test.each([0, 1, 2, 3, 6, 12, 17, 25])("in the model of order %i all sums are 1", (k) => {
  const model = orderModel(k);
  let shares = 0;
  for (const { share, p } of model.values()) {
    expect(p.reduce((sum, q) => sum + q, 0)).toBeCloseTo(1, 13);
    shares += share;
  }
  expect(shares).toBeCloseTo(1, 13);
});

test("81.1 % of the characters are determined by those before", () => {
  expect((100 * determinedShare()).toFixed(1)).toBe("81.1");
});

test("the model of order 0 is the frequency of the symbols", () => {
  const [[context, { share, p }]] = orderModel(0);
  expect([context, share]).toEqual(["", 1]);
  const text = drawCorpus(20_000, seeded(4));
  for (const [i, symbol] of [...SYMBOLS].entries()) {
    const frequency = (text.split(symbol).length - 1) / text.length;
    expect(Math.abs(frequency - p[i])).toBeLessThan(0.005);
  }
});

test("a model that sees whole sentences predicts as the language does", () => {
  const model = orderModel(50);
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 3 }), fc.nat(), (seed, n, at) => {
      const text = drawCorpus(n, seeded(seed));
      const prefix = text.slice(0, at % text.length);
      expect(model.get(contextOf(prefix, 50))?.p).toEqual(nextCharacter(prefix));
    }),
  );
});

test("whatever the order, a corpus never leaves the model, nor does what the model writes", () => {
  for (let k = 0; k <= 20; k++) {
    const model = orderModel(k);
    const random = seeded(k);
    const read = drawCorpus(30, random);
    for (let i = 0; i < read.length; i++) {
      const p = model.get(contextOf(read.slice(0, i), k))?.p;
      expect(p?.[SYMBOLS.indexOf(read[i])]).toBeGreaterThan(0);
    }
    let written = "";
    while (written.length < 400) {
      const continuation = model.get(contextOf(written, k));
      if (!continuation) throw new Error(`order ${k} cannot continue "${written}"`);
      written += SYMBOLS[draw(continuation.p, random())];
    }
  }
});

test.each([
  ["the li", 3, " li"],
  ["the li", 6, "the li"],
  ["the li", 7, " the li"],
  ["the li", 8, ". the li"],
  ["the li", 90, ". the li"],
  ["the lion moves. t", 17, ". t"],
  ["the lion moves. ", 1, " "],
  ["the lion moves. ", 0, ""],
  ["", 1, " "],
  ["", 2, ". "],
  ["", 0, ""],
])("of %j the order-%i context is %j", (text, k, context) => {
  expect(contextOf(text, k)).toBe(context);
});

test.each([-1, 0.5, NaN, Infinity])("an order of %d is refused", (k) => {
  expect(() => orderModel(k)).toThrow(`no order "${k}"`);
});
