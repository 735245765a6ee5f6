import { describe, expect, test } from "vitest";
import {
  ADDING_BASELINE,
  addingCell,
  addingError,
  addingParams,
  drawSums,
  learnAdding,
  squaredError,
} from "../../../src/experiments/tasks/adding.ts";
import type { CellConfig } from "../../../src/experiments/cells/cell.ts";
import { seeded } from "../../../src/rnn/random.ts";

const configs: readonly CellConfig[] = [
  { cell: "tanh", units: 4, start: "orthogonal" },
  { cell: "gru", units: 4, updateBias: -1 },
  { cell: "lstm", units: 4, forgetBias: 2 },
];

test("one value of each half is marked, and the sum is theirs", () => {
  const { x, sums } = drawSums(seeded(1), 50, 7);
  expect(x).toHaveLength(7);
  for (let lane = 0; lane < 50; lane++) {
    const rows = x.map(({ value }) => value.row[lane]);
    const marked = rows.flatMap(([, mark], t) => (mark === 1 ? [t] : []));
    expect(marked).toHaveLength(2);
    expect(marked[0]).toBeLessThan(3);
    expect(marked[1]).toBeGreaterThanOrEqual(3);
    expect(sums[lane]).toBe(rows[marked[0]][0] + rows[marked[1]][0]);
  }
});

test("always saying 1 costs the baseline", () => {
  const { sums } = drawSums(seeded(2), 20_000, 4);
  const error = sums.reduce((total, sum) => total + (sum - 1) * (sum - 1), 0) / sums.length;
  expect(error).toBeCloseTo(ADDING_BASELINE, 2);
});

describe.each(configs)("$cell", (config) => {
  test("gradients of the mean squared error are central differences", () => {
    const params = addingParams(config, seeded(3));
    const drawn = () => drawSums(seeded(4), 3, 6);
    const cell = addingCell(config, params);
    squaredError(cell, drawn());
    const value = () => squaredError(addingCell(config, params), drawn());
    cell.weights.forEach(({ gradient }, at) =>
      gradient.data.forEach((derivative, i) => {
        const kept = params[at][i];
        const difference = (h: number) => {
          params[at][i] = kept + h;
          const above = value();
          params[at][i] = kept - h;
          const below = value();
          params[at][i] = kept;
          return (above - below) / (2 * h);
        };
        const refined = (4 * difference(5e-4) - difference(1e-3)) / 3;
        expect(Math.abs(derivative - refined)).toBeLessThan(1e-8 * (1 + Math.abs(refined)));
      }),
    );
  });

  test("it learns to add two of two", () => {
    const params = addingParams(config, seeded(3));
    const before = addingError(config, params, 2, 50, seeded(5));
    const lesson = { lanes: 8, learningRate: 0.02, clip: 1, updates: 200 };
    const errors = [...learnAdding(config, params, lesson, 2, 1)];
    expect(errors).toHaveLength(200);
    const after = addingError(config, params, 2, 50, seeded(5));
    expect(after).toBeLessThan(0.1 * before);
    expect(after).toBeLessThan(0.1 * ADDING_BASELINE);
  });
});
