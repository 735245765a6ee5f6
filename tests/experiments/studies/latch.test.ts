import { expect, test } from "vitest";
import { latch } from "../../../src/experiments/studies/latch.ts";
import { made } from "./made.ts";

const { config } = latch;
const data = made(latch, {
  ...config,
  contestants: [
    { cell: "tanh", units: 8, start: "xavier" },
    { cell: "gru", units: 8, updateBias: -2 },
    { cell: "gru", units: 8, updateBias: 0 },
    { cell: "lstm", units: 8, forgetBias: 3 },
    { cell: "lstm", units: 5, forgetBias: 3 },
  ],
  lesson: { ...config.lesson, updates: 150, tests: 40, mastery: 0.95 },
  lengths: [2, 60],
  learningRates: [0.00001, 0.02],
  tuningSeeds: [101],
  seeds: [1, 2],
  sequences: 4,
  looks: [0, 20],
});

test("every contestant tries every length with every seed", () => {
  expect(data.contestants.map(({ start }) => start)).toEqual([
    "xavier",
    "update bias -2",
    "update bias 0",
    "forget bias 3",
    "forget bias 3",
  ]);
  for (const { lengths } of data.contestants) {
    expect(lengths.map(({ length }) => length)).toEqual([2, 60]);
    for (const { networks } of lengths) expect(networks.map(({ seed }) => seed)).toEqual([1, 2]);
  }
});

test("over two steps all learn, with the learning rate that lets them", () => {
  for (const { lengths } of data.contestants) {
    const [{ learningRate, tuning, networks }] = lengths;
    expect(learningRate).toBe(0.02);
    expect(tuning[0]).toEqual({ learningRate: 0.00001, learned: 0, updates: 150 });
    for (const { updates, accuracy } of networks) {
      expect(updates).toBeLessThan(150);
      expect(accuracy).toBeGreaterThanOrEqual(0.95);
    }
  }
});

test("whoever did not learn made all updates, and guesses", () => {
  const [, over60] = data.contestants[0].lengths;
  for (const { updates, accuracy, horizons } of over60.networks) {
    expect(updates).toBe(null);
    expect(accuracy).toBeLessThan(0.95);
    expect(horizons.map(({ update }) => update)).toEqual([0, 20, 150]);
  }
});

test("the best start of a cell needs the fewest tuning updates, and only equal units count", () => {
  expect(data.best.map(({ cell }) => cell)).toEqual(["tanh", "gru", "lstm"]);
  const cost = (at: number, length: number) =>
    Math.min(...data.contestants[at].lengths[length].tuning.map(({ updates }) => updates));
  for (const length of [0, 1]) {
    const [tanh, gru, lstm] = data.best.map(({ contestants }) => contestants[length]);
    expect([tanh, lstm]).toEqual([0, 3]);
    expect(gru).toBe(cost(1, length) <= cost(2, length) ? 1 : 2);
  }
});
