import { describe, expect, test } from "vitest";
import { clipping } from "../../../src/experiments/studies/clipping.ts";
import { made } from "./made.ts";

const { config } = clipping;
const small = {
  ...config,
  training: { ...config.training, hiddenSize: 16, sentences: 120, truncation: 10, epochs: 12 },
  rates: [
    { learningRate: 0.05, epochs: 1 },
    { learningRate: 4, epochs: 2 },
  ],
  seeds: [1, 2],
  single: 5,
  stretch: 4,
  radii: [0, 3],
  test: { sentences: 10, seed: 5 },
  steep: 1.5,
  slice: { rate: 4, a: [-1, 0, 6], b: [0, 1] },
};
const data = made(clipping, small);

test("each rate is there with each seed, for its epochs of the whole schedule", () => {
  expect(data.pairs.map(({ learningRate, seed }) => [learningRate, seed])).toEqual([
    [0.05, 1],
    [0.05, 2],
    [4, 1],
    [4, 2],
  ]);
  const [few, , more] = data.pairs.map(({ updates }) => updates);
  expect(more).toBe(2 * few);
  expect(data.scheduled).toBe(12 * few);
});

test("until the first update that is clipped both are the same", () => {
  for (const { partedAt, clipped, unclipped, clippedUpdates } of data.pairs) {
    expect(partedAt === null).toBe(clippedUpdates === 0);
    const same = clipped.curve.update.filter((u) => u <= 5 && u <= (partedAt ?? 5)).length;
    expect(clipped.curve.loss.slice(0, same)).toEqual(unclipped.curve.loss.slice(0, same));
    if (partedAt === null) expect(unclipped).toEqual(clipped);
    else expect(unclipped).not.toEqual(clipped);
  }
  expect(data.pairs.some(({ partedAt }) => partedAt !== null)).toBe(true);
});

describe("a training", () => {
  const all = data.pairs.flatMap(({ updates, clipped, unclipped }) =>
    [clipped, unclipped].map((one) => ({ updates, ...one })),
  );

  test("has a curve of single updates, then of stretches, up to the last", () => {
    for (const { updates, curve } of all) {
      expect(curve.update.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 9, 13]);
      expect(curve.update.at(-1)).toBe(updates);
      expect(curve.loss).toHaveLength(curve.update.length);
      expect(curve.gradientNorm).toHaveLength(curve.update.length);
    }
  });

  test("knows its largest gradient", () => {
    for (const { curve, largestNorm } of all)
      expect(largestNorm).toBe(Math.max(...curve.gradientNorm));
  });

  test("begins with a spectral radius of 1", () => {
    for (const { spectralRadius, radiusUpdate } of all) {
      expect(radiusUpdate).toEqual([0, 3]);
      expect(spectralRadius[0]).toBeCloseTo(1, 3);
      expect(spectralRadius).toHaveLength(2);
    }
  });

  test("is lost where it stays worse than guessing", () => {
    for (const { curve, lostFrom } of all) {
      const from = lostFrom === null ? curve.update.length : curve.update.indexOf(lostFrom);
      for (const loss of curve.loss.slice(from))
        if (loss !== null) expect(loss).toBeGreaterThan(Math.log(27) - 1e-3);
      if (lostFrom === null) expect(curve.loss.at(-1)).toBeLessThan(Math.log(27) + 1e-3);
    }
  });
});

test("the slice is of the first steep gradient, with the loss of that update in its middle", () => {
  for (const { learningRate, slice, unclipped } of data.pairs) {
    if (learningRate !== 4) expect(slice).toBeNull();
    if (!slice) continue;
    const { curve } = unclipped;
    const at = curve.update.indexOf(slice.update);
    expect(slice.gradientNorm).toBeGreaterThan(small.steep);
    if (at >= 0 && slice.update <= small.single) {
      expect(curve.gradientNorm[at]).toBe(slice.gradientNorm);
      expect(slice.loss[0][1]).toBe(curve.loss[at]);
    }
    expect(slice.step.unclipped / slice.step.clipped).toBeCloseTo(slice.gradientNorm, 1);
    expect(slice.loss.map((row) => row.length)).toEqual([3, 3]);
  }
  expect(data.pairs.some(({ slice }) => slice !== null)).toBe(true);
});
