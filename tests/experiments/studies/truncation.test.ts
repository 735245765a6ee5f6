import { expect, test } from "vitest";
import { truncation } from "../../../src/experiments/studies/truncation.ts";
import { made } from "./made.ts";

const config = {
  ...truncation.config,
  training: { ...truncation.config.training, hiddenSize: 6, sentences: 60, lanes: 2, epochs: 1 },
  truncations: [1, 10],
  seeds: [1, 2],
  test: { sentences: 10, seed: 5 },
  before: { texts: 1, sentences: 1, seed: 7 },
};
const data = made(truncation, config);

test("every length is trained with every seed, the short one with more updates", () => {
  expect(data.networks.map(({ truncation, seed }) => [truncation, seed])).toEqual([
    [1, 1],
    [1, 2],
    [10, 1],
    [10, 2],
  ]);
  const [short, , long] = data.networks.map(({ updates }) => updates);
  expect(short).toBeGreaterThanOrEqual(10 * long);
});

test("the truth of a frame adds up to 1, and no expectation to more", () => {
  const sum = (masses: readonly number[]) => masses.reduce((total, p) => total + p, 0);
  for (const { truth } of [...data.frames, ...data.named]) expect(sum(truth)).toBeCloseTo(1, 12);
  for (const { expected, named } of data.networks) {
    expect([expected.length, named.length]).toEqual([data.frames.length, data.named.length]);
    for (const masses of [...expected, ...named]) expect(sum(masses)).toBeLessThanOrEqual(1);
  }
});

test("the named beginnings have their truths", () => {
  const of = (beginning: string) => data.named.find((one) => one.beginning === beginning)?.truth;
  expect(of("the dragon chases the ")).toEqual([1, 0, 0, 0, 0, 0]);
  expect(of("the lion smells the ")).toEqual([0, 0, 0, 0, 0, 1]);
});
