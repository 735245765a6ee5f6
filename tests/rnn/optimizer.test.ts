import { describe, expect, test } from "vitest";
import type { Flat } from "../../src/rnn/matrix.ts";
import { adagrad, adam, momentum, sgd } from "../../src/rnn/optimizer.ts";
import { allNumbers, countParams, zeroParams } from "../../src/rnn/params.ts";

const zeros = (): Flat => allNumbers(zeroParams(2, 3));

/** Every number of the parameters set to the next of 1, 2, 3 …, times `unit`. */
function counted(unit: number): Flat {
  const params = zeros();
  let n = 0;
  for (const numbers of params) for (let i = 0; i < numbers.length; i++) numbers[i] = unit * ++n;
  return params;
}

const flat = (params: Flat): number[] => params.flatMap((numbers) => [...numbers]);

/*
 * The runs of PyTorch's optimizers are compared in torch.test.ts. Here is what follows from the
 * papers at once.
 */

test("gradient descent moves every parameter against its gradient by the learning rate", () => {
  const params = counted(1);
  sgd().update(params, counted(10), 0.01);
  flat(params).forEach((theta, i) => expect(theta).toBeCloseTo(0.9 * (i + 1), 14));
});

test("momentum's steps under an equal gradient grow to 1 / (1 − μ) times the first", () => {
  const params = zeros();
  const optimizer = momentum(params, 0.8);
  const steps = Array.from({ length: 60 }, () => {
    const before = params[0][0];
    optimizer.update(params, counted(1), 0.3);
    return before - params[0][0];
  });
  expect(steps[0]).toBeCloseTo(0.3, 14);
  expect(steps[1]).toBeCloseTo(0.3 * 1.8, 14);
  expect(steps[59]).toBeCloseTo(0.3 * 5, 4);
});

test("momentum of 0 is gradient descent", () => {
  const [a, b] = [counted(1), counted(1)];
  momentum(a, 0).update(a, counted(10), 0.01);
  sgd().update(b, counted(10), 0.01);
  expect(a).toEqual(b);
});

test("Adagrad's and Adam's first step is the learning rate, whatever the size of the gradient", () => {
  for (const optimizer of [adagrad, adam]) {
    const params = zeros();
    optimizer(params).update(params, counted(-5), 0.01);
    for (const theta of flat(params)) expect(theta).toBeCloseTo(0.01, 8);
  }
});

test("Adagrad's steps under an equal gradient fall as 1 / √u", () => {
  const params = zeros();
  const optimizer = adagrad(params);
  for (let u = 1; u <= 9; u++) {
    const before = params[0][0];
    optimizer.update(params, counted(1), 0.3);
    expect(before - params[0][0]).toBeCloseTo(0.3 / Math.sqrt(u), 8);
  }
});

test("Adam's steps under an equal gradient stay the learning rate: the means are unbiased", () => {
  const params = zeros();
  const optimizer = adam(params);
  for (let u = 1; u <= 9; u++) {
    const before = params[0][0];
    optimizer.update(params, counted(1), 0.3);
    expect(before - params[0][0]).toBeCloseTo(0.3, 8);
  }
});

test("where the gradient is zero nothing moves", () => {
  for (const optimizer of [sgd, momentum, adagrad, adam]) {
    const params = counted(1);
    optimizer(params).update(params, zeros(), 0.5);
    expect(flat(params)).toEqual(flat(counted(1)));
  }
});

describe("memory", () => {
  const count = countParams(zeroParams(2, 3));
  test.each([
    ["gradient descent", sgd, 0],
    ["momentum", momentum, count],
    ["Adagrad", adagrad, count],
    ["Adam", adam, 2 * count + 2],
  ] as const)("of %s", (_, optimizer, expected) => {
    const { memory } = optimizer(zeros());
    expect(memory.reduce((sum, numbers) => sum + numbers.length, 0)).toBe(expected);
  });
});
