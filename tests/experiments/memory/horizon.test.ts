import { expect, test } from "vitest";
import { horizon } from "../../../src/experiments/memory/horizon.ts";

test("of a geometric series it is where the power falls below the share", () => {
  const powers = Array.from({ length: 60 }, (_, k) => 0.8 ** k);
  // 0.8²⁰ = 0.0115, 0.8²¹ = 0.0092
  expect(horizon(powers, 0.01, 1)).toBe(21);
  expect(
    horizon(
      powers.map((value) => 5 * value),
      0.01,
      5,
    ),
  ).toBe(21);
});

test("a series that comes back counts until it is below for good", () => {
  expect(horizon([1, 0, 0, 0.5, 0, 0], 0.1, 1)).toBe(4);
});

test("a series that is never above has 0, one that ends above has none", () => {
  expect(horizon([0, 0], 0.1, 1)).toBe(0);
  expect(horizon([1, 0.05, 0.1], 0.1, 1)).toBeUndefined();
  expect(horizon([1, NaN], 0.1, 1)).toBeUndefined();
});
