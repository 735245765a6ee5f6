import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eigenvalues, modulus, spectralRadius, type Complex } from "../../src/rnn/eigenvalues.ts";
import { gaussian, orthogonal } from "../../src/rnn/initialization.ts";
import { matrix, type Matrix } from "../../src/rnn/matrix.ts";
import { seeded } from "../../src/rnn/random.ts";
import { KNOWN } from "./known-matrices.ts";

const square = (...rows: number[][]): Matrix =>
  matrix(rows.length, rows.length, Float64Array.from(rows.flat()));

/** The largest distance when every expected value is paired with the nearest found one that is left. */
function mismatch(found: Complex[], expected: Complex[]): number {
  expect(found).toHaveLength(expected.length);
  const left = [...found];
  let worst = 0;
  for (const { re, im } of expected) {
    const distances = left.map((z) => Math.hypot(z.re - re, z.im - im));
    const nearest = distances.indexOf(Math.min(...distances));
    worst = Math.max(worst, distances[nearest]);
    left.splice(nearest, 1);
  }
  return worst;
}

const real = (...values: number[]): Complex[] => values.map((re) => ({ re, im: 0 }));

describe("are LAPACK's to 1e-9", () => {
  const squares = KNOWN.filter(({ re }) => re !== undefined);
  test.each(squares.map(({ name, ...known }) => [name, known] as const))("of %s", (_, known) => {
    const expected = known.re!.map((re, i) => ({ re, im: known.im![i] }));
    const found = eigenvalues(known.W);
    expect(mismatch(found, expected)).toBeLessThanOrEqual(1e-9);
    const radius = Math.max(...expected.map(modulus));
    expect(Math.abs(spectralRadius(known.W) - radius)).toBeLessThanOrEqual(1e-9);
  });
});

describe("are those known from theory", () => {
  test("of a triangular matrix, its diagonal", () => {
    expect(eigenvalues(square([3, 5, -2], [0, -1, 7], [0, 0, 2]))).toEqual(real(3, 2, -1));
  });

  test("of a rotation, cos ± i sin", () => {
    for (const angle of [0.1, 1, 2, 3]) {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const [a, b] = eigenvalues(square([c, -s], [s, c]));
      expect(a.re).toBeCloseTo(c, 15);
      expect(a.im).toBeCloseTo(s, 15);
      expect(b).toEqual({ re: a.re, im: -a.im });
    }
  });

  test("of a cyclic permutation of n, the nth roots of 1", () => {
    for (const n of [3, 4, 5, 8, 12]) {
      const W = matrix(n, n);
      for (let i = 0; i < n; i++) W.row[(i + 1) % n][i] = 1;
      const roots = Array.from({ length: n }, (_, k) => ({
        re: Math.cos((2 * Math.PI * k) / n),
        im: Math.sin((2 * Math.PI * k) / n),
      }));
      expect(mismatch(eigenvalues(W), roots)).toBeLessThan(1e-13);
    }
  });

  test("of a matrix on which the usual shifts never end", () => {
    // The characteristic polynomials are (x + 1)(x² + 1) and x (x² − 2x + 2).
    const i = [
      { re: 0, im: 1 },
      { re: 0, im: -1 },
    ];
    const W = square([0, 1, 1], [1, 0, 1], [-1, -1, -1]);
    expect(mismatch(eigenvalues(W), [...real(-1), ...i])).toBeLessThan(1e-14);
    const X = square([1, 1, 1], [-1, 0, -1], [1, 1, 1]);
    const aboutOne = i.map(({ im }) => ({ re: 1, im }));
    expect(mismatch(eigenvalues(X), [...real(0), ...aboutOne])).toBeLessThan(1e-14);
  });

  test("of a companion matrix, the roots of its polynomial", () => {
    // (x − 1)(x + 2)(x − 3)(x² + 4) = x⁵ − 2x⁴ − x³ − 2x² − 20x + 24
    const companion = square(
      [2, 1, 2, 20, -24],
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 1, 0],
    );
    const roots = [...real(1, -2, 3), { re: 0, im: 2 }, { re: 0, im: -2 }];
    expect(mismatch(eigenvalues(companion), roots)).toBeLessThan(1e-12);
  });

  test("of a defective matrix, only as well as they are determined", () => {
    // x³ − 3x² + 3x − 1 = (x − 1)³: a rounding of 2⁻⁵² moves the roots by its cube root, 6e-6.
    const triple = square([3, -3, 1], [1, 0, 0], [0, 1, 0]);
    expect(mismatch(eigenvalues(triple), real(1, 1, 1))).toBeLessThan(1e-4);
    // The fourth root of 2⁻⁵² is 1.2e-4.
    const nilpotent = square([0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]);
    expect(mismatch(eigenvalues(nilpotent), real(0, 0, 0, 0))).toBeLessThan(1e-3);
  });

  test("scaled with the matrix, also where squares would overflow or vanish", () => {
    const W = gaussian(6, 6, 1, seeded(2));
    const plain = eigenvalues(W);
    for (const factor of [1e-300, 1e-160, 1e-50, 1e50, 1e160, 1e300]) {
      const scaled = eigenvalues(
        matrix(
          6,
          6,
          W.data.map((w) => factor * w),
        ),
      );
      const back = scaled.map(({ re, im }) => ({ re: re / factor, im: im / factor }));
      expect(mismatch(back, plain)).toBeLessThan(1e-13);
    }
  });

  test("of a matrix with an entry whose square loses its digits beside one whose does not", () => {
    const W = matrix(7, 7);
    W.row[5].set([1.5717277847026288e-162, 3.111269837220807e-11]);
    expect(mismatch(eigenvalues(W), real(0, 0, 0, 0, 0, 0, 0))).toBeLessThan(1e-25);
  });

  test("of zero, of one number and of nothing", () => {
    expect(eigenvalues(matrix(3, 3))).toEqual(real(0, 0, 0));
    expect(eigenvalues(square([-7]))).toEqual(real(-7));
    expect(eigenvalues(matrix(0, 0))).toEqual([]);
    expect(spectralRadius(matrix(0, 0))).toBe(0);
  });

  test("of an orthogonal matrix, all on the unit circle", () => {
    for (const z of eigenvalues(orthogonal(64, seeded(1))))
      expect(Math.abs(modulus(z) - 1)).toBeLessThan(1e-13);
  });
});

