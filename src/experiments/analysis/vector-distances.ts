import { matrix, type Matrix } from "../../rnn/matrix.ts";

/** A vector, however it is kept. */
export type Numbers = ArrayLike<number>;

/** √Σ (u − v)². */
export function euclidean(u: Numbers, v: Numbers): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += (u[i] - v[i]) * (u[i] - v[i]);
  return Math.sqrt(sum);
}

/** 1 − cos of the angle between two vectors; 1 where one is zero. */
export function cosineDistance(u: Numbers, v: Numbers): number {
  let [uv, uu, vv] = [0, 0, 0];
  for (let i = 0; i < u.length; i++) {
    uv += u[i] * v[i];
    uu += u[i] * u[i];
    vv += v[i] * v[i];
  }
  return uu === 0 || vv === 0 ? 1 : 1 - uv / (Math.sqrt(uu) * Math.sqrt(vv));
}

/** The distance of every two of n things, (n, n), zero on the diagonal. */
export function distancesOf<Item>(
  items: readonly Item[],
  distance: (a: Item, b: Item) => number,
): Matrix {
  const D = matrix(items.length, items.length);
  for (let i = 0; i < items.length; i++)
    for (let j = i + 1; j < items.length; j++)
      D.row[i][j] = D.row[j][i] = distance(items[i], items[j]);
  return D;
}

/** The mean of some vectors of one length. Throws where there are none. */
export function meanVector(vectors: readonly Numbers[]): Float64Array {
  if (vectors.length === 0) throw new Error("no mean of no vectors; expected one or more");
  const sum = new Float64Array(vectors[0].length);
  for (const v of vectors) for (let i = 0; i < sum.length; i++) sum[i] += v[i];
  return sum.map((value) => value / vectors.length);
}

/** The place of the vector that is nearest, the first of equals. */
export function nearestOf(v: Numbers, among: readonly Numbers[]): number {
  let best = 0;
  let least = Infinity;
  among.forEach((other, i) => {
    const distance = euclidean(v, other);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}
