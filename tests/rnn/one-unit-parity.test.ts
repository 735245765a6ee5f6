import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRight, textsUpTo } from "../../src/rnn/one-unit-parity.ts";

const texts = textsUpTo(3);

test("there are 14 texts of one to three symbols, each once", () => {
  expect(texts).toHaveLength(14);
  expect(new Set(texts.map((text) => text.join(""))).size).toBe(14);
  expect(textsUpTo(1)).toEqual([[0], [1]]);
});

test("no unit is right after all texts of two symbols, whatever its weights, its start and its threshold", () => {
  const number = fc.double({ min: -8, max: 8, noNaN: true });
  const short = textsUpTo(2);
  fc.assert(
    fc.property(
      number,
      number,
      number,
      fc.double({ min: -1, max: 1, noNaN: true }),
      (w, u, b, h0) => {
        expect(mostRight({ w, u, b, h0 }, short)).toBeLessThan(short.length);
      },
    ),
    { numRuns: 3000 },
  );
});

test("texts of one symbol are no difficulty", () => {
  expect(mostRight({ w: 0, u: 2, b: -1, h0: 0 }, textsUpTo(1))).toBe(2);
  expect(mostRight({ w: 0, u: -2, b: 1, h0: 0 }, textsUpTo(1))).toBe(2); // the other side is taken
});

test("who ends the same after every text is right as often as the commoner answer", () => {
  expect(mostRight({ w: 0, u: 0, b: 0.3, h0: 0 }, texts)).toBe(7);
});

test("all thresholds are tried", () => {
  // It remembers the last symbol alone: right where that is the parity.
  const last = texts.filter((text) => text.reduce((sum, x) => sum + x, 0) % 2 === text.at(-1));
  expect(mostRight({ w: 0, u: 5, b: 0, h0: 0 }, texts)).toBe(
    Math.max(last.length, 14 - last.length),
  );
});
