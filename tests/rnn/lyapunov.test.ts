import { describe, expect, test } from "vitest";
import { unroll } from "../../src/rnn/forward.ts";
import { jacobian } from "../../src/rnn/jacobian.ts";
import { leadingGrowth, lyapunovExponents } from "../../src/rnn/lyapunov.ts";
import { addMatVec, norm, vector } from "../../src/rnn/matrix.ts";
import { zeroParams } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { singularValues } from "../../src/rnn/singular-values.ts";
import { emptyTape } from "../../src/rnn/tape.ts";
import { bitsOf } from "./bytes.ts";
import { chain, trained } from "./trained.ts";

const [H, V, T] = [6, 5, 400];
const params = trained(H, V, 31);
const tape = emptyTape(T, H, V);
unroll(params, tape, chain(T, V, seeded(32)));

/** A network that stays at the zero state: its Jacobian is the given matrix at every step. */
function still(rows: readonly (readonly number[])[]) {
  const params = zeroParams(rows.length, V);
  rows.forEach((row, i) => params.Whh.row[i].set(row));
  const tape = emptyTape(60, rows.length, V);
  unroll(params, tape, new Array<number>(60).fill(0));
  return lyapunovExponents(params, tape, 10);
}

const expectAll = (found: ArrayLike<number>, wanted: readonly number[]) =>
  wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));

describe("at a state that stays", () => {
  test("they are the logarithms of the sizes on the diagonal", () => {
    expectAll(
      still([
        [0.5, 0],
        [0, -1.25],
      ]),
      [Math.log(1.25), Math.log(0.5)],
    );
  });

  test("a rotation leaves only its shrinking", () => {
    const [cos, sin] = [0.9 * 0.8, 0.9 * 0.6];
    expectAll(
      still([
        [cos, -sin],
        [sin, cos],
      ]),
      [Math.log(0.9), Math.log(0.9)],
    );
  });

  test("a matrix that is not normal has those of its eigenvalues, though it stretches at first", () => {
    const found = still([
      [0.9, 10],
      [0, 0.5],
    ]);
    expectAll([found[0] + found[1]], [Math.log(0.45)]);
    expect(found[0]).toBeCloseTo(Math.log(0.9), 9);
  });

  test("a direction that is lost has −∞", () => {
    expect([
      ...still([
        [0.5, 0],
        [0.5, 0],
      ]),
    ]).toEqual([expect.closeTo(Math.log(0.5), 9), -Infinity]);
  });
});

test("their sum is the mean logarithm of the volume that a step leaves", () => {
  let volume = 0;
  for (let t = 0; t < T; t++)
    for (const sigma of singularValues(jacobian(params, tape.h.row[t]))) volume += Math.log(sigma);
  const sum = lyapunovExponents(params, tape, 0).reduce((total, one) => total + one, 0);
  expect(sum).toBeCloseTo(volume / T, 9);
});

test("the first is the rate at which almost any change grows or fades, the last that of the most hidden", () => {
  const exponents = lyapunovExponents(params, tape, 0);
  const random = seeded(33);
  const u = vector(H).map(() => random() - 0.5);
  let logarithm = 0;
  for (let t = 0; t < T; t++) {
    const next = vector(H);
    addMatVec(next, jacobian(params, tape.h.row[t]), u);
    const length = norm(next);
    logarithm += Math.log(length / norm(u));
    u.set(next.map((entry) => entry / length));
  }
  expect(Math.abs(exponents[0] - logarithm / T)).toBeLessThan(5 / T);
  for (let i = 1; i < H; i++) expect(exponents[i]).toBeLessThanOrEqual(exponents[i - 1]);
});

test("what is read counts: the same weights have other exponents on another text", () => {
  const other = emptyTape(T, H, V);
  unroll(params, other, new Array<number>(T).fill(0));
  expect(bitsOf(lyapunovExponents(params, other, 20))).not.toEqual(
    bitsOf(lyapunovExponents(params, tape, 20)),
  );
});

test.each([-1, T, Number.NaN])("a warm-up of %d steps is refused", (warmUp) => {
  expect(() => lyapunovExponents(params, tape, warmUp)).toThrow(
    `of ${T} time steps 0 … ${T - 1} may be warm-up, not ${warmUp}`,
  );
});

describe("the growth along the direction that grows most", () => {
  test("has the largest exponent as its mean, once it has found that direction", () => {
    const growth = leadingGrowth(params, tape);
    expect(growth).toHaveLength(T);
    const mean = growth.slice(50).reduce((sum, one) => sum + one, 0) / (T - 50);
    // Both directions are turned by the same steps; what sets them apart at first does not grow.
    expect(Math.abs(mean - lyapunovExponents(params, tape, 50)[0])).toBeLessThan(1 / (T - 50));
  });

  test("at a state that stays is the logarithm of the largest eigenvalue", () => {
    const params = zeroParams(2, V);
    params.Whh.data.set([0.5, 0, 0, -1.25]);
    const tape = emptyTape(60, 2, V);
    unroll(params, tape, new Array<number>(60).fill(0));
    expect(leadingGrowth(params, tape)[59]).toBeCloseTo(Math.log(1.25), 12);
  });
});
