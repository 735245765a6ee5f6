import { expect, test } from "vitest";
import {
  allNumbers,
  countParams,
  numbersOf,
  PARAM_NAMES,
  shapeOf,
  zeroParams,
} from "../../src/rnn/params.ts";

test("64 hidden units over 27 symbols are 7,643 numbers", () => {
  // (64 · 27 + 64 · 64 + 27 · 64) + (64 + 27)
  expect(countParams(zeroParams(64, 27))).toBe(7643);
});

test("the shapes are those of the equations, and the counts those of the shapes", () => {
  const params = zeroParams(5, 3);
  expect(PARAM_NAMES.map((name) => [name, shapeOf(params, name)])).toEqual([
    ["Wxh", [5, 3]],
    ["Whh", [5, 5]],
    ["Why", [3, 5]],
    ["bh", [5]],
    ["by", [3]],
  ]);
  for (const name of PARAM_NAMES)
    expect(numbersOf(params, name)).toHaveLength(shapeOf(params, name).reduce((a, b) => a * b));
});

test("writing to the numbers writes to the parameters", () => {
  const params = zeroParams(2, 3);
  allNumbers(params).forEach((numbers, at) => numbers.fill(at + 1));
  expect([params.Wxh.row[1][2], params.Whh.row[1][1], params.Why.row[2][1]]).toEqual([1, 2, 3]);
  expect([params.bh[1], params.by[2]]).toEqual([4, 5]);
});
