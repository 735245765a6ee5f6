import { expect, test } from "vitest";
import { backwardCosts } from "../../../src/experiments/studies/backward-costs.ts";
import { made } from "./made.ts";

const config = { ...backwardCosts.config, hiddenSizes: [2, 5], lengths: [4, 8], seeds: [1, 2] };
const { sizes, vocabSize: V } = made(backwardCosts, config);

test("there is every size with every length", () => {
  expect(sizes.map(({ hiddenSize, length }) => [hiddenSize, length])).toEqual([
    [2, 4],
    [2, 8],
    [5, 4],
    [5, 8],
  ]);
});

test("both give the gradient of backward, to rounding", () => {
  for (const { backpropagation, realTime } of sizes)
    for (const { difference } of [backpropagation, realTime])
      expect(difference).toBeLessThan(1e-14);
});

test("the work of both grows with the length; what real-time learning keeps does not", () => {
  for (const [short, long] of [sizes.slice(0, 2), sizes.slice(2)]) {
    expect(long.backpropagation.products).toBe(2 * short.backpropagation.products);
    expect(long.realTime.products).toBe(2 * short.realTime.products);
    expect(long.backpropagation.kept).toBe(2 * short.backpropagation.kept);
    expect(long.realTime.kept).toBe(short.realTime.kept);
  }
});

test("counts are those of the formulas", () => {
  for (const { hiddenSize: H, length: T, backpropagation, realTime } of sizes) {
    const P = H * H + H * V + H;
    expect(backpropagation.products).toBe(T * (H * V + 2 * H * H + 2 * H));
    expect(realTime.products).toBe(T * (H * H * P + 2 * H * P + H + H * V));
  }
});
