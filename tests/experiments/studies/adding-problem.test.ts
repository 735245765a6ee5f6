import { expect, test } from "vitest";
import { addingProblem } from "../../../src/experiments/studies/adding-problem.ts";
import { made } from "./made.ts";

const { config } = addingProblem;
const data = made(addingProblem, {
  ...config,
  contestants: config.contestants.map((one) => ({ ...one, units: 6 })),
  lesson: { ...config.lesson, lanes: 8, learningRate: 0.02, updates: 150 },
  lengths: [2, 3],
  seeds: [1, 2],
  test: { sequences: 30, seed: 7 },
  stride: 50,
});

test("every kind of cells adds over every length with every seed", () => {
  expect(data.cells.map(({ cell, learned }) => [cell, learned])).toEqual([
    ["tanh", 61],
    ["gru", 3 * 54 + 7],
    ["lstm", 4 * 54 + 7],
  ]);
  for (const { lengths } of data.cells) {
    expect(lengths.map(({ length }) => length)).toEqual([2, 3]);
    for (const { networks } of lengths) expect(networks.map(({ seed }) => seed)).toEqual([1, 2]);
  }
});

test("over so few steps every network gets far below the baseline", () => {
  for (const { lengths } of data.cells)
    for (const { networks } of lengths)
      for (const { error, curve } of networks) {
        expect(curve).toHaveLength(3);
        expect(curve[2]).toBeLessThan(curve[0]);
        expect(error).toBeLessThan(data.baseline / 4);
      }
});
