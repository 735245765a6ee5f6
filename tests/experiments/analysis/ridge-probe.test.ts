import { expect, test } from "vitest";
import { probeAccuracies } from "../../../src/experiments/analysis/ridge-probe.ts";
import { gaussian } from "../../../src/rnn/initialization.ts";
import { matrix, type Matrix } from "../../../src/rnn/matrix.ts";
import { integer, seeded } from "../../../src/rnn/random.ts";

const V = 5;
const random = seeded(8);
const labels = Array.from({ length: 600 }, () => integer(random, V));

/** The label's one-hot vector turned by a fixed matrix, noise, and a one. */
function examples(from: number, to: number, noise: number): Matrix {
  const mix = gaussian(V, V, 1, seeded(9));
  const rows = labels.slice(from, to);
  const features = matrix(rows.length, V + 1);
  const noises = seeded(10 + from);
  rows.forEach((label, n) => {
    for (let j = 0; j < V; j++) features.row[n][j] = mix.row[label][j] + noise * (noises() - 0.5);
    features.row[n][V] = 1;
  });
  return features;
}

const accuracy = (noise: number) =>
  probeAccuracies(
    { features: examples(0, 400, noise), labelings: [labels.slice(0, 400)] },
    { features: examples(400, 600, noise), labelings: [labels.slice(400)] },
    V,
    1e-6,
  )[0];

test("what is a linear map of the features is named without an error", () => {
  expect(accuracy(0)).toBe(1);
});

test("noise costs accuracy, and much of it leaves chance", () => {
  expect(accuracy(2)).toBeLessThan(1);
  // Four standard errors of a share of 1/5 among 200.
  expect(Math.abs(accuracy(1e6) - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 200));
});

test("who knows nothing but a one names the commonest label", () => {
  const ones = matrix(400, 1, new Float64Array(400).fill(1));
  const counts = Array.from(
    { length: V },
    (_, k) => labels.slice(0, 400).filter((label) => label === k).length,
  );
  const commonest = counts.indexOf(Math.max(...counts));
  const judged = labels.slice(400);
  const share = judged.filter((label) => label === commonest).length / judged.length;
  const found = probeAccuracies(
    { features: ones, labelings: [labels.slice(0, 400)] },
    { features: matrix(200, 1, new Float64Array(200).fill(1)), labelings: [judged] },
    V,
    1,
  );
  expect(found).toEqual([share]);
});

test("several labelings at once give what each gives alone", () => {
  const shifted = labels.map((label) => (label * 3 + 1) % V);
  const [fit, judged] = [examples(0, 400, 2), examples(400, 600, 2)];
  const probed = (...labelings: number[][]) =>
    probeAccuracies(
      { features: fit, labelings: labelings.map((all) => all.slice(0, 400)) },
      { features: judged, labelings: labelings.map((all) => all.slice(400)) },
      V,
      0.5,
    );
  expect(probed(labels, shifted)).toEqual([...probed(labels), ...probed(shifted)]);
});
