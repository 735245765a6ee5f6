import fc from "fast-check";
import { expect, test } from "vitest";
import { logScale, shareOf, tickText } from "../../src/figures/log-scale.ts";

const sizes = fc.double({ min: 1e-30, max: 1e30, noNaN: true });

test("holds every number it was made for, in the fewest decades", () => {
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [smallest, largest] = [Math.min(a, b), Math.max(a, b)];
      const { low, high } = logScale(smallest, largest);
      expect(high).toBeGreaterThan(low);
      expect(10 ** low).toBeLessThanOrEqual(smallest * (1 + 1e-12));
      expect(10 ** high).toBeGreaterThanOrEqual(largest * (1 - 1e-12));
      expect(10 ** (low + 1)).toBeGreaterThan(smallest);
      if (high > low + 1) expect(10 ** (high - 1)).toBeLessThan(largest);
    }),
  );
  expect(logScale(0.1, 10)).toEqual({ low: -1, high: 1, ticks: [-1, 0, 1] });
});

test("labels are evenly apart, few, on the axis, and 1 has one", () => {
  fc.assert(
    fc.property(sizes, sizes, fc.integer({ min: 2, max: 8 }), (a, b, labels) => {
      const { low, high, ticks } = logScale(Math.min(a, b), Math.max(a, b), labels);
      expect(ticks.length).toBeLessThanOrEqual(labels);
      expect(new Set(ticks.slice(1).map((tick, i) => tick - ticks[i])).size).toBeLessThan(2);
      for (const tick of ticks) expect(tick >= low && tick <= high).toBe(true);
      if (low <= 0 && high >= 0) expect(ticks).toContain(0);
    }),
  );
});

test("equal factors are equally far apart", () => {
  const scale = logScale(0.02, 700);
  expect(scale).toMatchObject({ low: -2, high: 3 });
  expect(shareOf(scale, 0.01)).toBeCloseTo(0, 12);
  expect(shareOf(scale, 1)).toBeCloseTo(0.4, 12);
  expect(shareOf(scale, 1000)).toBeCloseTo(1, 12);
  expect(shareOf(scale, 20) - shareOf(scale, 2)).toBeCloseTo(0.2, 12);
});

test("short axes write numbers, long ones powers of ten", () => {
  const [short, long] = [logScale(0.01, 1000), logScale(1e-12, 10)];
  expect([-2, 0, 3].map((tick) => tickText(short, tick))).toEqual([
    ["0.01", ""],
    ["1", ""],
    ["1,000", ""],
  ]);
  expect([-12, 0].map((tick) => tickText(long, tick))).toEqual([
    ["10", "−12"],
    ["1", ""],
  ]);
});
