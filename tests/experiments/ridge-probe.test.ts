import { expect, test } from "vitest";
import { probeAccuracies, probeAccuracy } from "../../src/experiments/ridge-probe.ts";
import { gaussian } from "../../src/rnn/initialization.ts";
import { matrix, type Matrix } from "../../src/rnn/matrix.ts";
import { integer, seeded } from "../../src/rnn/random.ts";

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
  probeAccuracy(
    { features: examples(0, 400, noise), labels: labels.slice(0, 400) },
    { features: examples(400, 600, noise), labels: labels.slice(400) },
    V,
    1e-6,
  );

test("what is a linear map of the features is named without an error", () => {
  expect(accuracy(0)).toBe(1);
});

test("noise costs accuracy, and much of it leaves chance", () => {
  expect(accuracy(2)).toBeLessThan(1);
  // Four standard errors of a share of 1/5 among 200.
  expect(Math.abs(accuracy(1e6) - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 200));
});

test("a huge penalty leaves the weights the class means pull on: the commonest class of the bias", () => {
  const features = matrix(400, 1).data.fill(1);
  const ones = matrix(400, 1, features);
  const counts = Array.from(
    { length: V },
    (_, k) => labels.slice(0, 400).filter((label) => label === k).length,
  );
  const commonest = counts.indexOf(Math.max(...counts));
  const judged = labels.slice(400);
  const share = judged.filter((label) => label === commonest).length / judged.length;
  const found = probeAccuracy(
    { features: ones, labels: labels.slice(0, 400) },
    { features: matrix(200, 1, new Float64Array(200).fill(1)), labels: judged },
    V,
    1,
  );
  expect(found).toBe(share);
});

test("several labelings at once give what each gives alone", () => {
  const shifted = labels.map((label) => (label * 3 + 1) % V);
  const noisy = [examples(0, 400, 2), examples(400, 600, 2)];
  const labelings = [labels, shifted];
  const together = probeAccuracies(
    noisy[0],
    labelings.map((all) => all.slice(0, 400)),
    noisy[1],
    labelings.map((all) => all.slice(400)),
    V,
    0.5,
  );
  const alone = labelings.map((all) =>
    probeAccuracy(
      { features: noisy[0], labels: all.slice(0, 400) },
      { features: noisy[1], labels: all.slice(400) },
      V,
      0.5,
    ),
  );
  expect(together).toEqual(alone);
});
