import { expect, test } from "vitest";
import { leafOrder } from "../../../src/experiments/analysis/linkage-tree.ts";
import { wordLevel } from "../../../src/experiments/studies/word-level.ts";
import { made } from "./made.ts";

const config = {
  ...wordLevel.config,
  training: { ...wordLevel.config.training, hiddenSize: 6, sentences: 400, lanes: 4, epochs: 3 },
  seeds: [1, 2],
  epochsKept: [0, 1, 3],
  sentences: 200,
};
const data = made(wordLevel, config);

test("every network has its checkpoints; the first shows all of them", () => {
  expect(data.networks.map(({ truncation, seed }) => [truncation, seed])).toEqual([
    [10, 1],
    [10, 2],
    [1, 1],
    [1, 2],
  ]);
  data.networks.forEach(({ checkpoints, shown }, i) => {
    expect(checkpoints.map(({ epoch }) => epoch)).toEqual([0, 1, 3]);
    expect(shown.map(({ epoch }) => epoch)).toEqual(i === 0 ? [0, 1, 3] : [3]);
    for (const { ward, map } of shown) {
      expect(leafOrder(ward).toSorted((a, b) => a - b)).toEqual([...Array(37).keys()]);
      expect(map).toHaveLength(37);
    }
  });
});

test("the loss falls, and not below the floor", () => {
  for (const { checkpoints } of data.networks) {
    const losses = checkpoints.map(({ loss }) => loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect(losses[2]).toBeGreaterThan(data.floor);
  }
});

test("a whole window learns the categories better than none, and better than they were at the start", () => {
  for (const { checkpoints } of data.networks)
    expect(checkpoints[2].ward).toBeGreaterThan(checkpoints[0].ward);
});
