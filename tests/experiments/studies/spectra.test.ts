import { expect, test } from "vitest";
import { spectra } from "../../../src/experiments/studies/spectra.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(spectra.reads.map((name) => readTrace(name)));
const config = {
  ...spectra.config,
  positions: 5,
  checkpoints: 2,
  test: { sentences: 20, seed: 5 },
};
const data = made(spectra, config, runs);

/** √(re² + im²) */
const size = ([re, im]: readonly [number, number]) => Math.hypot(re, im);

test("the largest eigenvalue and singular value are those of the run's trace", () => {
  data.runs.forEach((run, i) => {
    const { update, spectralRadius, largestSingularValue } = runs[i].checkpoint;
    expect(run.update).toEqual(update);
    run.eigenvalues.forEach((all, c) => expect(size(all[0])).toBeCloseTo(spectralRadius[c], 3));
    run.singularValues.forEach((all, c) => expect(all[0]).toBeCloseTo(largestSingularValue[c], 3));
  });
});

test("with their conjugates there are 64, all on the unit circle before training", () => {
  for (const { eigenvalues, singularValues } of data.runs) {
    for (const all of eigenvalues) {
      const count = all.reduce((sum, [, im]) => sum + (im > 0 ? 2 : 1), 0);
      expect(count).toBe(64);
    }
    for (const one of eigenvalues[0]) expect(size(one)).toBeCloseTo(1, 3);
    for (const sigma of singularValues[0]) expect(sigma).toBeCloseTo(1, 3);
  }
});

test("there is a Jacobian for each character of the text", () => {
  expect(data.text).toHaveLength(5);
  data.runs.forEach(({ update, jacobian }, i) => {
    expect(jacobian.update).toEqual([0, update.at(-1)]);
    for (const radii of jacobian.spectralRadius) expect(radii).toHaveLength(5);
    // Before training no Jacobian can grow: orthogonal Whh, slopes at most 1.
    expect(jacobian.stableShare[0]).toBe(1);
    expect(jacobian.eigenvalues).toHaveLength(i === 0 ? 5 : 0);
    jacobian.eigenvalues.forEach(([first], t) =>
      expect(size(first)).toBeCloseTo(jacobian.spectralRadius[1][t], 3),
    );
  });
});
