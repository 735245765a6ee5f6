import { expect, test } from "vitest";
import { readXor } from "../../../src/experiments/tasks/xor-reading.ts";
import { unroll } from "../../../src/rnn/forward.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { emptyTape } from "../../../src/rnn/tape.ts";
import { xorTriples } from "../../../src/rnn/xor-triples.ts";

test("a coin costs ln 2 at every phase, and is right at none", () => {
  const { loss, right } = readXor(zeroParams(2, 2), 5, 30, seeded(1));
  for (const phase of loss) expect(phase).toBeCloseTo(Math.log(2), 12);
  expect(right).toBe(0);
});

test("who always says 1 follows the exclusive or half the time", () => {
  const params = zeroParams(1, 2);
  params.by.set([0, 1]);
  const { right, follows } = readXor(params, 1, 6000, seeded(2));
  for (const share of [right, ...follows]) expect(Math.abs(share! - 0.5)).toBeLessThan(0.04);
});

test("in a triple by itself nothing is there to follow before the second bit is read", () => {
  const { follows } = readXor(zeroParams(2, 2), 50, 3, seeded(1));
  expect(follows).toEqual([0, null, 0]);
});

test("losses are those of the single predictions, sorted by phase", () => {
  const params = initialParams(3, 2, seeded(3));
  const bits = xorTriples(4, seeded(4));
  const tape = emptyTape(9, 3, 2);
  unroll(params, tape, bits.slice(0, 9));
  const sums = [0, 0, 0];
  for (let t = 0; t < 9; t++) sums[(t + 1) % 3] -= Math.log(tape.p.row[t][bits[t + 1]]) / 3;
  const { loss } = readXor(params, 1, 9, seeded(4));
  loss.forEach((phase, i) => expect(phase).toBeCloseTo(sums[i], 12));
});
