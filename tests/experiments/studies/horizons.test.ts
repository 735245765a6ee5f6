import { describe, expect, test } from "vitest";
import { horizons } from "../../../src/experiments/studies/horizons.ts";
import { orderFloor } from "../../../src/grammar/order-model.ts";
import { nats } from "../../../src/rnn/loss.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(horizons.reads.map((name) => readTrace(name)));
const config = {
  ...horizons.config,
  lags: 50,
  positions: { first: 100, count: 16, apart: 11 },
  trials: 10,
  test: { sentences: 40, seed: 5 },
  longer: { ...horizons.config.longer, sentences: 60, epochs: 1, hiddenSize: 6, lanes: 1 },
  seeds: [1, 2],
};
const data = made(horizons, config, runs);

test("the task pays for 14 characters", () => {
  expect(data.task.order).toBe(14);
  data.task.floor.forEach((floor, k) => expect(floor).toBeCloseTo(nats(orderFloor(k)), 12));
  expect(data.task.floor[14]).toBeLessThan(1.01 * data.task.entropyRate);
  expect(data.task.floor[13]).toBeGreaterThan(1.01 * data.task.entropyRate);
});

test("every network is there once, with the truncation it was trained with", () => {
  expect(data.untrained.map(({ name }) => name)).toEqual(horizons.reads);
  expect(data.trained.map(({ name }) => name)).toEqual(horizons.reads);
  expect(data.trained.map(({ truncation }) => truncation)).toEqual([25, 25, 25]);
  expect(data.longer.map(({ name }) => name)).toEqual([
    "truncation 50 seed 1",
    "truncation 50 seed 2",
  ]);
});

describe("each horizon", () => {
  const networks = [...data.untrained, ...data.trained, ...data.longer];

  test("is where its own series is below the threshold for good", () => {
    for (const { horizon, gradientMedian, jacobianNorm, divergence, distance } of networks) {
      const below = (series: readonly number[], reference: number, found: number | null) => {
        const at = found ?? series.length;
        for (const value of series.slice(at)) expect(value).toBeLessThan(0.0101 * reference);
        if (at > 0) expect(series[at - 1]).toBeGreaterThan(0.0099 * reference);
      };
      below(gradientMedian, gradientMedian[0], horizon.gradient);
      below(jacobianNorm, 1, horizon.jacobian);
      below(divergence, Math.max(...divergence), horizon.output);
      below(distance, Math.max(...distance), horizon.state);
    }
  });

  test("has a series from lag 0 on, which of the product begins with 1", () => {
    for (const { gradientMedian, jacobianNorm, divergence, distance } of networks) {
      for (const series of [gradientMedian, jacobianNorm, divergence, distance])
        expect(series).toHaveLength(config.lags + 1);
      expect(jacobianNorm[0]).toBe(1);
    }
  });
});

test("a run's last loss is that of its trace where the text is the same", () => {
  data.trained.forEach(({ loss }, i) => {
    const recorded = runs[i].checkpoint.loss.at(-1)!;
    expect(Math.abs(loss - recorded)).toBeLessThan(0.1 * recorded); // 40 sentences, not 2,000
  });
});
