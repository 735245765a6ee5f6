import { expect, test } from "vitest";
import {
  logProbability,
  meanProbability,
} from "../../../src/experiments/language/sentence-probability.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

const V = SYMBOLS.length;

test("a network that expects all symbols alike gives a text 1/V for each of its characters", () => {
  const found = logProbability(zeroParams(2, V), new Float64Array(2), " ", "the man.");
  expect(found).toBeCloseTo(-8 * Math.log(V), 12);
});

test("all texts of two characters share 1", () => {
  const params = initialParams(4, V, seeded(3));
  const h0 = Float64Array.of(0.1, -0.5, 0.9, 0);
  const all = [...SYMBOLS].flatMap((a) => [...SYMBOLS].map((b) => a + b));
  const total = all.reduce((sum, text) => sum + Math.exp(logProbability(params, h0, "x", text)), 0);
  expect(total).toBeCloseTo(1, 12);
});

test("the mean is over probabilities, without the space that closes the sentence", () => {
  const params = initialParams(4, V, seeded(3));
  const states = [new Float64Array(4), Float64Array.of(1, -1, 0.5, 0)];
  const each = states.map((h0) => Math.exp(logProbability(params, h0, " ", "the cat.")));
  expect(meanProbability(params, states, "the cat. ")).toBeCloseTo((each[0] + each[1]) / 2, 15);
});
