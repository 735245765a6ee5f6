import { describe, expect, test } from "vitest";
import {
  principalAxes,
  project,
  shareAlong,
} from "../../../src/experiments/analysis/principal-axes.ts";
import { singularValues } from "../../../src/rnn/singular-values.ts";
import { matrix } from "../../../src/rnn/matrix.ts";
import { normal, seeded } from "../../../src/rnn/random.ts";

const random = seeded(4);
const points = Array.from({ length: 7 }, () =>
  Array.from({ length: 11 }, (_, i) => normal(random) * (1 + i)),
);
const axes = principalAxes(points);
const dot = (u: ArrayLike<number>, v: ArrayLike<number>) =>
  Array.from(u).reduce((sum, x, i) => sum + x * v[i], 0);

/** How long the centered points are along each axis. */
const lengths = axes.axes.map((_, i) =>
  Math.sqrt(points.reduce((sum, point) => sum + project(axes, point, i + 1)[i] ** 2, 0)),
);

describe("the principal axes", () => {
  test("are orthonormal, and one fewer than the points, whose mean is taken away", () => {
    expect(axes.axes).toHaveLength(points.length - 1);
    axes.axes.forEach((u, i) =>
      axes.axes.forEach((v, j) => expect(dot(u, v)).toBeCloseTo(i === j ? 1 : 0, 12)),
    );
  });

  test("spread the points by their singular values, the largest first", () => {
    const centered = matrix(7, 11);
    points.forEach((point, n) => centered.row[n].set(point.map((x, i) => x - axes.center[i])));
    const sigmas = singularValues(centered);
    lengths.forEach((length, i) => expect(length).toBeCloseTo(sigmas[i], 10));
  });

  test("point where their largest entry is positive", () => {
    for (const axis of axes.axes) expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
  });

  test("do not change with the scale of the points", () => {
    for (const factor of [1e-160, 1e150]) {
      const scaled = principalAxes(points.map((point) => point.map((x) => x * factor)));
      scaled.axes.forEach((axis, i) => expect(dot(axis, axes.axes[i])).toBeCloseTo(1, 12));
    }
  });

  test("are none where all points are the same, and two where some are made up of others", () => {
    expect(principalAxes([points[0], points[0]]).axes).toEqual([]);
    const [u, v] = points;
    const sums = [u, v, u.map((x, i) => x + v[i]), u.map((x, i) => x - 3 * v[i])];
    expect(principalAxes([...sums, u.map(() => 0)]).axes).toHaveLength(2);
  });
});

test("the share along all axes is 1, and that along some is theirs of all squares", () => {
  const squares = lengths.map((length) => length * length);
  const all = squares.reduce((sum, square) => sum + square, 0);
  expect(shareAlong(axes, points, 6)).toBeCloseTo(1, 12);
  expect(shareAlong(axes, points, 2)).toBeCloseTo((squares[0] + squares[1]) / all, 12);
});

test("points on a line have one axis, along it", () => {
  const line = principalAxes([
    [0, 0],
    [3, 4],
    [6, 8],
  ]);
  expect(line.axes).toHaveLength(1);
  expect([...line.axes[0]]).toEqual([expect.closeTo(0.6, 14), expect.closeTo(0.8, 14)]);
  expect(project(line, [6, 8], 1)[0]).toBeCloseTo(5, 14);
});
