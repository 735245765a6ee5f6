import { expect, test } from "vitest";
import { seeded } from "../../src/rnn/random.ts";
import { xorTriples } from "../../src/rnn/xor-triples.ts";

const bits = xorTriples(2000, seeded(1));

test("every third bit is the exclusive or of the two before it", () => {
  expect(bits).toHaveLength(6000);
  for (let i = 0; i < bits.length; i += 3) expect(bits[i + 2]).toBe(bits[i] ^ bits[i + 1]);
});

test("every two bits of a triple are as good as random", () => {
  for (const [i, j] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ]) {
    const both = Array.from({ length: 2000 }, (_, n) => 2 * bits[3 * n + i] + bits[3 * n + j]);
    for (const pair of [0, 1, 2, 3])
      expect(Math.abs(both.filter((one) => one === pair).length - 500)).toBeLessThan(80);
  }
});
