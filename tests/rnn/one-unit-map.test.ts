import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tanh } from "../../src/rnn/elementary.ts";
import { fixedPoints, holdingBias } from "../../src/rnn/one-unit-map.ts";

const weights = fc.double({ min: -6, max: 6, noNaN: true });
const biases = fc.double({ min: -3, max: 3, noNaN: true });

test("a fixed point is left as it is, and its slope is that of the map", () => {
  fc.assert(
    fc.property(weights, biases, (w, b) => {
      const points = fixedPoints(w, b);
      expect([1, 3]).toContain(points.length);
      for (const { h, slope } of points) {
        expect(tanh(w * h + b)).toBeCloseTo(h, 13);
        const difference = (tanh(w * (h + 1e-6) + b) - tanh(w * (h - 1e-6) + b)) / 2e-6;
        expect(slope).toBeCloseTo(difference, 6);
      }
    }),
  );
});

describe("without bias", () => {
  test.each([-0.9, 0, 0.5, 0.99])("at %d there is only the zero, and it attracts", (w) => {
    expect(fixedPoints(w, 0)).toEqual([{ h: 0, slope: w, isStable: true }]);
  });

  test.each([1.01, 1.5, 2, 5])(
    "at %d the zero repels, and two states of opposite sign attract",
    (w) => {
      const [low, middle, high] = fixedPoints(w, 0);
      expect([low.isStable, middle.isStable, high.isStable]).toEqual([true, false, true]);
      expect(middle).toMatchObject({ h: 0, slope: w });
      expect(low.h).toBeCloseTo(-high.h, 14);
    },
  );

  test("the fork opens like √(3 (w − 1) / w³), as the series of tanh says", () => {
    for (const w of [1.001, 1.0001]) {
      const [, , high] = fixedPoints(w, 0);
      expect(high.h / Math.sqrt((3 * (w - 1)) / w ** 3)).toBeCloseTo(1, 2);
    }
  });

  test("at 2 it is the 0.9575 of a pocket calculator", () => {
    let h = 1;
    for (let i = 0; i < 100; i++) h = Math.tanh(2 * h);
    expect(fixedPoints(2, 0)[2].h).toBeCloseTo(h, 14);
  });
});

describe("the holding bias", () => {
  test("parts three fixed points from one", () => {
    for (const w of [1.05, 1.3, 2, 4]) {
      const b = holdingBias(w);
      for (const sign of [-1, 1]) {
        expect(fixedPoints(w, sign * (b - 1e-6))).toHaveLength(3);
        expect(fixedPoints(w, sign * (b + 1e-6))).toHaveLength(1);
      }
    }
  });

  test("is zero where nothing is held", () => {
    expect([-1, 0, 0.5, 1].map(holdingBias)).toEqual([0, 0, 0, 0]);
  });

  test("is what noise may never exceed", () => {
    const w = 2;
    const hold = (worst: number) => {
      let h = fixedPoints(w, 0)[2].h;
      for (let t = 0; t < 10_000; t++) h = tanh(w * h - worst);
      return h > 0;
    };
    expect(hold(holdingBias(w) - 1e-4)).toBe(true);
    expect(hold(holdingBias(w) + 1e-4)).toBe(false);
  });
});
