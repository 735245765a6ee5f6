import { addMatTMat, addToColumn, matrix } from "../../rnn/matrix.ts";
import { solve } from "./linear-system.ts";
import { deviation, mean } from "./statistics.ts";

/**
 * The coefficients of the least-squares regression of `response` on `predictors`, each of them and the
 * response first brought to mean 0 and standard deviation 1: by how many deviations the response
 * changes where one predictor changes by one and the others stay. Throws where a predictor is constant
 * or follows from the others.
 */
export function standardizedRegression(
  response: readonly number[], //               (N)
  predictors: readonly (readonly number[])[], // (P) of (N)
): number[] {
  const y = standardized(response);
  const X = matrix(y.length, predictors.length);
  predictors.forEach((values, p) => addToColumn(X, p, standardized(values)));
  const Y = matrix(y.length, 1, y);
  const gram = matrix(X.cols, X.cols);
  const moments = matrix(X.cols, 1);
  addMatTMat(gram, X, X);
  addMatTMat(moments, X, Y);
  return [...solve(gram, moments).data];
}

function standardized(values: readonly number[]): Float64Array {
  const [center, spread] = [mean(values), deviation(values)];
  if (!(spread > 0)) throw new Error(`all ${values.length} values are ${values[0]}; no scale`);
  return Float64Array.from(values, (value) => (value - center) / spread);
}