describe("laws", () => {
  const entries = fc.double({ min: -10, max: 10, noNaN: true });
  const anySquare = fc
    .integer({ min: 1, max: 8 })
    .chain((n) => fc.array(entries, { minLength: n * n, maxLength: n * n }))
    .map((data) => {
      const n = Math.sqrt(data.length);
      return matrix(n, n, Float64Array.from(data));
    });
  const size = (W: Matrix) => 1 + Math.hypot(...W.data);

  test("the sum is the trace, and the sum of squares the trace of the square", () => {
    fc.assert(
      fc.property(anySquare, (W) => {
        const found = eigenvalues(W);
        let [trace, traceOfSquare] = [0, 0];
        for (let i = 0; i < W.rows; i++) {
          trace += W.row[i][i];
          for (let j = 0; j < W.rows; j++) traceOfSquare += W.row[i][j] * W.row[j][i];
        }
        const sum = found.reduce((total, { re }) => total + re, 0);
        const squares = found.reduce((total, { re, im }) => total + re * re - im * im, 0);
        return (
          Math.abs(sum - trace) <= 1e-12 * size(W) &&
          Math.abs(squares - traceOfSquare) <= 1e-12 * size(W) * size(W)
        );
      }),
    );
  });

  test("to each complex one there is its exact conjugate, as often", () => {
    fc.assert(
      fc.property(anySquare, (W) => {
        const found = eigenvalues(W);
        const count = (re: number, im: number) =>
          found.filter((one) => one.re === re && one.im === im).length;
        return found.every(({ re, im }) => count(re, im) === count(re, -im));
      }),
    );
  });

  test("where no other has their modulus, conjugates are neighbors, the upper first", () => {
    fc.assert(
      fc.property(anySquare, (W) => {
        const found = eigenvalues(W);
        const near = (z: Complex) =>
          found.filter((one) => Math.abs(modulus(one) - modulus(z)) <= 1e-12 * modulus(z));
        return found.every(
          (z, i) =>
            !(z.im > 0) ||
            near(z).length > 2 ||
            (found[i + 1]?.re === z.re && found[i + 1].im === -z.im),
        );
      }),
    );
  });

  test("of equal moduli the larger imaginary part comes first, then the larger real part", () => {
    const turns = square([1, -1, 0, 0], [1, 1, 0, 0], [0, 0, -1, -1], [0, 0, 1, -1]); // by 45° and by 135°
    expect(eigenvalues(turns)).toEqual([
      { re: 1, im: 1 },
      { re: -1, im: 1 },
      { re: 1, im: -1 },
      { re: -1, im: -1 },
    ]);
  });

  test("the moduli fall", () => {
    fc.assert(
      fc.property(anySquare, (W) => {
        const moduli = eigenvalues(W).map(modulus);
        return moduli.every((m, i) => i === 0 || m <= moduli[i - 1]);
      }),
    );
  });

  test("those of a block triangular matrix are those of its blocks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const random = seeded(seed);
        const [A, B] = [gaussian(3, 3, 1, random), gaussian(4, 4, 1, random)];
        const W = gaussian(7, 7, 1, random);
        for (let i = 0; i < 7; i++)
          for (let j = 0; j < 7; j++)
            if (i < 3 && j < 3) W.row[i][j] = A.row[i][j];
            else if (i >= 3) W.row[i][j] = j < 3 ? 0 : B.row[i - 3][j - 3];
        return mismatch(eigenvalues(W), [...eigenvalues(A), ...eigenvalues(B)]) < 1e-9;
      }),
      { numRuns: 50 },
    );
  });
});

test("the steps allowed are enough for thousands of matrices, those of few distinct entries too", () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const W = gaussian(12, 12, 1, seeded(seed));
    expect(eigenvalues(W)).toHaveLength(12);
    for (let i = 0; i < W.data.length; i++) W.data[i] = Math.round(W.data[i]);
    expect(eigenvalues(W)).toHaveLength(12);
    for (let i = 0; i < W.data.length; i++) W.data[i] = Math.abs(W.data[i]) > 1 ? 1 : 0;
    expect(eigenvalues(W)).toHaveLength(12);
  }
});

test("the matrix is left as it was, and twice gives the same bits", () => {
  const W = gaussian(10, 10, 1, seeded(1));
  const before = [...W.data];
  expect(eigenvalues(W)).toEqual(eigenvalues(W));
  expect([...W.data]).toEqual(before);
});

test("what has no eigenvalues is refused", () => {
  expect(() => eigenvalues(matrix(2, 3))).toThrow(
    "a (2, 3) matrix has no eigenvalues; only a square one has",
  );
  for (const bad of [NaN, Infinity, -Infinity])
    expect(() => eigenvalues(square([1, 2], [bad, 4]))).toThrow(
      "an entry of the matrix is not finite",
    );
});
