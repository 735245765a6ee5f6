import { describe, expect, test } from "vitest";
import { principalAxes, project, shareAlong } from "../../src/experiments/principal-axes.ts";
import { singularValues } from "../../src/rnn/singular-values.ts";
import { matrix } from "../../src/rnn/matrix.ts";
import { normal, seeded } from "../../src/rnn/random.ts";

const random = seeded(4);
const points = Array.from({ length: 7 }, () =>
  Array.from({ length: 11 }, (_, i) => normal(random) * (1 + i)),
);
const axes = principalAxes(points);
const dot = (u: ArrayLike<number>, v: ArrayLike<number>) =>
  Array.from(u).reduce((sum, x, i) => sum + x * v[i], 0);

describe("the principal axes", () => {
  test("are orthonormal, but for the one that centered points cannot have", () => {
    axes.axes
      .slice(0, -1)
      .forEach((u, i) =>
        axes.axes
          .slice(0, -1)
          .forEach((v, j) => expect(dot(u, v)).toBeCloseTo(i === j ? 1 : 0, 10)),
      );
    expect(axes.squares.at(-1)! / axes.squares[0]).toBeLessThan(1e-20);
  });

  test("spread the points by the squares of their singular values", () => {
    const centered = matrix(7, 11);
    points.forEach((point, n) => centered.row[n].set(point.map((x, i) => x - axes.center[i])));
    singularValues(centered).forEach((sigma, i) =>
      expect(axes.squares[i]).toBeCloseTo(sigma * sigma, 8),
    );
    axes.axes.slice(0, 3).forEach((axis, i) => {
      const along = points.map((point) => project(axes, point, 3)[i]);
      expect(dot(along, along)).toBeCloseTo(axes.squares[i], 8);
      expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
    });
  });
});

test("the share along all axes is 1, and that along some is theirs of all squares", () => {
  const all = axes.squares.reduce((sum, square) => sum + square, 0);
  expect(shareAlong(axes, points, 6)).toBeCloseTo(1, 12);
  expect(shareAlong(axes, points, 2)).toBeCloseTo((axes.squares[0] + axes.squares[1]) / all, 12);
});

test("points on a line have one axis, along it", () => {
  const line = principalAxes([
    [0, 0],
    [3, 4],
    [6, 8],
  ]);
  expect([...line.axes[0]]).toEqual([expect.closeTo(0.6, 14), expect.closeTo(0.8, 14)]);
  expect(project(line, [6, 8], 1)[0]).toBeCloseTo(5, 14);
});
