import { expect, test } from "vitest";
import { sizes } from "../../../src/experiments/studies/sizes.ts";
import { made } from "./made.ts";

const { config } = sizes;
const small = {
  ...config,
  training: { ...config.training, sentences: 60, lanes: 2, truncation: 10, epochs: 1 },
  hiddenSizes: [3, 8],
  seeds: [1, 2],
  test: { sentences: 40, seed: 5 },
  lags: 40,
  positions: { first: 60, count: 10, apart: 9 },
  trials: 10,
  exponent: { warmUp: 50, steps: 200 },
};
const data = made(sizes, small);

test("every size is trained with every seed", () => {
  expect(data.networks.map(({ hiddenSize, seed }) => [hiddenSize, seed])).toEqual([
    [3, 1],
    [3, 2],
    [8, 1],
    [8, 2],
  ]);
});

test("a network of H units over 27 symbols has H² + 55 H + 27 numbers to learn", () => {
  for (const { hiddenSize: H, params } of data.networks) expect(params).toBe(H * H + 55 * H + 27);
});

test("horizons are lags, or beyond them", () => {
  for (const { gradientHorizon, outputHorizon, stateHorizon } of data.networks)
    for (const found of [gradientHorizon, outputHorizon, stateHorizon])
      if (found !== null) expect(found).toBeLessThanOrEqual(small.lags);
});

test("after so little training gradients shrink, and the text's exponent says so", () => {
  for (const { largestExponent, gradientHorizon } of data.networks) {
    expect(largestExponent).toBeLessThan(0);
    // At the mean rate a hundredth is reached after ln 100 / rate characters.
    if (gradientHorizon !== null)
      expect(gradientHorizon).toBeLessThan((4 * Math.log(100)) / -largestExponent);
  }
});
