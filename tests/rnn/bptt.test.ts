import { describe, expect, test } from "vitest";
import { backward, throughTanh } from "../../src/rnn/bptt.ts";
import { unroll } from "../../src/rnn/forward.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { loss } from "../../src/rnn/loss.ts";
import { vector, type Vector } from "../../src/rnn/matrix.ts";
import {
  allNumbers,
  numbersOf,
  PARAM_NAMES,
  zeroParams,
  type Gradients,
  type Params,
} from "../../src/rnn/params.ts";
import { integer, seeded } from "../../src/rnn/random.ts";
import { emptyTape, firstState, type Tape } from "../../src/rnn/tape.ts";
import type { Token } from "../../src/rnn/vocabulary.ts";
import { bitsOf } from "./bytes.ts";
import { realTimeGradient } from "./real-time-gradient.ts";
import { scalarAnswer } from "./scalar-network.ts";
import { chain, trained } from "./trained.ts";

/** A network somewhere in its training, and a sequence that begins in a state other than zero. */
interface Case {
  readonly params: Params;
  readonly h0: Vector;
  readonly tokens: Token[];
  readonly targets: Token[];
}

function someCase(H: number, V: number, T: number, seed: number): Case {
  const random = seeded(1000 + seed);
  const text = chain(T + 1, V, random);
  return {
    params: trained(H, V, seed),
    h0: vector(H).map(() => 1.6 * random() - 0.8),
    tokens: text.slice(0, -1),
    targets: text.slice(1),
  };
}

function tapeOf({ params, h0, tokens }: Case): Tape {
  const tape = emptyTape(tokens.length, params.bh.length, params.by.length);
  firstState(tape).set(h0);
  unroll(params, tape, tokens);
  return tape;
}

function gradientsOf(some: Case): Gradients {
  const d = zeroParams(some.params.bh.length, some.params.by.length);
  backward(some.params, tapeOf(some), some.targets, d);
  return d;
}

const lossOf = (some: Case): number => loss(tapeOf(some), some.targets);

/** The derivative of the loss by one number, from the loss on both sides of it, `h` away. */
function centralDifference(some: Case, numbers: Float64Array, i: number, h: number): number {
  const kept = numbers[i];
  numbers[i] = kept + h;
  const above = lossOf(some);
  numbers[i] = kept - h;
  const below = lossOf(some);
  numbers[i] = kept;
  return (above - below) / (2 * h);
}

/** The same with the error of order h² taken out (Richardson), which allows a larger h and so loses less to rounding. */
const refinedDifference = (some: Case, numbers: Float64Array, i: number, h: number): number =>
  (4 * centralDifference(some, numbers, i, h) - centralDifference(some, numbers, i, 2 * h)) / 3;

const length = (xs: number[]): number => Math.hypot(...xs);

/** |a − b| / (|a| + |b|), for vectors; 0 where both are. */
function relativeError(a: number[], b: number[]): number {
  const both = length(a) + length(b);
  return both === 0 ? 0 : length(a.map((ai, i) => ai - b[i])) / both;
}

const cases = [
  ["3 units, 4 symbols, 5 steps", someCase(3, 4, 5, 1)],
  ["5 units, 3 symbols, 1 step", someCase(5, 3, 1, 2)],
  ["8 units, 7 symbols, 12 steps", someCase(8, 7, 12, 3)],
] as const;

