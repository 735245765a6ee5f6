import {
  addColumn,
  addMatTMat,
  addMatVec,
  addToColumn,
  matrix,
  vector,
  type Matrix,
} from "../../rnn/matrix.ts";
import { likeliest } from "../../rnn/sample.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { solve } from "./linear-system.ts";

/** What is known at each of N positions, and one or more symbols that may be asked for there. */
export interface Examples {
  readonly features: Matrix; //                        (N, D), one column of ones among them, for the bias
  readonly labelings: readonly (readonly Token[])[]; // (K) of (N)
}

/**
 * How often a linear map of the features names the label, for each labeling. Its weights W of (D, V) are the
 * ridge regression of the one-hot labels, (FᵀF + ridge · I) W = FᵀY, fitted on `fit` and judged on
 * `judged`. Source: Hoerl and Kennard (1970); as a probe of hidden states, Alain and Bengio (2017).
 */
export function probeAccuracies(
  fit: Examples,
  judged: Examples,
  V: number,
  ridge: number,
): number[] {
  const D = fit.features.cols;
  const gram = matrix(D, D); // FᵀF + ridge · I
  addMatTMat(gram, fit.features, fit.features);
  for (let i = 0; i < D; i++) gram.row[i][i] += ridge;
  const moments = matrix(D, V * fit.labelings.length); // FᵀY of every labeling, side by side
  fit.labelings.forEach((labels, at) =>
    labels.forEach((label, n) => addToColumn(moments, at * V + label, fit.features.row[n])),
  );
  const W = solve(gram, moments);
  return judged.labelings.map((labels, at) => {
    const map = transposedPart(W, at * V, V);
    const right = labels.filter((label, n) => {
      const y = vector(V);
      addMatVec(y, map, judged.features.row[n]);
      return likeliest(y) === label;
    });
    return right.length / labels.length;
  });
}

/** Columns `from` … `from + count − 1` of W as rows. */
function transposedPart(W: Matrix, from: number, count: number): Matrix {
  const out = matrix(count, W.rows);
  for (let k = 0; k < count; k++) addColumn(out.row[k], W, from + k);
  return out;
}
