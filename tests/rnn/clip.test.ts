import fc from "fast-check";
import { expect, test } from "vitest";
import { clipByNorm, clipByValue, gradientNorm, scale } from "../../src/rnn/clip.ts";
import type { Flat } from "../../src/rnn/matrix.ts";
import { allNumbers, zeroParams } from "../../src/rnn/params.ts";

const COUNT = 2 * 3 + 2 * 2 + 3 * 2 + 2 + 3;

function gradients(numbers: number[]): Flat {
  const d = allNumbers(zeroParams(2, 3));
  let from = 0;
  for (const part of d) part.set(numbers.slice(from, (from += part.length)));
  return d;
}

const flat = (d: Flat): number[] => d.flatMap((numbers) => [...numbers]);

const anyGradients = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
  minLength: COUNT,
  maxLength: COUNT,
});
const anyThreshold = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test("the length is that of all gradients as one vector", () => {
  fc.assert(
    fc.property(anyGradients, (numbers) => {
      const expected = Math.hypot(...numbers);
      return Math.abs(gradientNorm(gradients(numbers)) - expected) <= 1e-14 * expected + 1e-160;
    }),
  );
});

test("no gradient is longer than the threshold once it is clipped by norm, but for rounding", () => {
  fc.assert(
    fc.property(anyGradients, anyThreshold, (numbers, threshold) => {
      const d = gradients(numbers);
      clipByNorm(d, threshold);
      return gradientNorm(d) <= threshold * (1 + 1e-15 * COUNT);
    }),
  );
});

test("clipping by norm keeps the direction, and returns the length there was", () => {
  fc.assert(
    fc.property(anyGradients, anyThreshold, (numbers, threshold) => {
      const d = gradients(numbers);
      const before = gradientNorm(d);
      const returned = clipByNorm(d, threshold);
      const factor = Math.min(1, threshold / before);
      return (
        returned === before &&
        flat(d).every(
          (number, i) => number === (before > threshold ? numbers[i] * factor : numbers[i]),
        )
      );
    }),
  );
});

test("an infinite threshold never clips, nor does one that is just reached", () => {
  for (const threshold of [Infinity, 5]) {
    const d = gradients([3, 4]);
    expect(clipByNorm(d, threshold)).toBe(5);
    expect(flat(d).slice(0, 2)).toEqual([3, 4]);
  }
});

test("clipping by value bounds every entry, leaves the others and counts those it moved", () => {
  fc.assert(
    fc.property(anyGradients, anyThreshold, (numbers, threshold) => {
      const d = gradients(numbers);
      const moved = clipByValue(d, threshold);
      const beyond = numbers.filter((number) => Math.abs(number) > threshold).length;
      return (
        moved === beyond &&
        flat(d).every((clipped, i) =>
          Math.abs(numbers[i]) > threshold
            ? clipped === Math.sign(numbers[i]) * threshold
            : Object.is(clipped, numbers[i]),
        )
      );
    }),
  );
});

test("clipping by value may turn the gradient: (3, 1) becomes (1, 1)", () => {
  const d = gradients([3, 1]);
  expect(clipByValue(d, 1)).toBe(1);
  expect(flat(d).slice(0, 2)).toEqual([1, 1]);
});

test("scaling multiplies every entry", () => {
  const numbers = Array.from({ length: COUNT }, (_, i) => i - 10);
  const d = gradients(numbers);
  scale(d, 0.25);
  expect(flat(d)).toEqual(numbers.map((number) => 0.25 * number));
});