describe.each(cases)("%s", (_, some) => {
  test.each(PARAM_NAMES)("∂L/∂%s is what central differences give", (name) => {
    const found = [...numbersOf(gradientsOf(some), name)];
    const numbers = numbersOf(some.params, name);
    const differences = found.map((_, i) => centralDifference(some, numbers, i, 1e-5));
    expect(relativeError(found, differences)).toBeLessThanOrEqual(1e-7);
    found.forEach((derivative, i) => {
      const refined = refinedDifference(some, numbers, i, 5e-4);
      expect(relativeError([derivative], [refined])).toBeLessThanOrEqual(1e-7);
    });
  });

  test.each(PARAM_NAMES)("∂L/∂%s is what differentiation number by number gives", (name) => {
    const { params, h0, tokens, targets } = some;
    const found = [...numbersOf(gradientsOf(some), name)];
    const expected = [...numbersOf(scalarAnswer(params, h0, tokens, targets).d, name)];
    found.forEach((derivative, i) =>
      expect(relativeError([derivative], [expected[i]])).toBeLessThanOrEqual(1e-12),
    );
  });

  test.each(PARAM_NAMES)("∂L/∂%s is what real-time recurrent learning gives", (name) => {
    const { params, h0, tokens, targets } = some;
    const found = [...numbersOf(gradientsOf(some), name)];
    const expected = [...numbersOf(realTimeGradient(params, h0, tokens, targets), name)];
    found.forEach((derivative, i) =>
      expect(relativeError([derivative], [expected[i]])).toBeLessThanOrEqual(1e-12),
    );
  });

  test("the loss is that of the equations written out", () => {
    const { params, h0, tokens, targets } = some;
    const expected = scalarAnswer(params, h0, tokens, targets).loss;
    expect(relativeError([lossOf(some)], [expected])).toBeLessThanOrEqual(1e-14);
  });

  test("the tape holds ∂L/∂h of every state", () => {
    const { params, h0, tokens, targets } = some;
    const tape = tapeOf(some);
    backward(params, tape, targets, zeroParams(params.bh.length, params.by.length));
    const expected = scalarAnswer(params, h0, tokens, targets).dh.slice(1);
    tape.dh.row.forEach((dh, t) =>
      expect(relativeError([...dh], expected[t])).toBeLessThanOrEqual(1e-12),
    );
  });
});

test("at 64 units, 27 symbols and 25 steps, sampled entries are what central differences give", () => {
  const some = someCase(64, 27, 25, 4);
  const d = gradientsOf(some);
  const random = seeded(6);
  for (const name of PARAM_NAMES) {
    const [numbers, derivatives] = [numbersOf(some.params, name), numbersOf(d, name)];
    const sampled = Array.from({ length: 40 }, () => integer(random, numbers.length));
    const found = sampled.map((i) => derivatives[i]);
    const differences = sampled.map((i) => centralDifference(some, numbers, i, 1e-5));
    expect([name, relativeError(found, differences) <= 1e-7]).toEqual([name, true]);
    const refined = sampled.map((i) => refinedDifference(some, numbers, i, 5e-4));
    expect([name, relativeError(found, refined) <= 1e-9]).toEqual([name, true]);
  }
});

test("gradients are added to what is there", () => {
  const [, some] = cases[0];
  const once = gradientsOf(some);
  const d = zeroParams(some.params.bh.length, some.params.by.length);
  for (const numbers of allNumbers(d)) numbers.fill(1);
  backward(some.params, tapeOf(some), some.targets, d);
  allNumbers(d).forEach((numbers, at) =>
    expect(relativeError([...numbers], [...allNumbers(once)[at].map((q) => q + 1)])).toBeLessThan(
      1e-15,
    ),
  );
});

test("it leaves the parameters and what was read as they were", () => {
  const [, some] = cases[2];
  const tape = tapeOf(some);
  const read = () => [tape.hPrev, tape.h, tape.y, tape.p].map((M) => bitsOf(M.data));
  const [params, before] = [allNumbers(some.params).map(bitsOf), read()];
  backward(some.params, tape, some.targets, zeroParams(8, 7));
  expect(read()).toEqual(before);
  expect(allNumbers(some.params).map(bitsOf)).toEqual(params);
});

test("the gradient by the logits sums to 0 at every step, so that of the output bias does too", () => {
  const [, some] = cases[2];
  const d = gradientsOf(some);
  expect(Math.abs(d.by.reduce((sum, q) => sum + q, 0))).toBeLessThan(1e-13);
});

test("a symbol that is not read moves no weight of its own", () => {
  const params = initialParams(4, 3, seeded(1));
  const d = gradientsOf({ params, h0: vector(4), tokens: [0, 1, 0], targets: [1, 0, 2] });
  expect(d.Wxh.row.map((row) => row[2])).toEqual([0, 0, 0, 0]);
  expect(d.Wxh.row.every((row) => row[0] !== 0 && row[1] !== 0)).toBe(true);
});

test("through tanh a gradient shrinks by 1 − h², to nothing where the unit is saturated", () => {
  const dz = vector(4);
  throughTanh(dz, Float64Array.of(2, 2, 2, 2), Float64Array.of(0, 0.5, -1, -0.5));
  expect([...dz]).toEqual([2, 1.5, 0, 1.5]);
});
