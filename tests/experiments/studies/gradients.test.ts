import { expect, test } from "vitest";
import { gradients } from "../../../src/experiments/studies/gradients.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(gradients.reads.map((name) => readTrace(name)));
const config = {
  ...gradients.config,
  test: { sentences: 40, seed: 5 },
  lags: 12,
  positions: { first: 60, count: 12, apart: 9 },
  exponent: { warmUp: 50, steps: 300 },
  spectrum: { checkpoints: 2, warmUp: 20, steps: 40 },
  window: { length: 4, first: 60, count: 30, apart: 5 },
  heat: { run: "main-s1", checkpoints: 3, first: 60, length: 10, lags: 6 },
};
const data = made(gradients, config, runs);

test("every checkpoint of every run is there, in shape", () => {
  data.runs.forEach((run, i) => {
    expect(run.update).toEqual(runs[i].checkpoint.update);
    const C = run.update.length;
    expect([run.largestExponent.length, run.gradientNorm.mean.length]).toEqual([C, C]);
    for (const quantiles of run.gradientNorm.quantiles) {
      expect(quantiles).toHaveLength(config.shares.length);
      for (const series of quantiles) expect(series).toHaveLength(config.lags + 1);
    }
    expect(run.spectrumUpdate).toEqual([run.update[0], run.update[C - 1]]);
    for (const spectrum of run.spectrum) expect(spectrum).toHaveLength(64);
  });
});

test("quantiles rise with their share", () => {
  for (const { gradientNorm } of data.runs)
    for (const quantiles of gradientNorm.quantiles)
      for (let share = 1; share < quantiles.length; share++)
        quantiles[share].forEach((value, k) =>
          expect(value).toBeGreaterThanOrEqual(quantiles[share - 1][k]),
        );
});

test("spectra fall, and begin near the largest exponent", () => {
  for (const { spectrum, largestExponent } of data.runs)
    spectrum.forEach((all, i) => {
      for (let k = 1; k < all.length; k++) expect(all[k]).toBeLessThanOrEqual(all[k - 1]);
      // Over a few dozen characters and a few hundred; both are means of numbers below 1 or so.
      const largest = largestExponent[i === 0 ? 0 : largestExponent.length - 1];
      expect(Math.abs(all[0] - largest)).toBeLessThan(0.25);
    });
});

test("characters share out all positions, and the mean of their windows is that of all", () => {
  for (const { byCharacter, window } of data.runs) {
    const total = byCharacter.count.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(config.window.count);
    const mean = byCharacter.finiteTime.reduce(
      (sum, value, i) => sum + (value * byCharacter.count[i]) / total,
      0,
    );
    expect(mean).toBeCloseTo(window.mean, 3);
  }
});

test("the map of exponents has one for each checkpoint, position and lag", () => {
  const { heat } = data;
  expect([heat.update[0], heat.update.at(-1)]).toEqual([0, runs[0].updates]);
  expect(heat.text).toHaveLength(10);
  for (const positions of heat.exponent) {
    expect(positions).toHaveLength(10);
    for (const exponents of positions) expect(exponents).toHaveLength(6);
  }
  // Before training ‖J‖ ≤ 1, since Whh is orthogonal and tanh′ at most 1.
  for (const exponents of heat.exponent[0])
    for (const value of exponents) expect(value).toBeLessThanOrEqual(0);
});
