import { expect, test } from "vitest";
import { oneUnit } from "../../../src/experiments/studies/one-unit.ts";
import { made } from "./made.ts";

const { config } = oneUnit;
const data = made(oneUnit, {
  ...config,
  latch: { ...config.latch, w: [1.25, 2], noise: [0.05, 0.5], draws: 20, steps: 500 },
  parity: { ...config.parity, step: 2 },
});

test("the fork opens at 1", () => {
  expect(data.fork[0].w).toBe(0);
  expect(data.fork.at(-1)?.w).toBe(3);
  for (const { w, points } of data.fork) expect(points).toHaveLength(w > 1 ? 3 : 1);
});

test("a latch holds the longer the larger w, and lets the less gradient through", () => {
  const [weak, strong] = data.latch;
  expect(strong.holdingBias).toBeGreaterThan(weak.holdingBias);
  expect(strong.gradient[25]).toBeLessThan(weak.gradient[25]);
  expect(strong.gradient[25]).toBeCloseTo(strong.held.slope ** 25, 25);
  expect(strong.survived[0]).toBe(20);
  expect(weak.survived[1]).toBe(0);
  expect(strong.medianFlip[1]).toBeGreaterThan(weak.medianFlip[1] as number);
});

test("the table of the linear cell has the known entries", () => {
  const row = data.linear.find(({ a }) => a === 0.99);
  expect(row?.relative).toBeCloseTo(70.7, 1);
  expect(row?.after).toBeLessThan(row?.sensitivity as number);
});

test("of one-unit networks none is right after all texts", () => {
  expect(data.parity).toMatchObject({ units: 7 ** 3 * 5, texts: 14 });
  expect(data.parity.best).toBeLessThan(14);
  expect(data.parity.best).toBeGreaterThan(7);
});
