import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterZero,
  largestParityError,
  parities,
  parityThreshold,
  slopeAfterZero,
  symbolsBeforeFailure,
} from "../../src/rnn/parity-threshold.ts";

/** Of all texts of so many symbols, the largest distance of a parity from the right one of 0 and 1. */
function largestErrorOf(K: number, length: number): number {
  let largest = 0;
  for (let code = 0; code < 2 ** length; code++) {
    let right = 0;
    const text = Array.from({ length }, (_, t) => (code >> t) & 1);
    [...parities(K, text)].forEach((d, t) => {
      right = (right + text[t]) % 2;
      largest = Math.max(largest, Math.abs(d - right));
    });
  }
  return largest;
}

const gains = fc.double({ min: 0.2, max: 12, noNaN: true });
const errors = fc.double({ min: 0, max: 0.5, noNaN: true });

test("the threshold is the 2.3302 of an independent calculation", () => {
  expect(parityThreshold()).toBeCloseTo(2.3302, 4);
});

test("it parts the gains that fail from those that do not", () => {
  const threshold = parityThreshold();
  expect(symbolsBeforeFailure(threshold - 1e-6)).toBeLessThan(Infinity);
  expect(symbolsBeforeFailure(threshold + 1e-6)).toBe(Infinity);
});

test.each([
  [3, 0.1145, 0.49, 0.349],
  [4, 0.0375, 0.188, 0.083],
  [5, 0.0135, 0.076, 0.018],
  [6, 0.005, 0.031, 0.0035],
])("at gain %d the error settles at %d, and fades at the known rates", (K, error, even, odd) => {
  const e = largestParityError(K) as number;
  expect(e).toBeCloseTo(error, 4);
  expect(slopeAfterZero(K, e)).toBeCloseTo(even, 3);
  expect(slopeAfterZero(K, 1 - e)).toBeCloseTo(odd, 3);
});

test.each([1.5, 2.2, 2.4, 3, 4])(
  "at gain %d no text of ten symbols errs more than a 1 and zeros",
  (K) => {
    const worst = [...parities(K, [1, ...new Array<number>(9).fill(0)])];
    const before = Math.min(symbolsBeforeFailure(K), 10);
    // Once one is wrong, what is added up no longer has to be small.
    const length = Math.max(1, before);
    const settled = 1 - worst[length - 1];
    expect(largestErrorOf(K, length)).toBeCloseTo(settled, 12);
  },
);

test("after an odd text the error is larger than after an even one, and both grow with what it was", () => {
  fc.assert(
    fc.property(gains, errors, errors, (K, one, other) => {
      const [e, larger] = [Math.min(one, other), Math.max(one, other)];
      const afterEven = (error: number) => afterZero(K, error);
      const afterOdd = (error: number) => 1 - afterZero(K, 1 - error);
      const rounding = 1e-15;
      expect(afterOdd(e)).toBeGreaterThanOrEqual(afterEven(e) - rounding);
      expect(afterEven(larger)).toBeGreaterThanOrEqual(afterEven(e) - rounding);
      expect(afterOdd(larger)).toBeGreaterThanOrEqual(afterOdd(e) - rounding);
    }),
  );
});

test("the error after an odd text curves upward, as the search for the threshold takes it to", () => {
  fc.assert(
    fc.property(gains, errors, errors, (K, one, other) => {
      const middle = (one + other) / 2;
      const afterOdd = (error: number) => 1 - afterZero(K, 1 - error);
      expect(afterOdd(middle)).toBeLessThanOrEqual((afterOdd(one) + afterOdd(other)) / 2 + 1e-15);
    }),
  );
});

test("the slope is that of the map", () => {
  fc.assert(
    fc.property(gains, fc.double({ min: -1, max: 2, noNaN: true }), (K, d) => {
      const slope = (afterZero(K, d + 1e-6) - afterZero(K, d - 1e-6)) / 2e-6;
      expect(slopeAfterZero(K, d)).toBeCloseTo(slope, 6);
    }),
  );
});

test("the symbols before a failure are those that a 1 and zeros are read rightly", () => {
  for (const K of [0.5, 1, 1.5, 2, 2.2, 2.3]) {
    const text = [1, ...new Array<number>(300).fill(0)];
    const wrong = [...parities(K, text)].findIndex((d) => !(d > 0.5));
    expect(symbolsBeforeFailure(K)).toBe(wrong);
  }
});
