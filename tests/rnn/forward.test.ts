import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { softmax, step, unroll } from "../../src/rnn/forward.ts";
import { vector } from "../../src/rnn/matrix.ts";
import { zeroParams } from "../../src/rnn/params.ts";
import { emptyTape, firstState, lastState } from "../../src/rnn/tape.ts";
import { bitsOf } from "./bytes.ts";
import { trained } from "./trained.ts";

function softmaxOf(y: number[], temperature?: number): number[] {
  const p = vector(y.length);
  softmax(p, Float64Array.from(y), temperature);
  return [...p];
}

describe("softmax", () => {
  const logits = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
  });
  const total = (p: number[]) => p.reduce((sum, pk) => sum + pk, 0);

  test("sums to 1 and is nowhere negative", () => {
    fc.assert(
      fc.property(logits, fc.double({ min: 0.01, max: 100, noNaN: true }), (y, temperature) => {
        const p = softmaxOf(y, temperature);
        return Math.abs(total(p) - 1) <= 1e-12 && p.every((pk) => pk >= 0);
      }),
    );
  });

  test("is the same after a shift of all logits", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -1000, max: 1000 }), (y, shift) => {
        const [p, shifted] = [softmaxOf(y), softmaxOf(y.map((yk) => yk + shift))];
        // The shifted logits are rounded, by 2⁻⁴² at most.
        return p.every((pk, k) => Math.abs(pk - shifted[k]) <= 1e-12);
      }),
    );
  });

  test("keeps the order of the logits", () => {
    fc.assert(
      fc.property(logits, (y) => {
        const p = softmaxOf(y);
        return y.every((yk, k) => k === 0 || (yk < y[k - 1] ? p[k] <= p[k - 1] : p[k] >= p[k - 1]));
      }),
    );
  });

  test("makes the odds e to the difference of the logits over the temperature", () => {
    for (const temperature of [0.5, 1, 2]) {
      const [a, b] = softmaxOf([1.5, 0.2], temperature);
      expect(a / b / Math.exp(1.3 / temperature)).toBeCloseTo(1, 14);
    }
  });

  test("takes logits of any finite size", () => {
    expect(softmaxOf([1e308, -1e308])).toEqual([1, 0]);
    expect(softmaxOf([-1e308, -1e308])).toEqual([0.5, 0.5]);
    expect(softmaxOf([800, 800, 800, 800])).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(softmaxOf([-3])).toEqual([1]);
  });

  test("is the largest logit alone at a temperature near 0, and uniform at an infinite one", () => {
    expect(softmaxOf([1, 3, 2], 1e-300)).toEqual([0, 1, 0]);
    expect(softmaxOf([1, 3, 2, 0], Infinity)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

test("a step is the equations, worked by hand", () => {
  const params = zeroParams(2, 3);
  params.Wxh.data.set([0.1, 0.2, 0.3, -0.1, -0.2, -0.3]);
  params.Whh.data.set([0.5, -0.5, 1, 0]);
  params.Why.data.set([1, 0, 0, 1, -1, 2]);
  params.bh.set([0.05, -0.05]);
  params.by.set([0, 0.5, -0.5]);
  const tape = emptyTape(1, 2, 3);
  firstState(tape).set([0.4, -0.2]);
  step(params, tape, 0, 2);

  const h = [Math.tanh(0.05 + 0.3 + 0.5 * 0.4 + 0.5 * 0.2), Math.tanh(-0.05 - 0.3 + 0.4)];
  const y = [h[0], h[1] + 0.5, -h[0] + 2 * h[1] - 0.5];
  const total = y.reduce((sum, yk) => sum + Math.exp(yk), 0);
  expect(tape.x).toEqual([2]);
  h.forEach((hi, i) => expect(tape.h.row[0][i]).toBeCloseTo(hi, 15));
  y.forEach((yk, k) => expect(tape.y.row[0][k]).toBeCloseTo(yk, 15));
  y.forEach((yk, k) => expect(tape.p.row[0][k]).toBeCloseTo(Math.exp(yk) / total, 15));
});

test("a sequence read in two parts ends in the state of the whole, to the last bit", () => {
  const params = trained(9, 5, 1);
  const tokens = [0, 1, 2, 4, 0, 2, 3];
  const whole = emptyTape(7, 9, 5);
  unroll(params, whole, tokens);
  const [first, second] = [emptyTape(3, 9, 5), emptyTape(4, 9, 5)];
  unroll(params, first, tokens.slice(0, 3));
  firstState(second).set(lastState(first));
  unroll(params, second, tokens.slice(3));
  expect(bitsOf(lastState(second))).toEqual(bitsOf(lastState(whole)));
  expect(bitsOf(second.p.row[3])).toEqual(bitsOf(whole.p.row[6]));
});

test("a tape read onto twice holds the second reading only", () => {
  const params = trained(6, 4, 1);
  const [used, fresh] = [emptyTape(3, 6, 4), emptyTape(3, 6, 4)];
  unroll(params, used, [3, 2, 1]);
  for (const tape of [used, fresh]) unroll(params, tape, [0, 1, 2]);
  expect(bitsOf(used.p.data)).toEqual(bitsOf(fresh.p.data));
});

test("tokens that do not fit the tape are refused", () => {
  expect(() => unroll(zeroParams(2, 3), emptyTape(4, 2, 3), [0, 1, 2])).toThrow(
    "a tape of 4 steps cannot hold 3 tokens",
  );
});
