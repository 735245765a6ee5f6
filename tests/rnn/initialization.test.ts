import { describe, expect, test } from "vitest";
import {
  copyParams,
  gaussian,
  initialParams,
  orthogonal,
  xavier,
  type Start,
} from "../../src/rnn/initialization.ts";
import { addMatTMat, matrix, type Matrix } from "../../src/rnn/matrix.ts";
import { allNumbers, numbersOf, PARAM_NAMES } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { bitsOf } from "./bytes.ts";

const mean = (xs: Float64Array): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const meanSquare = (xs: Float64Array): number => mean(xs.map((x) => x * x));

/** The largest entry of |WᵀW − s² I|. */
function departure(W: Matrix, s = 1): number {
  const G = matrix(W.cols, W.cols);
  addMatTMat(G, W, W);
  for (let i = 0; i < G.rows; i++) G.row[i][i] -= s * s;
  return G.data.reduce((largest, g) => Math.max(largest, Math.abs(g)), 0);
}

test.each([1, 2, 3, 17, 64, 128])(
  "an orthogonal start of size %i has QᵀQ = I to the last bits, as only a second pass makes it",
  (n) => {
    for (const seed of [1, 2, 3])
      expect(departure(orthogonal(n, seeded(seed)))).toBeLessThanOrEqual(2e-15);
  },
);

test("an orthogonal start is spread over rotations and reflections alike", () => {
  // For a uniform Q of size n, E[q₁₁] = 0, E[q₁₁²] = 1/n and E[(tr Q)²] = 1; five standard errors.
  const draws = 4000;
  const random = seeded(5);
  const Qs = Array.from({ length: draws }, () => orthogonal(3, random));
  const first = Float64Array.from(Qs, (Q) => Q.row[0][0]);
  const trace = Float64Array.from(Qs, (Q) => Q.row[0][0] + Q.row[1][1] + Q.row[2][2]);
  expect(Math.abs(mean(first))).toBeLessThan(5 * Math.sqrt(1 / 3 / draws));
  expect(Math.abs(meanSquare(first) - 1 / 3)).toBeLessThan(5 * Math.sqrt((1 / 5 - 1 / 9) / draws));
  expect(Math.abs(meanSquare(trace) - 1)).toBeLessThan(5 * Math.sqrt(3 / draws));
  const reflections = Qs.filter((Q) => determinant3(Q) < 0).length / draws;
  expect(Math.abs(reflections - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 4 / draws));
});

function determinant3({ row: [a, b, c] }: Matrix): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0])
  );
}

test("normal entries have the deviation asked for", () => {
  const W = gaussian(200, 100, 0.25, seeded(1));
  expect([W.rows, W.cols]).toEqual([200, 100]);
  expect(Math.abs(mean(W.data))).toBeLessThan(5 * (0.25 / Math.sqrt(20_000)));
  expect(Math.abs(meanSquare(W.data) * 16 - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
});

test("Xavier's entries are uniform with variance 2 / (rows + cols)", () => {
  const W = xavier(200, 100, seeded(1));
  const bound = Math.sqrt(6 / 300);
  expect(W.data.every((w) => Math.abs(w) <= bound)).toBe(true);
  expect(Math.abs(mean(W.data))).toBeLessThan(5 * Math.sqrt(2 / 300 / 20_000));
  // The variance of a squared uniform number is 4/5 of its squared mean.
  expect(Math.abs(meanSquare(W.data) * 150 - 1)).toBeLessThan(5 * Math.sqrt(4 / 5 / 20_000));
});

describe.each(["orthogonal", "xavier", "gaussian"] as const)("the start %s", (start: Start) => {
  test("gives Wxh and Why the variance 1/H and Whh too, and the biases 0", () => {
    const H = 64;
    const params = initialParams(H, 27, seeded(3), start);
    for (const name of ["Wxh", "Whh", "Why"] as const) {
      const numbers = numbersOf(params, name);
      expect(Math.abs(mean(numbers))).toBeLessThan(5 / Math.sqrt(H * numbers.length));
      expect(Math.abs(H * meanSquare(numbers) - 1)).toBeLessThan(5 * Math.sqrt(2 / numbers.length));
    }
    expect([...params.bh, ...params.by].every((b) => b === 0)).toBe(true);
  });

  test("multiplies Whh alone by the gain", () => {
    const plain = initialParams(8, 5, seeded(3), start);
    const gained = initialParams(8, 5, seeded(3), start, 0.9);
    for (const name of PARAM_NAMES) {
      const factor = name === "Whh" ? 0.9 : 1;
      expect(bitsOf(numbersOf(gained, name))).toEqual(
        bitsOf(numbersOf(plain, name).map((w) => factor * w)),
      );
    }
  });
});

test("the start identity is the identity, times the gain", () => {
  const { Whh } = initialParams(5, 3, seeded(1), "identity", 0.5);
  Whh.row.forEach((row, i) => row.forEach((w, j) => expect(w).toBe(i === j ? 0.5 : 0)));
});

test("orthogonal is how a network starts unless told otherwise", () => {
  expect(departure(initialParams(32, 5, seeded(1)).Whh)).toBeLessThanOrEqual(1e-12);
  expect(
    departure(initialParams(32, 5, seeded(1), "orthogonal", 1.1).Whh, 1.1),
  ).toBeLessThanOrEqual(1e-12);
});

test("a copy is equal and shares nothing", () => {
  const params = initialParams(4, 3, seeded(1));
  params.bh.fill(2);
  params.by.fill(3);
  const copy = copyParams(params);
  expect(allNumbers(copy).map(bitsOf)).toEqual(allNumbers(params).map(bitsOf));
  const before = allNumbers(copy).map(bitsOf);
  for (const numbers of allNumbers(params)) numbers.fill(9);
  expect(allNumbers(copy).map(bitsOf)).toEqual(before);
});
