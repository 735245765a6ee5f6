/**
 * An order of the rows of a table in which similar rows stand together: average linkage on
 * 1 − correlation, each pair of groups joined at its closer ends. `rows` are of equal length.
 * Source: Sokal and Michener (1958) for the linkage.
 */
export function rowOrder(rows: readonly Float64Array[]): number[] {
  const distances = rows.map((a) => rows.map((b) => 1 - correlation(a, b)));
  const between = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, i) => sum + b.reduce((part, j) => part + distances[i][j], 0), 0) /
    (a.length * b.length);

  let groups = rows.map((_, i) => [i]);
  while (groups.length > 1) {
    let best = { distance: Infinity, left: groups[0], right: groups[1] };
    for (const [i, left] of groups.entries())
      for (const right of groups.slice(i + 1)) {
        const distance = between(left, right);
        if (distance < best.distance) best = { distance, left, right };
      }
    const { left, right } = best;
    groups = groups.filter((group) => group !== left && group !== right);
    groups.push(joined(left, right, distances));
  }
  return groups[0] ?? [];
}

/** Two groups end to end, each turned so that the rows that meet are the closest of the four pairs of ends. */
function joined(
  left: readonly number[],
  right: readonly number[],
  distances: readonly (readonly number[])[],
): number[] {
  const orders = [
    [left, right],
    [left, right.toReversed()],
    [left.toReversed(), right],
    [left.toReversed(), right.toReversed()],
  ];
  const gaps = orders.map(([a, b]) => distances[a[a.length - 1]][b[0]]);
  return orders[gaps.indexOf(Math.min(...gaps))].flat();
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [p, q] = [centered(a), centered(b)];
  const scale = Math.sqrt(dot(p, p) * dot(q, q));
  return scale > 0 ? dot(p, q) / scale : 0; // a constant row goes along with no other
}

function centered(v: Float64Array): Float64Array {
  const mean = v.reduce((sum, value) => sum + value, 0) / v.length;
  return v.map((value) => value - mean);
}

const dot = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);
