import { expect, test } from "vitest";
import { parityConstruction } from "../../../src/experiments/studies/parity-construction.ts";
import { made } from "./made.ts";

const { config } = parityConstruction;
const data = made(parityConstruction, {
  ...config,
  gains: [2.2, 3, 4],
  read: 2000,
  noise: { ...config.noise, gains: [4], levels: [0, 0.05, 2], draws: 20, read: 300 },
  back: { ...config.back, gains: [4], positions: 30 },
});

const readings = (K: number) =>
  Object.fromEntries(data.gains.find((gain) => gain.K === K)!.readings.map((r) => [r.text, r]));

test("the gains are parted by the threshold", () => {
  for (const { K, settled, heldFor } of data.gains) {
    expect(settled === null).toBe(K < data.threshold);
    expect(heldFor === null).toBe(K > data.threshold);
  }
});

test("above it no text has an error, and none a smaller margin than a 1 and zeros in the end", () => {
  for (const { K, settled } of data.gains.filter(({ K }) => K > data.threshold))
    for (const { text, errors, firstError, leastMargin } of Object.values(readings(K))) {
      expect([text, errors, firstError]).toEqual([text, 0, null]);
      expect(leastMargin).toBeGreaterThan(settled!.margin - 1e-9);
    }
  expect(readings(4).held.leastMargin).toBeCloseTo(0.4625, 4);
});

test("below it what was held is lost, after as many symbols as the map says", () => {
  const [{ heldFor }] = data.gains;
  expect(readings(2.2).held).toMatchObject({ firstError: heldFor! + 1, errors: 2000 - heldFor! });
  expect(readings(2.2).held.leastMargin).toBeLessThan(0);
});

test("a network survives little noise, and none survives noise that turns signs", () => {
  const [{ survived, medianFailure }] = data.noise;
  expect(survived).toEqual([20, 20, expect.any(Number)]);
  expect(survived[2]).toBeLessThan(5);
  expect(medianFailure.slice(0, 2)).toEqual([null, null]);
  expect(medianFailure[2]).toBeLessThan(10);
});

test("it has no eigenvalue but zero, and its gradient falls below 10⁻²⁰ within 25 symbols", () => {
  const [{ spectralRadius, largestSingularValue, jacobianNorm, gradientNorm }] = data.back;
  expect(spectralRadius).toBe(0);
  expect(largestSingularValue).toBeCloseTo(4, 12);
  expect(jacobianNorm).toHaveLength(26);
  expect(jacobianNorm[0]).toBe(1);
  expect(jacobianNorm[1]).toBeCloseTo(0.27, 1);
  expect(jacobianNorm[25]).toBeLessThan(1e-20);
  expect(gradientNorm[25] / gradientNorm[0]).toBeLessThan(1e-20);
});
