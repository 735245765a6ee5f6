import { expect, test } from "vitest";
import {
  expectedVerbs,
  totalVariation,
  trueVerbs,
  VERBS,
} from "../../../src/experiments/language/expected-verbs.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { zeroParams } from "../../../src/rnn/params.ts";

test("a network that expects all symbols alike gives each verb 1/V for each letter, and 2/V for its end", () => {
  const V = SYMBOLS.length;
  expectedVerbs(zeroParams(2, V), new Float64Array(2), "zog").forEach((p, i) =>
    expect(p * V ** (VERBS[i].length + 1)).toBeCloseTo(2, 10),
  );
});

test("the language has the verbs of its templates after a subject", () => {
  const dragon = trueVerbs("dragon");
  expect(dragon.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
  expect(VERBS.filter((_, i) => dragon[i] > 0)).toEqual([
    "chases",
    "follows",
    "breaks",
    "smashes",
    "eats",
    "bites",
  ]);
  expect(dragon[VERBS.indexOf("eats")]).toBeCloseTo(1 / 4, 14);
  expect(() => trueVerbs("bread")).toThrow('no sentence begins with "the bread "');
});

test("the distance of distributions counts what they leave to 1", () => {
  expect(totalVariation([0.5, 0.5], [0.5, 0.5])).toBe(0);
  expect(totalVariation([1, 0], [0, 1])).toBe(1);
  expect(totalVariation([0.25, 0.25], [0.5, 0.5])).toBe(0.5);
});
