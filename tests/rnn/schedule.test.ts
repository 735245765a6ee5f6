import { expect, test } from "vitest";
import { constant, cosine } from "../../src/rnn/schedule.ts";

test("a constant rate is the same at every update", () => {
  expect([0, 1, 1e6].map(constant(0.3))).toEqual([0.3, 0.3, 0.3]);
});

test("the cosine begins at the rate, passes half of it halfway and ends at 0", () => {
  const rate = cosine(0.8, 1000);
  expect(rate(0)).toBe(0.8);
  expect(rate(500)).toBeCloseTo(0.4, 15);
  expect(rate(1000)).toBe(0);
});

test("the cosine is the engine's to 15 digits and falls all the way", () => {
  const rate = cosine(2, 777);
  for (let update = 0; update < 777; update++) {
    expect(Math.abs(rate(update) - (1 + Math.cos((Math.PI * update) / 777)))).toBeLessThan(2e-15);
    expect(rate(update + 1)).toBeLessThan(rate(update));
  }
});

test("every update of every length has a rate, and the last of all is 0", () => {
  for (let updates = 1; updates <= 300; updates++) {
    const rate = cosine(1, updates);
    for (let update = 0; update < updates; update++) expect(rate(update)).toBeGreaterThan(0);
    expect([rate(updates), rate(updates + 1), rate(10 * updates)]).toEqual([0, 0, 0]);
  }
});
