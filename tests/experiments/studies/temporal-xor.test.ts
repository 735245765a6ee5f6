import { expect, test } from "vitest";
import { temporalXor } from "../../../src/experiments/studies/temporal-xor.ts";
import { made } from "./made.ts";

const { config } = temporalXor;
const [endless, , everyTriple, elmans] = config.protocols;
const data = made(temporalXor, {
  ...config,
  protocols: [
    { ...endless, units: [6], updates: 2000 },
    { ...everyTriple, units: [4], updates: 2000 },
    { ...elmans, text: 300, updates: 2000 },
  ],
  seeds: 2,
  looks: 4,
  lookedAt: 300,
  tested: 1500,
});
const [inStream, inTriples, asElman] = data.protocols;

test("the protocols are the published ones", () => {
  expect([inStream.name, inStream.reset, inStream.bits]).toEqual(["endless stream", null, 768_000]);
  expect([inTriples.name, inTriples.reset]).toEqual(["reset every triple", 3]);
  expect([asElman.lanes, asElman.truncation, asElman.bits]).toEqual([1, 1, 2000]);
  expect(elmans.updates).toBe(600 * 2999);
});

test("six units learn the stream: two bits of three stay random, the third is known", () => {
  for (const { loss, right, isSolved, solvedAfter } of inStream.sizes[0].networks) {
    expect(isSolved).toBe(true);
    expect(right).toBe(1);
    expect(loss[0]).toBeGreaterThan(0.68);
    expect(loss[1]).toBeGreaterThan(0.68);
    expect(loss[2]).toBeLessThan(0.1);
    expect(solvedAfter).toBeGreaterThan(0);
  }
});

test("a curve has as many points as looks, up to all that was read", () => {
  for (const { sizes, bits } of data.protocols)
    for (const { curves } of sizes)
      for (const curve of curves) {
        expect(curve.bits).toEqual([0.25, 0.5, 0.75, 1].map((share) => share * bits));
        expect(curve.loss).toHaveLength(4);
      }
});

test("who has hardly read anything has solved nothing", () => {
  for (const { isSolved, solvedAfter } of asElman.sizes[0].networks)
    expect([isSolved, solvedAfter]).toEqual([false, null]);
});
