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
  learningRates: [0.02, 0.01],
  seeds: [1, 2],
  test: { sentences: 20, seed: 5 },
  stride: 20,
});

test("every kind is trained at every rate with every seed", () => {
  expect(data.sizes.map(({ cell, equal }) => `${cell} ${equal}`)).toEqual([
    "tanh units",
    "gru units",
    "gru parameters",
    "lstm units",
    "lstm parameters",
  ]);
  for (const { rates } of data.sizes) {
    expect(rates.map(({ learningRate }) => learningRate)).toEqual([0.02, 0.01]);
    for (const { networks } of rates) expect(networks.map(({ seed }) => seed)).toEqual([1, 2]);
  }
});

test("equal units are equal, and equal parameters nearly so", () => {
  const [tanh] = data.sizes;
  for (const { equal, units, learned } of data.sizes)
    if (equal === "units") expect(units).toBe(10);
    else expect(Math.abs(learned - tanh.learned) / tanh.learned).toBeLessThan(0.1);
});

const networks = data.sizes.flatMap(({ rates }) => rates.flatMap(({ networks }) => networks));

test("all learn: a curve falls, and its whole strides are all there is of it", () => {
  for (const { curve, loss } of networks) {
    expect(curve).toHaveLength(Math.floor(data.updates / 20));
    expect(curve[0]).toBeGreaterThan(2);
    expect(curve.at(-1)).toBeLessThan(0.85 * curve[0]);
    expect(loss).toBeLessThan(0.85 * curve[0]);
  }
});

test("no two are the same, so that kind, rate and seed all tell", () => {
  expect(new Set(networks.map(({ loss }) => loss)).size).toBe(networks.length);
});
