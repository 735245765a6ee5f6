import { describe, expect, test } from "vitest";
import {
  relativeSensitivity,
  sensitivity,
  sensitivityAfter,
  stateSize,
} from "../../src/rnn/linear-cell.ts";
import { normal, seeded } from "../../src/rnn/random.ts";

// From an earlier derivation, checked there by simulation.
const table = [
  [0.9, 16.2, 7.1],
  [0.95, 45.3, 14.1],
  [0.99, 501, 70.7],
  [0.993, 855, 101],
  [0.999, 15_815, 707],
];

test.each(table)("at a = %d the sensitivity is %d, %d times the state", (a, absolute, relative) => {
  expect(Number(sensitivity(a).toPrecision(absolute > 100 ? 5 : 3))).toBeCloseTo(absolute, 0);
  expect(Number(relativeSensitivity(a).toPrecision(3))).toBeCloseTo(relative, 0);
});

describe("the long run", () => {
  test.each([-0.8, 0, 0.3, 0.9, 0.99])("is what the sums tend to, at %d", (a) => {
    let [state, derivative] = [0, 0];
    for (let k = 0; k < 5000; k++) {
      state += (a ** k) ** 2;
      if (k > 0) derivative += (k * a ** (k - 1)) ** 2;
    }
    expect(stateSize(a)).toBeCloseTo(Math.sqrt(state), 9);
    expect(sensitivity(a) / Math.sqrt(derivative)).toBeCloseTo(1, 9);
    expect(sensitivityAfter(a, 5001) / sensitivity(a)).toBeCloseTo(1, 9);
  });

  test("is what a simulated cell shows, its derivative carried along", () => {
    const [a, random] = [0.9, seeded(1)];
    let [h, dhda, squares, derivatives] = [0, 0, 0, 0];
    const steps = 200_000;
    for (let t = 0; t < steps; t++) {
      dhda = h + a * dhda;
      h = a * h + normal(random);
      squares += h * h;
      derivatives += dhda * dhda;
    }
    expect(Math.sqrt(squares / steps) / stateSize(a)).toBeCloseTo(1, 1);
    expect(Math.sqrt(derivatives / steps) / sensitivity(a)).toBeCloseTo(1, 1);
  });
});

test("after no step and after one there is nothing to be sensitive to", () => {
  expect([sensitivityAfter(0.9, 0), sensitivityAfter(0.9, 1)]).toEqual([0, 0]);
  expect(sensitivityAfter(0.9, 2)).toBe(1); // h = a x₁ + x₂
});

test("after 100 steps at 0.993 it is 348", () => {
  expect(sensitivityAfter(0.993, 100)).toBeCloseTo(348, 0);
});
