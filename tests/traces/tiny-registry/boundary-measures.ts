import { solve } from "../../../src/experiments/analysis/linear-system.ts";
import { principalAxes } from "../../../src/experiments/analysis/principal-axes.ts";
import {
  deviation,
  geometricMean,
  quantile,
} from "../../../src/experiments/analysis/statistics.ts";
import { cosineDistance, nearestOf } from "../../../src/experiments/analysis/vector-distances.ts";
import { countLearned, unitsFor } from "../../../src/experiments/cells/cell.ts";
import { TEST_TEXT } from "../../../src/experiments/language/reading.ts";
import { periodOf } from "../../../src/experiments/language/temperature-writing.ts";
import { firstError } from "../../../src/experiments/language/written-error.ts";
import { horizon } from "../../../src/experiments/memory/horizon.ts";
import { ADDING_BASELINE } from "../../../src/experiments/tasks/adding.ts";
import { layoutOf, shuffledScores } from "../../../src/experiments/words/category-scores.ts";
import { exp, log, tanh } from "../../../src/rnn/elementary.ts";
import { gaussian, identity } from "../../../src/rnn/initialization.ts";
import { largestSingularValue } from "../../../src/rnn/largest-singular-value.ts";
import { initialLstm } from "../../../src/rnn/lstm-params.ts";
import { addMatMat, addMatTMat, addMatVec, matrix } from "../../../src/rnn/matrix.ts";
import { normal, seeded } from "../../../src/rnn/random.ts";
import { draw, likeliest } from "../../../src/rnn/sample.ts";
import { singularValues } from "../../../src/rnn/singular-values.ts";
import { NO_TARGET } from "../../../src/rnn/vocabulary.ts";

/** Sentences that leave the language in each of the ways that are told apart, and one that does not. */
const WRITTEN = [
  "the man eats the bread.",
  "the mna eats the bread.",
  "the man the bread.",
  "man eats the bread.",
  "the man bread the bread.",
  "the rock eats the bread.",
  "the man eats the bread the.",
  "the man eats.",
  "the man eats the book.",
];

/** Texts that begin to repeat themselves in their middle, just before it, just after it, and never. */
const REPEATED = [
  "abcdefghijklmnopqrst" + "xyz".repeat(6) + "xy",
  "abcdefghijklmnopqrst".slice(1) + "xyz".repeat(7),
  "abcdefghijklmnopqrstu" + "xyz".repeat(6) + "x",
  "a".repeat(12),
  "abcdefghijkl",
];

/** Points in which axes are equally large in two directions, small, or missing. */
const POINTS = [
  [[0, 0], [1, -1]],
  [[0, 0, 0], [9, 1, 0], [3, -5, 0.1], [6, 2, -0.4], [1, 1, 1]],
  [[1, 2], [1, 2]],
];

/** Systems whose first pivot is 0, and one that has two of a size to choose from. */
const SYSTEMS = [
  [0, 1, 2, 0.5],
  [1, 0.1, 0.7, -1, 0.3, 0.9, 1, 0.7, 0.2],
];

/** Products of matrices with strips of four rows or columns, and some left over. */
function products(rows: number, cols: number): number[] {
  const random = seeded(5);
  const [A, B] = [gaussian(rows, rows, 1, random), gaussian(rows, cols, 1, random)];
  const [AB, ATB, sums] = [matrix(rows, cols), matrix(rows, cols), matrix(1, rows)];
  addMatMat(AB, A, B);
  addMatTMat(ATB, A, B);
  addMatVec(sums.row[0], A, B.data.subarray(0, rows));
  return [AB, ATB, sums].flatMap(({ data }) => [...data]);
}

/** What measures make of examples that lie on their boundaries, where the states of networks never do. Needs no package. */
export function boundaryMeasures() {
  const numbers = [5, 1, 4, 2, 9, 7];
  const random = seeded(3);
  const points = Array.from({ length: 8 }, () => [normal(random), normal(random)]);
  const labels = {
    categories: [0, 0, 1, 1, 1, 2, 2, 2],
    verbs: [true, true, true, false, false, false, false, false],
  };
  return {
    constants: [TEST_TEXT, ADDING_BASELINE, NO_TARGET],
    // As texts, since JSON knows neither infinity nor what is no number.
    exp: [709.7, 709.8, 710, -745, -745.2, -747, Infinity, -Infinity, NaN].map(exp).map(String),
    log: [0, -1, Infinity, NaN, 2e154, 3e154, 3e-155, 7e-155, 8e-155].map(log).map(String),
    tanh: [19.9, 20, 20.4, Infinity, -Infinity, NaN, 1e-20].map(tanh).map(String),
    spread: [deviation(numbers), geometricMean(numbers)],
    quantiles: [0, 0.2, 0.5, 0.9, 1].map((q) => quantile(numbers, q)),
    cosine: [
      cosineDistance([0, 0], [3, 4]),
      cosineDistance([3, 4], [0, 0]),
      cosineDistance([0.6, 0.8], [1, 0]),
      cosineDistance([0.1, 0], [0.1, 0.1]),
    ],
    nearest: [nearestOf([3], [[9], [2], [4]]), nearestOf([NaN], [[1], [2]])],
    horizons: [4, 2, 1, 0.5].map((share) => horizon([4, 2, 1, 1, 0.5], share / 4, 4) ?? null),
    periods: REPEATED.map(periodOf),
    errors: WRITTEN.map((sentence) => firstError(sentence) ?? null),
    axes: POINTS.map((points) => principalAxes(points).axes.map((axis) => [...axis])),
    solved: SYSTEMS.map((numbers) => {
      const n = Math.sqrt(numbers.length);
      return [...solve(matrix(n, n, Float64Array.from(numbers)), identity(n)).data];
    }),
    largest: [identity(3), matrix(2, 2), matrix(1, 1, Float64Array.of(0.7))].map(largestSingularValue),
    drawn: [0, 0.25, 0.75, 0.99].map((u) => draw(Float64Array.of(0.25, 0.5, 0.2), u)),
    likeliest: [
      [1, 9],
      [1, 3, 3, 2],
    ].map((v) => likeliest(Float64Array.from(v))),
    singular: [matrix(2, 2, Float64Array.of(1, 0.5, 0.3, 0.7)), matrix(2, 3)].map((W) => [
      ...singularValues(W),
    ]),
    products: [products(9, 14), products(8, 3)],
    start: [...initialLstm(2, 3, random).f.b],
    units: [
      unitsFor("tanh", 2, 1),
      unitsFor("tanh", 3, (countLearned("tanh", 1, 3) + countLearned("tanh", 2, 3)) / 2),
    ],
    shuffled: [5, 1].map((times) => shuffledScores(layoutOf(points), labels, { q: 0.7, times }, random)),
  };
}
