import { describe, expect, test } from "vitest";
import { step, unroll } from "../../src/rnn/forward.ts";
import { gradientNorms, jacobian, jacobianNorms } from "../../src/rnn/jacobian.ts";
import { largestSingularValue } from "../../src/rnn/largest-singular-value.ts";
import { matrix, vector, type Matrix, type Vector } from "../../src/rnn/matrix.ts";
import { zeroParams } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { singularValues } from "../../src/rnn/singular-values.ts";
import { emptyTape, firstState, lastState } from "../../src/rnn/tape.ts";
import { bitsOf } from "./bytes.ts";
import { scalarAnswer } from "./scalar-network.ts";
import { chain, trained } from "./trained.ts";

const [H, V, T] = [6, 5, 9];
const params = trained(H, V, 21);
const tokens = chain(T, V, seeded(22));
const h0 = vector(H).map((_, i) => 0.3 - 0.1 * i);
const tape = emptyTape(T, H, V);
firstState(tape).set(h0);
unroll(params, tape, tokens);

/** The state k symbols after `h`, those read being `read`. */
function stateAfter(h: Vector, read: number[]): Vector {
  const scratch = emptyTape(read.length, H, V);
  firstState(scratch).set(h);
  unroll(params, scratch, read);
  return lastState(scratch);
}

/** ∂h_t/∂h_{t−k} by central differences in every unit. */
function differences(t: number, k: number): Matrix {
  const D = matrix(H, H);
  const read = tokens.slice(t - k + 1, t + 1);
  const from = tape.hPrev.row[t - k + 1];
  for (let j = 0; j < H; j++) {
    const [above, below] = [from.slice(), from.slice()];
    above[j] += 1e-5;
    below[j] -= 1e-5;
    const [up, down] = [stateAfter(above, read), stateAfter(below, read)];
    for (let i = 0; i < H; i++) D.row[i][j] = (up[i] - down[i]) / 2e-5;
  }
  return D;
}

test("the Jacobian is what central differences of a step give", () => {
  for (let t = 0; t < T; t++) {
    const [found, expected] = [jacobian(params, tape.h.row[t]), differences(t, 1)];
    found.data.forEach((entry, at) =>
      expect(Math.abs(entry - expected.data[at])).toBeLessThan(1e-9),
    );
  }
});

describe("the norms of products of Jacobians", () => {
  test("begin with 1, and are the largest singular values of what central differences give", () => {
    for (const t of [0, 4, T - 1]) {
      const norms = jacobianNorms(params, tape, t, t + 1);
      expect(norms).toHaveLength(t + 2);
      expect(norms[0]).toBe(1);
      for (let k = 1; k <= t + 1; k++) {
        const [expected] = singularValues(differences(t, k));
        expect(Math.abs(norms[k] - expected)).toBeLessThan(1e-8);
      }
    }
  });

  test("are no larger than the product of the norms", () => {
    const norms = jacobianNorms(params, tape, T - 1, T);
    let bound = 1;
    for (let k = 1; k <= T; k++) {
      bound *= largestSingularValue(jacobian(params, tape.h.row[T - k]));
      expect(norms[k]).toBeLessThanOrEqual(bound * (1 + 1e-13));
    }
  });

  test("of a linear cell in all but name, with Whh a tenth of the identity, are powers of a tenth", () => {
    const still = zeroParams(H, V);
    for (let i = 0; i < H; i++) still.Whh.row[i][i] = 0.1;
    const quiet = emptyTape(5, H, V);
    unroll(still, quiet, [0, 0, 0, 0, 0]);
    jacobianNorms(still, quiet, 4, 5).forEach((sigma, k) =>
      expect(sigma / 10 ** -k).toBeCloseTo(1, 13),
    );
  });
});

describe("the norms of the gradient of one loss", () => {
  test.each([0, 3, T - 1])("are those of differentiation number by number, at step %i", (t) => {
    const target = 2;
    const targets = tokens.map(() => target);
    const { dh } = scalarAnswer(params, h0, tokens, targets, (step) => step === t);
    const norms = gradientNorms(params, tape, t, target, t + 1);
    expect(norms).toHaveLength(t + 2);
    norms.forEach((length, k) => {
      const expected = Math.hypot(...dh[t + 1 - k]);
      expect(Math.abs(length - expected)).toBeLessThanOrEqual(1e-12 * expected);
    });
  });

  test("shrink no less than the Jacobians demand", () => {
    const products = jacobianNorms(params, tape, T - 1, T);
    for (let target = 0; target < V; target++) {
      const norms = gradientNorms(params, tape, T - 1, target, T);
      norms.forEach((length, k) =>
        expect(length).toBeLessThanOrEqual(norms[0] * products[k] * (1 + 1e-12)),
      );
    }
  });
});

test("fewer lags are the beginning of more", () => {
  expect(bitsOf(jacobianNorms(params, tape, 7, 3))).toEqual(
    bitsOf(jacobianNorms(params, tape, 7, 8).slice(0, 4)),
  );
  expect(bitsOf(gradientNorms(params, tape, 7, 1, 3))).toEqual(
    bitsOf(gradientNorms(params, tape, 7, 1, 8).slice(0, 4)),
  );
});

test("the tape and the parameters are left as they were", () => {
  const read = () => [tape.hPrev, tape.h, tape.p, tape.dh, params.Whh].map((M) => bitsOf(M.data));
  const before = read();
  jacobianNorms(params, tape, 5, 4);
  gradientNorms(params, tape, 5, 0, 4);
  expect(read()).toEqual(before);
});

test("what the tape does not reach is refused", () => {
  const both = (t: number, lags: number) => [
    () => jacobianNorms(params, tape, t, lags),
    () => gradientNorms(params, tape, t, 0, lags),
  ];
  for (const call of both(3, 5)) expect(call).toThrow("step 3 can look 0 … 4 steps back, not 5");
  for (const call of both(3, -1)) expect(call).toThrow("step 3 can look 0 … 4 steps back, not -1");
  for (const call of both(9, 1)) expect(call).toThrow("no step 9 on a tape of 9 steps");
  for (const call of both(-1, 0)) expect(call).toThrow("no step -1 on a tape of 9 steps");
  for (const call of both(NaN, 0)) expect(call).toThrow("no step NaN on a tape of 9 steps");
  const one = emptyTape(1, H, V);
  step(params, one, 0, 0);
  expect(jacobianNorms(params, one, 0, 1)).toHaveLength(2);
});
