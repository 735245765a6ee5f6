import { expect, test } from "vitest";
import { cells } from "../../../src/experiments/studies/cells.ts";
import { made } from "./made.ts";

const { config } = cells;
const data = made(cells, {
  ...config,
  units: 10,
  sentences: 120,
  lanes: 4,
  truncation: 10,
  epochs: 3,
  learningRate: 0.02,
  seeds: [1, 2],
  test: { sentences: 20, seed: 5 },
  stride: 20,
});

test("every kind is trained with every seed", () => {
  expect(data.sizes.map(({ cell, equal }) => `${cell} ${equal}`)).toEqual([
    "tanh units",
    "gru units",
    "gru parameters",
    "lstm units",
    "lstm parameters",
  ]);
  for (const { networks } of data.sizes) expect(networks.map(({ seed }) => seed)).toEqual([1, 2]);
});

test("equal units are equal, and equal parameters nearly so", () => {
  const [tanh] = data.sizes;
  for (const { equal, units, learned } of data.sizes)
    if (equal === "units") expect(units).toBe(10);
    else expect(Math.abs(learned - tanh.learned) / tanh.learned).toBeLessThan(0.1);
});

test("all learn: a curve falls, and its whole strides are all there is of it", () => {
  for (const { networks } of data.sizes)
    for (const { curve, loss } of networks) {
      expect(curve).toHaveLength(Math.floor(data.updates / 20));
      expect(curve[0]).toBeGreaterThan(2);
      expect(curve.at(-1)).toBeLessThan(0.75 * curve[0]);
      expect(loss).toBeLessThan(0.75 * curve[0]);
    }
});
