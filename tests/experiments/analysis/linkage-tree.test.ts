import { describe, expect, test } from "vitest";
import { cut, leafOrder, linkageTree } from "../../../src/experiments/analysis/linkage-tree.ts";
import {
  distancesOf,
  euclidean,
  meanVector,
} from "../../../src/experiments/analysis/vector-distances.ts";
import { matrix } from "../../../src/rnn/matrix.ts";
import { normal, seeded } from "../../../src/rnn/random.ts";

const random = seeded(3);
const points = Array.from({ length: 9 }, () => [normal(random), normal(random), normal(random)]);
const distances = distancesOf(points, euclidean);

/** Σ of squared distances to the mean of the group. */
function within(group: readonly number[][]): number {
  const center = meanVector(group);
  return group.reduce((sum, point) => sum + euclidean(point, center) ** 2, 0);
}

const membersOf = (groups: readonly number[], which: number) =>
  points.filter((_, leaf) => groups[leaf] === which);

describe("Ward's tree", () => {
  const tree = linkageTree(distances, "ward");

  test("merges at √2 times the root of what each merge adds to the squared distances within groups", () => {
    const sum = (k: number) => {
      const groups = cut(tree, k);
      return Array.from({ length: k }, (_, i) => within(membersOf(groups, i))).reduce(
        (all, one) => all + one,
      );
    };
    tree.forEach(([, , height], i) => {
      const k = points.length - i;
      expect(height).toBeCloseTo(Math.sqrt(2 * (sum(k - 1) - sum(k))), 10);
    });
  });

  test("adds as little at each merge as any merge of two groups would", () => {
    for (let k = points.length; k >= 2; k--) {
      const groups = cut(tree, k);
      const costs: number[] = [];
      for (let a = 0; a < k; a++)
        for (let b = a + 1; b < k; b++) {
          const [one, other] = [membersOf(groups, a), membersOf(groups, b)];
          costs.push(within([...one, ...other]) - within(one) - within(other));
        }
      const height = tree[points.length - k][2];
      expect((height * height) / 2).toBeCloseTo(Math.min(...costs), 10);
    }
  });
});

test("the average tree merges at the mean distance of the leaves of both sides", () => {
  const tree = linkageTree(distances, "average");
  const under = (node: number): number[] =>
    node < points.length
      ? [node]
      : [...under(tree[node - points.length][0]), ...under(tree[node - points.length][1])];
  for (const [first, second, height] of tree) {
    const pairs = under(first).flatMap((i) => under(second).map((j) => distances.row[i][j]));
    expect(height).toBeCloseTo(pairs.reduce((sum, d) => sum + d, 0) / pairs.length, 12);
  }
});

describe("a tree of four points on a line, 0 1 5 7", () => {
  const line = distancesOf([[0], [1], [5], [7]], euclidean);
  const tree = linkageTree(line, "average");

  test("is cut as one sees it", () => {
    expect(tree).toEqual([
      [0, 1, 1],
      [2, 3, 2],
      [4, 5, 5.5],
    ]);
    expect([1, 2, 3, 4].map((k) => cut(tree, k))).toEqual([
      [0, 0, 0, 0],
      [0, 0, 1, 1],
      [0, 0, 1, 2],
      [0, 1, 2, 3],
    ]);
  });

  test("keeps to the given order of its leaves where it can", () => {
    const turned = linkageTree(distancesOf([[7], [0], [5], [1]], euclidean), "average");
    expect(leafOrder(tree)).toEqual([0, 1, 2, 3]);
    expect(leafOrder(turned)).toEqual([0, 2, 1, 3]);
  });
});

test("groups that a tree cannot have, and distances that are not square, are refused", () => {
  const tree = linkageTree(distances, "ward");
  expect(() => cut(tree, 10)).toThrow("a tree of 9 leaves is cut into 1 … 9 groups, not 10");
  expect(() => linkageTree(matrix(2, 3), "ward")).toThrow(
    "a tree needs distances of (n, n), not of (2, 3)",
  );
});
