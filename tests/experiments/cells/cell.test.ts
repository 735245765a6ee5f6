import { expect, test } from "vitest";
import {
  cellNetwork,
  countLearned,
  unitsFor,
  type CellConfig,
} from "../../../src/experiments/cells/cell.ts";
import { seeded } from "../../../src/rnn/random.ts";

const configs: readonly CellConfig[] = [
  { cell: "tanh", units: 5, start: "identity" },
  { cell: "gru", units: 4, updateBias: -2 },
  { cell: "lstm", units: 3, forgetBias: 5 },
];

test.each(configs)("$cell: the count is that of the network", (config) => {
  const { params } = cellNetwork(config, 7, seeded(1));
  expect(params.reduce((sum, { length }) => sum + length, 0)).toBe(
    countLearned(config.cell, config.units, 7),
  );
});

test("each kind starts as it is told", () => {
  const [tanh, gru, lstm] = configs.map((config) => cellNetwork(config, 7, seeded(1)).params);
  expect([...tanh[1]]).toEqual(Array.from({ length: 25 }, (_, i) => (i % 6 === 0 ? 1 : 0)));
  expect([2, 5, 8].map((at) => gru[at][0])).toEqual([0, -2, 0]); // r, u, n
  expect([2, 5, 8, 11].map((at) => lstm[at][0])).toEqual([5, 0, 0, 0]); // f, i, o, g
});

test("units for as many numbers are as near as can be", () => {
  expect(unitsFor("tanh", 27, countLearned("tanh", 64, 27))).toBe(64);
  for (const cell of ["gru", "lstm"] as const) {
    const H = unitsFor(cell, 27, 7643);
    const distance = (units: number) => Math.abs(countLearned(cell, units, 27) - 7643);
    expect(distance(H)).toBeLessThan(distance(H - 1));
    expect(distance(H)).toBeLessThan(distance(H + 1));
  }
});
