import { expect, test } from "vitest";
import { copyParams, initialParams } from "../../src/rnn/initialization.ts";
import { allNumbers } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { withNoise } from "../../src/rnn/weight-noise.ts";

const params = initialParams(40, 30, seeded(1));

test("weights change by the asked share on average, and the network given stays as it was", () => {
  const before = copyParams(params);
  const noisy = withNoise(params, 0.1, seeded(2));
  expect(allNumbers(params)).toEqual(allNumbers(before));
  const changes = allNumbers(params).flatMap((numbers, q) =>
    [...numbers].flatMap((w, i) => (w === 0 ? [] : [allNumbers(noisy)[q][i] / w - 1])),
  );
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  expect(Math.abs(mean(changes))).toBeLessThan(0.01);
  expect(Math.abs(Math.sqrt(mean(changes.map((c) => c * c))) - 0.1)).toBeLessThan(0.01);
});

test("no noise, no change", () => {
  expect(allNumbers(withNoise(params, 0, seeded(3)))).toEqual(allNumbers(params));
});
