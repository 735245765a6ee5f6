import { afterEach, describe, expect, test, vi } from "vitest";
import { fastElman } from "../../src/kernel/fast-elman.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import type { Network } from "../../src/rnn/network.ts";
import { seeded } from "../../src/rnn/random.ts";
import { start } from "../../src/rnn/train.ts";
import { bitsOf, sha256 } from "../rnn/bytes.ts";
import { PAIRS, SIZES, trainedBits } from "./kernel-bits.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Calls `make` and counts the compiled cells it starts. */
function countInstances(make: () => void): number {
  const { Instance } = WebAssembly;
  let count = 0;
  vi.stubGlobal("WebAssembly", {
    Module: WebAssembly.Module,
    Instance: function (module: WebAssembly.Module) {
      count++;
      return new Instance(module);
    },
  });
  make();
  vi.unstubAllGlobals();
  return count;
}

describe.each(Object.entries(PAIRS))("%s", (_, pair) => {
  test.each(SIZES)("H = %i, V = %i: %i lanes, up to %i steps, %i updates", (...size) => {
    const [H, V] = size;
    for (const carries of [true, false]) {
      const { textbook, fast } = pair(H, V);
      const expected = sha256(trainedBits(textbook, size, carries));
      expect(sha256(trainedBits(fast, size, carries))).toBe(expected);
    }
  });

  test("is compiled where this engine can", () => {
    expect(countInstances(() => pair(3, 4))).toBe(1);
  });

  test("takes what is at hand as its gradients and parameters, whatever moved them", () => {
    const { textbook, fast } = pair(5, 4);
    for (const numbers of [...textbook.gradients, ...fast.gradients]) numbers.fill(7);
    for (const network of [textbook, fast]) network.params.at(-1)?.fill(0.5);
    expect(readOnce(fast)).toEqual(readOnce(textbook));
  });

  test.each([1e3, 1e200, Infinity, NaN])("agrees on weights of size %d", (size) => {
    const { textbook, fast } = pair(5, 4);
    for (const network of [textbook, fast])
      for (const numbers of network.params)
        numbers.forEach((value, i) => (numbers[i] = i % 3 === 0 ? size * value : value));
    expect(readOnce(fast)).toEqual(readOnce(textbook));
  });
});

/** The loss, gradients and states of one window. */
function readOnce(network: Network) {
  const { states } = start(2, network.stateSize);
  states[1].fill(-0.25);
  const loss = network.read(
    states,
    [
      [0, 1, 2],
      [3, 2, 1],
    ],
    [
      [1, 2, 3],
      [-1, 1, 0],
    ],
  );
  return [[loss], ...network.gradients, ...states].map((numbers) => [...numbers]);
}

describe("exp, log and tanh of the kernel", () => {
  /*
   * One unit with every weight and bias at x shows tanh in its state and, gated, exp in its gates. With
   * logits x apart, exp is in ∂L/∂y and log in the loss. All are compared with the textbook's at
   * arguments of every size.
   */
  const random = seeded(11);
  const arguments_ = Array.from({ length: 4000 }, (_, i) => {
    const size = i % 4 === 0 ? 800 : i % 4 === 1 ? 25 : i % 4 === 2 ? 1 : 1e-9;
    return size * (2 * random() - 1);
  })
    .concat([0, -0, 0.5, 1e-320, 1e308, -1e308])
    // Where tanh becomes 1, where exp overflows and vanishes, and where 2ᵏ comes near to that.
    .concat([20, -20, 19.999999999999996, 20.000000000000004, 18.4, 19.06])
    .concat([709.7827, 709.79, 709.8, 710, 710.0000000000001, 711])
    .concat([-708.4, -745.13, -745.1333, -745.14, -745.2, -746, -746.0000000000001, -747])
    // Where ln 2 goes half a time into them.
    .concat([-1, 0, 1].map((steps) => 0.34657359027997264 * (1 + steps * Number.EPSILON)));

  test.each(Object.entries(PAIRS))("%s at many arguments", (_, pair) => {
    const { textbook, fast } = pair(1, 2);
    for (const x of arguments_) {
      for (const network of [textbook, fast]) {
        for (const numbers of network.params) numbers.fill(x);
        network.params.at(-1)?.set([0]); // of by
      }
      expect(readOnceOf(fast)).toEqual(readOnceOf(textbook));
    }
  });

  function readOnceOf(network: Network) {
    const states = start(1, network.stateSize).states;
    const loss = network.read(states, [[0, 1]], [[1, 0]]);
    return [Float64Array.of(loss), ...network.gradients, ...states].map(bitsOf);
  }
});

describe("where the engine cannot", () => {
  const params = () => initialParams(6, 5, seeded(2));
  const size = [6, 5, 2, 4, 10] as const;
  const expected = sha256(trainedBits(fastElman(params()), size, true));

  test("there being no WebAssembly, the textbook gives the same bits", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(sha256(trainedBits(fastElman(params()), size, true))).toBe(expected);
  });

  test("a policy forbidding it, or SIMD being unknown, likewise", () => {
    const refuse = function () {
      throw new Error("refused");
    };
    vi.stubGlobal("WebAssembly", { Module: refuse, Instance: refuse });
    expect(sha256(trainedBits(fastElman(params()), size, true))).toBe(expected);
  });
});

test("the kernel refuses what the textbook refuses", () => {
  const network = fastElman(initialParams(3, 4, seeded(1)));
  const states = start(1, 3).states;
  expect(() => network.read(states, [[4]], [[0]])).toThrow(
    "token 4 at place 0 of lane 0 is not one of 0 … 3",
  );
  expect(() => network.read(states, [[0]], [[NaN]])).toThrow(
    "token NaN at place 0 of lane 0 is not one of 0 … 3",
  );
});
