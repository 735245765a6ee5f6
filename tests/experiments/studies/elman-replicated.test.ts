import { expect, test } from "vitest";
import { leafOrder } from "../../../src/experiments/analysis/linkage-tree.ts";
import { elmanReplicated } from "../../../src/experiments/studies/elman-replicated.ts";
import { made } from "./made.ts";

const config = {
  ...elmanReplicated.config,
  seeds: [1, 2],
  hiddenSize: 10,
  sentences: 600,
  passes: 2,
};
const data = made(elmanReplicated, config);

test("an update is made for each word of the stream that has one after it, in each pass", () => {
  expect(data.updates).toBe(2 * (data.stream - 1));
});

test("every network has its trees, with and without zog, and zog at both positions", () => {
  expect(data.networks.map(({ seed }) => seed)).toEqual([1, 2]);
  for (const { untrained, trained } of data.networks)
    for (const { tree, zogTree, zog, nearestWords } of [untrained, trained]) {
      for (const one of [tree, zogTree])
        expect(leafOrder(one).toSorted((a, b) => a - b)).toEqual([...Array(29).keys()]);
      expect(zog.map(({ position }) => position)).toEqual(["pooled", "subject", "object"]);
      for (const { shares } of zog)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
      expect(nearestWords).not.toContain("man");
    }
});

test("training brings predictions nearer to the likelihoods", () => {
  for (const { untrained, trained } of data.networks) {
    expect(trained.likelihood.error).toBeLessThan(untrained.likelihood.error);
    expect(trained.likelihood.cosine).toBeGreaterThan(untrained.likelihood.cosine);
    expect(trained.loss).toBeLessThan(untrained.loss);
  }
});
