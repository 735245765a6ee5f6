/** A group for each of n things. */
export type Partition = readonly number[];

/**
 * How far two partitions agree on which pairs belong together: 1 where they are the same, 0 on average
 * where groups of these sizes are dealt at random. 1 also where neither separates, or joins, any two.
 * Source: Hubert and Arabie (1985), equation 5.
 */
export function adjustedRand(a: Partition, b: Partition): number {
  refuseMisfit(a, b);
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const pairsIn = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + pairs(n), 0);
  const inBoth = pairsIn(sizes(a.map((group, i) => `${group} ${b[i]}`)));
  const [inA, inB] = [pairsIn(sizes(a)), pairsIn(sizes(b))];
  const expected = (inA * inB) / pairs(a.length);
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (inBoth - expected) / (most - expected);
}

/** The share of things that are of the commonest kind of their group. */
export function purity(groups: Partition, kinds: Partition): number {
  refuseMisfit(groups, kinds);
  const commonest = new Map<number, number>();
  for (const [pair, count] of counted(groups.map((group, i) => `${group} ${kinds[i]}`))) {
    const group = Number(pair.split(" ")[0]);
    commonest.set(group, Math.max(count, commonest.get(group) ?? 0));
  }
  return [...commonest.values()].reduce((sum, count) => sum + count, 0) / groups.length;
}

const sizes = (groups: readonly unknown[]) => counted(groups).values();

function counted<Item>(items: readonly Item[]): Map<Item, number> {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function refuseMisfit(a: Partition, b: Partition): void {
  if (a.length !== b.length || a.length < 2)
    throw new Error(
      `partitions of ${a.length} and ${b.length} things; both must be of the same two or more`,
    );
}
