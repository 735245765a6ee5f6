import { expect, test } from "vitest";
import { optimizers } from "../../../src/experiments/studies/optimizers.ts";
import { made } from "./made.ts";

const { config } = optimizers;
const small = {
  ...config,
  training: { ...config.training, hiddenSize: 5, sentences: 60, truncation: 10, epochs: 2 },
  rules: config.rules.filter(({ learningRate, lanes }) => learningRate < 1 && lanes > 1),
  seeds: [1, 2],
  test: { sentences: 10, seed: 5 },
};
const data = made(optimizers, small);

test("every rule has a loss for every seed and epoch", () => {
  expect(data.rules).toHaveLength(small.rules.length);
  data.rules.forEach((rule, at) => {
    expect(rule).toMatchObject(small.rules[at]);
    expect(rule.networks.map(({ seed }) => seed)).toEqual([1, 2]);
    for (const { loss, clipped } of rule.networks) {
      expect(loss).toHaveLength(2);
      expect(loss[1]).toBeLessThan(loss[0]);
      expect(clipped).toBeLessThanOrEqual(2 * data.updatesPerEpoch);
    }
  });
});

test("an update counts as clipped by its length or by its entries", () => {
  const [byLength, byEntries, never] = made(optimizers, {
    ...small,
    rules: [
      { ...config.rules[0], clip: 1e-3 },
      { ...config.rules[0], clip: null, clipEntries: 1e-4 },
      { ...config.rules[0], clip: 1e9, clipEntries: 1e9 },
    ],
    seeds: [1],
  }).rules.map(({ networks }) => networks[0].clipped);
  expect(byLength).toBe(2 * data.updatesPerEpoch);
  expect(byEntries).toBe(2 * data.updatesPerEpoch);
  expect(never).toBe(0);
});

test("rules differ", () => {
  const ends = data.rules.map(({ networks }) => networks[0].loss[1]);
  expect(new Set(ends).size).toBe(ends.length);
});
