import { expect, test } from "vitest";
import { delayedRecall } from "../../../src/experiments/studies/delayed-recall.ts";
import { made } from "./made.ts";

const { config } = delayedRecall;
const lags = [1, 2, 4, 6, 14, 16];
const data = made(delayedRecall, {
  ...config,
  lesson: { ...config.lesson, lanes: 8, asked: 6, updates: 250 },
  rateTimesUnits: 0.2,
  units: [3, 16],
  lags,
  right: 0.95,
  seeds: [1, 2],
  test: { sequences: 5, seed: 7 },
});

test("every size is trained with every seed, for one lag after another", () => {
  expect(
    data.sizes.map(({ units, learned, learningRate }) => [units, learned, learningRate]),
  ).toEqual([
    [3, 40, 0.2 / 3],
    [16, 404, 0.0125],
  ]);
  for (const { networks } of data.sizes) {
    expect(networks.map(({ seed }) => seed)).toEqual([1, 2]);
    for (const { lags: tried } of networks)
      expect(tried.map(({ lag }) => lag)).toEqual(lags.slice(0, tried.length));
  }
});

test("more units reach further, and hold more bits", () => {
  const [few, many] = data.sizes.map(({ networks }) => networks);
  few.forEach(({ reach, bits }, i) => {
    expect(many[i].reach).toBeGreaterThan(reach);
    expect(many[i].bits).toBeGreaterThan(bits);
  });
});

test("after two failures no further lag is tried, and what is held is at most all there is", () => {
  for (const { networks } of data.sizes)
    for (const { lags: tried, reach, bits } of networks) {
      const isRight = tried.map(({ accuracy }) => accuracy >= 0.95);
      if (tried.length < lags.length) expect(isRight.slice(-2)).toEqual([false, false]);
      const firstFailure = isRight.indexOf(false);
      expect(reach).toBe(firstFailure === 0 ? 0 : tried.at(firstFailure - 1)!.lag);
      for (const { lag, bits: held } of tried) expect(held).toBeLessThanOrEqual(2 * (lag + 1));
      expect(bits).toBe(Math.max(...tried.map((one) => one.bits)));
    }
});
