import type { Matrix } from "../../rnn/matrix.ts";

/** How far two groups are from each other. */
export type Linkage = "ward" | "average";

/** Two groups become one. Leaves are 0 … n − 1; the group made by merge i is n + i. */
export type Merge = readonly [first: number, second: number, height: number];

/**
 * The tree of n leaves whose distances are given, (n, n): the two closest groups merge, n − 1 times.
 * "average" takes the mean distance of their leaves. "ward" takes what the merge adds to the squared
 * distances within groups, as √(2 ab / (a + b)) times the distance of their means, which for Euclidean
 * distances of single leaves is the distance. Of equally close pairs the first merges.
 * In each merge the group whose mean leaf number is smaller comes first, so that leaves keep to their
 * given order as far as the tree lets them. Source: Ward (1963); Lance and Williams (1967), for the updates.
 */
export function linkageTree(distances: Matrix, linkage: Linkage): Merge[] {
  const n = distances.rows;
  if (n !== distances.cols || n < 1)
    throw new Error(`a tree needs distances of (n, n), not of (${n}, ${distances.cols})`);
  const d = distances.row.map((row) => [...row]);
  const groups = Array.from({ length: n }, (_, leaf) => ({ node: leaf, size: 1, sum: leaf }));
  const alive = groups.map((_, i) => i);
  const merges: Merge[] = [];
  while (alive.length > 1) {
    const [i, j] = closest(d, alive);
    const [a, b] = [groups[i], groups[j]];
    const height = d[i][j];
    const [first, second] = a.sum / a.size <= b.sum / b.size ? [a, b] : [b, a];
    for (const k of alive)
      if (k !== i && k !== j) {
        const c = groups[k].size;
        d[i][k] = d[k][i] =
          linkage === "average"
            ? (a.size * d[i][k] + b.size * d[j][k]) / (a.size + b.size)
            : wardDistance(a.size, b.size, c, d[i][k], d[j][k], height);
      }
    groups[i] = { node: n + merges.length, size: a.size + b.size, sum: a.sum + b.sum };
    merges.push([first.node, second.node, height]);
    alive.splice(alive.indexOf(j), 1);
  }
  return merges;
}

/** The group of each leaf, 0 … k − 1 in the order of their first leaves, where the tree is cut into k. */
export function cut(merges: readonly Merge[], k: number): number[] {
  const n = merges.length + 1;
  if (!(Number.isInteger(k) && k >= 1 && k <= n))
    throw new Error(`a tree of ${n} leaves is cut into 1 … ${n} groups, not ${k}`);
  const group = Array.from({ length: n }, (_, leaf) => leaf);
  merges.slice(0, n - k).forEach(([first, second], i) => {
    for (let leaf = 0; leaf < n; leaf++)
      if (group[leaf] === first || group[leaf] === second) group[leaf] = n + i;
  });
  const names = [...new Set(group)];
  return group.map((node) => names.indexOf(node));
}

/** The leaves from one side of the drawn tree to the other. */
export function leafOrder(merges: readonly Merge[]): number[] {
  const n = merges.length + 1;
  const under = (node: number): number[] => {
    if (node < n) return [node];
    const [first, second] = merges[node - n];
    return [...under(first), ...under(second)];
  };
  return under(2 * n - 2);
}

/** The first of the closest pairs. */
function closest(d: readonly (readonly number[])[], alive: readonly number[]): [number, number] {
  let best: [number, number] = [alive[0], alive[1]];
  for (let at = 0; at < alive.length; at++)
    for (let to = at + 1; to < alive.length; to++)
      if (d[alive[at]][alive[to]] < d[best[0]][best[1]]) best = [alive[at], alive[to]];
  return best;
}

/** From a group of c leaves to the union of groups of a and b, from its distances to both and theirs. */
function wardDistance(a: number, b: number, c: number, ca: number, cb: number, ab: number): number {
  return Math.sqrt(((a + c) * ca * ca + (b + c) * cb * cb - c * ab * ab) / (a + b + c));
}
