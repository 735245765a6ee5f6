import type { Matrix } from "../../rnn/matrix.ts";
import { integer, type Random } from "../../rnn/random.ts";
import { cut, linkageTree, type Merge } from "../analysis/linkage-tree.ts";
import { adjustedRand, purity, type Partition } from "../analysis/partition-scores.ts";
import { quantile } from "../analysis/statistics.ts";
import {
  cosineDistance,
  distancesOf,
  euclidean,
  type Numbers,
} from "../analysis/vector-distances.ts";

/** How N words lie to each other. */
export interface Layout {
  readonly distances: Matrix; //            (N, N)  Euclidean, unless distances were given
  readonly ward: readonly Merge[]; //       Ward's tree of them
  readonly cosine: readonly Merge[]; //     the average-linkage tree of cosine distances, or of those given
}

/** What is known of the words. */
export interface Labels {
  readonly categories: Partition; //        (N)
  readonly verbs: readonly boolean[]; //    (N)
}

/** How well a layout shows what kinds of words there are. */
export interface CategoryScores {
  /** Adjusted Rand index of Ward's tree, cut into as many groups as there are categories. */
  readonly ward: number;
  /** The same of the other tree. */
  readonly cosine: number;
  /** The share of words whose nearest other word, the first of equals, is of their category. */
  readonly nearest: number;
  /** Of the groups of Ward's tree. */
  readonly purity: number;
  /** Adjusted Rand index of Ward's tree cut in two, against nouns and verbs; null where all are one. */
  readonly nounVerb: number | null;
}

/** The layout of vectors of words. */
export function layoutOf(vectors: readonly Numbers[]): Layout {
  const distances = distancesOf(vectors, euclidean);
  const cosine = linkageTree(distancesOf(vectors, cosineDistance), "average");
  return { distances, ward: linkageTree(distances, "ward"), cosine };
}

/** The layout of words of which only distances are known. */
export const layoutOfDistances = (distances: Matrix): Layout => ({
  distances,
  ward: linkageTree(distances, "ward"),
  cosine: linkageTree(distances, "average"),
});

/** The scores of a layout. */
export function scoresOf({ distances, ward, cosine }: Layout, labels: Labels): CategoryScores {
  const { categories } = labels;
  const k = new Set(categories).size;
  const verbs = labels.verbs.map(Number);
  const groups = cut(ward, k);
  return {
    ward: adjustedRand(groups, categories),
    cosine: adjustedRand(cut(cosine, k), categories),
    nearest: nearestShare(distances, categories),
    purity: purity(groups, categories),
    nounVerb: new Set(verbs).size === 1 ? null : adjustedRand(cut(ward, 2), verbs),
  };
}

/** The values below which a share q of the scores lies where the labels are dealt anew to the words, `times` times. */
export function shuffledScores(
  layout: Layout,
  { categories, verbs }: Labels,
  { q, times }: { readonly q: number; readonly times: number },
  random: Random,
): CategoryScores {
  const all = Array.from({ length: times }, () => {
    const order = shuffled(categories.length, random);
    return scoresOf(layout, {
      categories: order.map((i) => categories[i]),
      verbs: order.map((i) => verbs[i]),
    });
  });
  const at = (score: Exclude<keyof CategoryScores, "nounVerb">) =>
    quantile(
      all.map((scores) => scores[score]),
      q,
    );
  const splits = all.flatMap(({ nounVerb }) => nounVerb ?? []);
  return {
    ward: at("ward"),
    cosine: at("cosine"),
    nearest: at("nearest"),
    purity: at("purity"),
    nounVerb: splits.length === 0 ? null : quantile(splits, q),
  };
}

/** The numbers 0 … n − 1 in a random order. Source: Fisher and Yates (1938), in Durstenfeld's form (1964). */
export function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = integer(random, i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The share of things whose nearest other, the first of equals, is of their kind. */
export function nearestShare({ row }: Matrix, kinds: Partition): number {
  const right = row.filter((distances, i) => {
    let nearest = i === 0 ? 1 : 0;
    for (let j = 0; j < kinds.length; j++)
      if (j !== i && distances[j] < distances[nearest]) nearest = j;
    return kinds[nearest] === kinds[i];
  });
  return right.length / kinds.length;
}
