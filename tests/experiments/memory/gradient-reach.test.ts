import { expect, test } from "vitest";
import {
  byLag,
  gradientsAt,
  positionsFrom,
  productsAt,
} from "../../../src/experiments/memory/gradient-reach.ts";
import { measure } from "../../../src/experiments/measure.ts";
import { sentenceTokens } from "../../../src/experiments/language/reading.ts";
import { geometricMean, mean, median } from "../../../src/experiments/analysis/statistics.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { seeded } from "../../../src/rnn/random.ts";

const params = initialParams(6, SYMBOLS.length, seeded(2), "orthogonal", 1.3);
const tokens = sentenceTokens({ sentences: 6, seed: 5 });
const positions = positionsFrom(20, 8, 7);

test("positions start where they are told to and keep their distance", () => {
  expect(positions).toEqual([20, 27, 34, 41, 48, 55, 62, 69]);
});

test("summed up by lag they are what a run records at a checkpoint", () => {
  const lags = 15;
  const probe = { tokens, jacobianPositions: positions, gradientPositions: positions, lags };
  const measured = measure(params, tokens, probe);
  const gradients = gradientsAt(params, { tokens, positions, lags });
  const products = productsAt(params, { tokens, positions, lags });
  const close = (found: readonly number[], wanted: readonly number[]) => {
    expect(found).toHaveLength(lags + 1);
    found.forEach((value, k) => expect(value / wanted[k]).toBeCloseTo(1, 12));
  };
  close(byLag(gradients, median), measured.gradientNormMedian);
  close(byLag(gradients, mean), measured.gradientNormMean);
  close(byLag(products, geometricMean), measured.jacobianNorm);
});

test("a position without a next character is refused", () => {
  const last = tokens.length - 1;
  expect(() => gradientsAt(params, { tokens, positions: [last], lags: 3 })).toThrow(
    `position ${last} has no next character in a text of ${tokens.length}`,
  );
});
