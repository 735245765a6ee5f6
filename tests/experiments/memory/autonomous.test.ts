import { describe, expect, test } from "vitest";
import {
  autonomousExponent,
  endOf,
  fixedPointNear,
  next,
  randomState,
  type Autonomous,
} from "../../../src/experiments/memory/autonomous.ts";
import { matrix } from "../../../src/rnn/matrix.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

/** One unit alone, h ← tanh(w h + b). */
function unit(w: number, b = 0): Autonomous {
  const params = zeroParams(1, 2);
  params.Whh.data[0] = w;
  params.bh[0] = b;
  return { params, input: undefined };
}

/** Two units that turn by an angle and grow by a gain, before tanh. */
function turning(angle: number, gain: number): Autonomous {
  const params = zeroParams(2, 2);
  const [c, s] = [gain * Math.cos(angle), gain * Math.sin(angle)];
  params.Whh.data.set(matrix(2, 2, Float64Array.of(c, -s, s, c)).data);
  return { params, input: undefined };
}

const at = (...values: number[]) => Float64Array.from(values);

/** The positive solution of h = tanh(w h), by halving. */
function upper(w: number): number {
  let [low, high] = [1e-3, 1];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (Math.tanh(w * middle) > middle) low = middle;
    else high = middle;
  }
  return low;
}

describe("one unit that feeds itself twofold", () => {
  const h = upper(2);

  test("ends in one of two fixed points, which its start decides", () => {
    const { period, state } = endOf(unit(2), at(0.3), 200, 10);
    expect(period).toBe(1);
    expect(state[0]).toBeCloseTo(h, 12);
    expect(endOf(unit(2), at(-0.3), 200, 10).state[0]).toBeCloseTo(-h, 12);
  });

  test("has a third one at 0, which only Newton's method finds, since it is not stable", () => {
    const middle = fixedPointNear(unit(2), at(0.05));
    expect(middle?.state[0]).toBeCloseTo(0, 9);
    expect(middle?.radius).toBeCloseTo(2, 9);
    const stable = fixedPointNear(unit(2), at(0.9));
    expect(stable?.state[0]).toBeCloseTo(h, 12);
    expect(stable?.radius).toBeCloseTo(2 * (1 - h * h), 9);
  });

  test("has as its exponent the logarithm of the slope where it ends", () => {
    expect(autonomousExponent(unit(2), at(0.3), 200, 50)).toBeCloseTo(
      Math.log(2 * (1 - h * h)),
      10,
    );
  });
});

test("a unit that turns its sign has a cycle of two", () => {
  expect(endOf(unit(-2), at(0.3), 200, 10).period).toBe(2);
  expect(endOf(unit(-2), at(0.3), 200, 1).period).toBeUndefined();
});

test("a fifth of a turn that grows does not end in a fixed point, and grows no more at last", () => {
  const map = turning((2 * Math.PI) / 5, 1.5);
  const { period } = endOf(map, at(0.1, 0.2), 500, 60);
  expect(period).not.toBe(1);
  expect(autonomousExponent(map, at(0.1, 0.2), 500, 500)).toBeLessThan(0.01);
});

test("where the map only shrinks, everything goes to 0 at its rate", () => {
  const map = turning(1, 0.5);
  expect(endOf(map, at(0.9, -0.9), 100, 5).period).toBe(1);
  expect(autonomousExponent(map, at(0.9, -0.9), 100, 50)).toBeCloseTo(Math.log(0.5), 10);
});

test("a character counts, read for ever", () => {
  const { params } = unit(0.5);
  params.Wxh.row[0][1] = 0.7;
  expect(next({ params, input: 1 }, at(0.2))[0]).toBeCloseTo(Math.tanh(0.5 * 0.2 + 0.7), 14);
  expect(next({ params, input: undefined }, at(0.2))[0]).toBeCloseTo(Math.tanh(0.1), 14);
});

test("random states lie inside the cube, and differ", () => {
  const random = seeded(1);
  const [a, b] = [randomState(50, random), randomState(50, random)];
  expect(a.every((value) => Math.abs(value) < 1)).toBe(true);
  expect(a).not.toEqual(b);
});
