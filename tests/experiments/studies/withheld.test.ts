import { expect, test } from "vitest";
import { withheld } from "../../../src/experiments/studies/withheld.ts";
import { made } from "./made.ts";

const config = {
  ...withheld.config,
  training: { ...withheld.config.training, hiddenSize: 8, sentences: 300, lanes: 4, epochs: 2 },
  splits: 2,
  seeds: [1],
  before: { texts: 1, sentences: 1, seed: 3 },
  characters: 500,
};
const data = made(withheld, config);

test("each split and seed is a network, and no sentence is withheld by two splits", () => {
  expect(data.networks.map(({ split, seed }) => [split, seed])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(new Set(data.splits.flat()).size).toBe(2 * 39);
});

test("withheld and seen sentences are all of the language, and no network gives them more than 1", () => {
  for (const { withheld, seen } of data.networks) {
    expect([withheld.sentences, seen.sentences]).toEqual([39, 351]);
    expect(withheld.trueMass + seen.trueMass).toBeCloseTo(1, 3);
    expect(withheld.mass + seen.mass).toBeLessThanOrEqual(1);
  }
});

test("every withheld sentence has wrong ones beside it", () => {
  for (const { wrong, written } of data.networks) {
    expect(wrong.sentences).toBeGreaterThan(39 * 5);
    expect(wrong.mean).toBeGreaterThan(0);
    expect(written.distinct).toBeLessThanOrEqual(written.withheld);
  }
});
