import { expect, test } from "vitest";
import { orbits } from "../../../src/experiments/studies/orbits.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(orbits.reads.map((name) => readTrace(name)));
const config = {
  ...orbits.config,
  runs: ["main-s1"],
  starts: 3,
  steps: 700,
  longestPeriod: 20,
  exponent: { starts: 1, warmUp: 300, steps: 300 },
  orbit: { steps: 60, nudge: 1e-6 },
  shown: [{ run: "main-s1", input: "e" }],
};
const data = made(orbits, config, runs);

test("every start ends somewhere, with each input, before and after training", () => {
  expect(data.searches.map(({ trained, input }) => [trained, input])).toEqual(
    [false, true].flatMap((trained) => [null, " ", "e"].map((input) => [trained, input])),
  );
  for (const { starts, fixedPoints, cycles, neither } of data.searches) {
    const cycling = cycles.reduce((sum, cycle) => sum + cycle.starts, 0);
    expect(fixedPoints + cycling + neither).toBe(starts);
  }
});

test("before training a letter read for ever leads to one stable fixed point, from every start", () => {
  for (const { trained, input, fixedPoints, exponent, newton } of data.searches) {
    if (trained || input === null) continue;
    expect(fixedPoints).toBe(config.starts);
    expect([newton.found, newton.distinct, newton.stable]).toEqual([config.starts, 1, 1]);
    // The map shrinks there at the rate of the Jacobian's largest eigenvalue.
    expect(exponent.median).toBeCloseTo(Math.log(newton.radius[0]), 2);
  }
});

test("an orbit is shown by two units, with how its neighbor leaves it", () => {
  const [{ name, input, units, states, logDistance }] = data.orbits;
  expect([name, input]).toEqual(["main-s1", "e"]);
  expect(units[0]).toBeLessThan(units[1]);
  expect([states.length, logDistance.length]).toEqual([60, 60]);
  expect(logDistance[0]).toBeCloseTo(Math.log(1e-6), 1);
  for (const pair of states)
    for (const value of pair) expect(Math.abs(value)).toBeLessThanOrEqual(1);
});
