import { adjustedRand, purity, type Partition } from "./partition-scores.ts";
import { cut, linkageTree, type Merge } from "./linkage-tree.ts";
import { cosineDistance, distancesOf, euclidean, type Numbers } from "./vector-distances.ts";
import type { Matrix } from "../rnn/matrix.ts";

/** How well vectors of words show what kinds of words there are. */
export interface CategoryScores {
  /** Adjusted Rand index of Ward's tree of Euclidean distances, cut into as many groups as categories. */
  readonly ward: number;
  /** The same of the average-linkage tree of cosine distances. */
  readonly cosine: number;
  /** The share of words whose nearest other word, by Euclidean distance, is of their category. */
  readonly nearest: number;
  /** Of the groups of Ward's tree. */
  readonly purity: number;
  /** Adjusted Rand index of Ward's tree cut in two, against nouns and verbs; null where all are one. */
  readonly nounVerb: number | null;
}

/** What is known of the words that vectors stand for. */
export interface Labels {
  readonly categories: Partition; //          (N)
  readonly verbs: readonly boolean[]; //      (N)
}

/** The scores of vectors of words. */
export const scoresOf = (vectors: readonly Numbers[], labels: Labels): CategoryScores =>
  scoresOfDistances(distancesOf(vectors, euclidean), distancesOf(vectors, cosineDistance), labels);

/** The same of the words' distances, (N, N): those of Ward's tree and those of the other. */
export function scoresOfDistances(
  euclideans: Matrix,
  cosines: Matrix,
  { categories, verbs }: Labels,
): CategoryScores {
  const tree = linkageTree(euclideans, "ward");
  const k = new Set(categories).size;
  const groups = cut(tree, k);
  return {
    ward: adjustedRand(groups, categories),
    cosine: adjustedRand(cut(linkageTree(cosines, "average"), k), categories),
    nearest: nearestShare(euclideans, categories),
    purity: purity(groups, categories),
    nounVerb: splitOf(tree, verbs),
  };
}

/** The share of things whose nearest other, the first of equals, is of their kind. */
export function nearestShare({ row }: Matrix, kinds: Partition): number {
  const right = row.filter((distances, i) => {
    const others = kinds.map((_, j) => j).filter((j) => j !== i);
    const nearest = others.reduce((best, j) => (distances[j] < distances[best] ? j : best));
    return kinds[nearest] === kinds[i];
  });
  return right.length / kinds.length;
}

function splitOf(tree: readonly Merge[], verbs: readonly boolean[]): number | null {
  const kinds = verbs.map(Number);
  return new Set(kinds).size === 1 ? null : adjustedRand(cut(tree, 2), kinds);
}
