import { expect, test } from "vitest";
import { parityLearned } from "../../../src/experiments/studies/parity-learned.ts";
import { made } from "./made.ts";

const { config } = parityLearned;
const [everySymbol, , , , , lastSymbol] = config.settings;
const data = made(parityLearned, {
  ...config,
  settings: [
    { ...everySymbol, units: [1, 8], seeds: 3, updates: 1200 },
    { ...lastSymbol, units: [4], seeds: 2, updates: 60 },
  ],
  tests: [
    { length: 50, texts: 40 },
    { length: 300, texts: 5 },
  ],
  held: 500,
});

test("the settings are the published ones", () => {
  expect(everySymbol).toMatchObject({ name: "every symbol", lengths: [16] });
  expect(lastSymbol).toMatchObject({ name: "last symbol", asked: "after the last" });
  expect(data.settings.map(({ sizes }) => sizes.map(({ units }) => units))).toEqual([[1, 8], [4]]);
});

test("each size has a network for every seed, and a curve of a success and of a failure where there are", () => {
  for (const { sizes } of data.settings)
    for (const { networks, curves } of sizes) {
      expect(networks.map(({ seed }) => seed)).toEqual(networks.map((_, i) => i + 1));
      const outcomes = networks.map(({ rightTo }) => rightTo >= data.success);
      expect(curves.map(({ isSuccess }) => isSuccess).sort()).toEqual(
        [...new Set(outcomes)].sort(),
      );
      for (const { seed, isSuccess, loss } of curves) {
        const { updates } = networks[seed - 1];
        expect(outcomes.indexOf(isSuccess)).toBe(seed - 1);
        expect(loss).toHaveLength(Math.ceil(updates / data.stride));
      }
    }
});

test("one unit never learns it; eight do, and what they learned reaches far", () => {
  const [one, eight] = data.settings[0].sizes;
  for (const network of one.networks)
    expect(network).toMatchObject({ updates: 1200, isLearned: false, rightTo: 0 });
  const learned = eight.networks.filter(({ isLearned }) => isLearned);
  expect(learned.length).toBeGreaterThan(0);
  for (const { rightTo, updates } of learned) {
    expect(rightTo).toBe(300);
    expect(updates).toBeLessThan(1200);
  }
});

test("a network that reads a 1 and zeros rightly to the end has no number there", () => {
  for (const { sizes } of data.settings)
    for (const { networks } of sizes)
      for (const { heldFor } of networks)
        if (heldFor !== null) expect(heldFor).toBeLessThan(data.held);
  const [, eight] = data.settings[0].sizes;
  expect(eight.networks.some(({ heldFor }) => heldFor === null)).toBe(true);
});
