import fc from "fast-check";
import { expect, test } from "vitest";
import { rowOrder } from "../../src/figures/row-order.ts";

const finite = fc.double({ min: -1, max: 1, noNaN: true });
const tables = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 8 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc
        .array(finite, { minLength: columns, maxLength: columns })
        .map((row) => Float64Array.from(row)),
      { minLength: rows, maxLength: rows },
    ),
  );

test("every row stands in it once, also where some are constant or equal", () => {
  fc.assert(
    fc.property(tables, (rows) => {
      expect([...rowOrder(rows)].sort((a, b) => a - b)).toEqual([...rows.keys()]);
    }),
  );
  const constant = [new Float64Array(4), Float64Array.of(1, 2, 3, 4), new Float64Array(4).fill(1)];
  expect([...rowOrder(constant)].sort()).toEqual([0, 1, 2]);
});

test("is the same every time and leaves the rows as they were", () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const before = rows.map((row) => row.slice());
      expect(rowOrder(rows)).toEqual(rowOrder(before));
      expect(rows).toEqual(before);
    }),
  );
});

test("rows that rise and fall together stand together", () => {
  const shapes = [
    [1, -1, 1, -1, 1, -1, 1, -1],
    [1, 1, -1, -1, 1, 1, -1, -1],
    [1, 1, 1, 1, -1, -1, -1, -1],
  ];
  const noise = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
    minLength: 8,
    maxLength: 8,
  });
  const members = fc.array(
    fc.tuple(fc.nat({ max: 2 }), noise, fc.double({ min: 0.1, max: 9, noNaN: true })),
    { minLength: 3, maxLength: 12 },
  );
  fc.assert(
    fc.property(members, (all) => {
      const rows = all.map(([shape, add, size]) =>
        Float64Array.from(shapes[shape], (value, i) => size * (value + add[i])),
      );
      const order = rowOrder(rows).map((row) => all[row][0]);
      const runs = order.filter((shape, i) => shape !== order[i - 1]);
      expect(runs).toHaveLength(new Set(order).size);
    }),
  );
});

test("two groups meet at their closest ends", () => {
  // Four points on a half circle: neighbors are the most alike, so the order is that of the angles.
  const wave = (phase: number) =>
    Float64Array.from({ length: 64 }, (_, i) => Math.cos(i / 3 + phase));
  const order = rowOrder([wave(1.2), wave(0), wave(1.5), wave(0.4)]);
  expect([order, order.toReversed()]).toContainEqual([1, 3, 0, 2]);
});
