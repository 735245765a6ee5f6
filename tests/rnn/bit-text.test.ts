import { expect, test } from "vitest";
import { randomBits, repeatedBits } from "../../src/rnn/bit-text.ts";
import { seeded } from "../../src/rnn/random.ts";

test.each([0, 0.01, 0.5, 1])("of random bits a share of %d are ones", (q) => {
  const bits = [...randomBits(20_000, q, seeded(1))];
  expect(bits).toHaveLength(20_000);
  const ones = bits.filter((bit) => bit === 1).length / bits.length;
  expect(Math.abs(ones - q)).toBeLessThanOrEqual(4 * Math.sqrt((q * (1 - q)) / bits.length));
  expect(bits.every((bit) => bit === 0 || bit === 1)).toBe(true);
});

test.each([
  [5, [0], [1], "10000"],
  [7, [1, 0], [], "1010101"],
  [6, [1, 1, 0], [0, 0], "001101"],
  [1, [1], [0, 0], "0"],
  [0, [1], [0], ""],
])("%i of %j after %j", (n, period, beginning, wanted) => {
  expect([...repeatedBits(n, period, beginning)].join("")).toBe(wanted);
});
