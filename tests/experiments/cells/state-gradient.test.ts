import { expect, test } from "vitest";
import { cellNetwork } from "../../../src/experiments/cells/cell.ts";
import { gradientHorizon, stateGradients } from "../../../src/experiments/cells/state-gradient.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { gradientNorms } from "../../../src/rnn/jacobian.ts";
import { allNumbers } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { read } from "../../../src/experiments/language/reading.ts";

const size = { units: 6, vocabSize: 4 };
const asked = {
  inputs: [
    [0, 3, 1, 1, 2, 0, 3],
    [2, 2, 0, 1, 3, 3, 1],
  ],
  answers: [1, 3],
};

test("of tanh units they are the lengths that the Jacobians give", () => {
  const params = initialParams(6, 4, seeded(3));
  const found = stateGradients("tanh", size, allNumbers(params), asked);
  asked.inputs.forEach((sequence, lane) => {
    const norms = gradientNorms(params, read(params, sequence), 6, asked.answers[lane], 6);
    expect(found[lane]).toHaveLength(7);
    found[lane].forEach((length, k) => expect(length).toBeCloseTo(norms[k], 12));
  });
});

test("of an LSTM they are what the loss does when the state passed on is moved", () => {
  const network = cellNetwork({ cell: "lstm", units: 6, forgetBias: 2 }, 4, seeded(3));
  const found = stateGradients("lstm", size, network.params, asked);
  const [sequence] = asked.inputs;
  const before = new Float64Array(12);
  network.read([before], [sequence.slice(0, 4)], [[0, 0, 0, 0]]);
  const lossFrom = (state: Float64Array) =>
    network.read([state.slice()], [sequence.slice(4)], [[-1, -1, asked.answers[0]]]);
  const slopes = Array.from(before, (_, i) => {
    const difference = (h: number) => {
      const [above, below] = [before.slice(), before.slice()];
      above[i] += h;
      below[i] -= h;
      return (lossFrom(above) - lossFrom(below)) / (2 * h);
    };
    return (4 * difference(5e-4) - difference(1e-3)) / 3;
  });
  // Four of seven symbols are read: the state is passed on three steps before the last.
  expect(found[0][3]).toBeCloseTo(Math.hypot(...slopes), 9);
});

test("the horizon is where the median falls below its share for good", () => {
  const rows = [
    [8, 4, 1, 0.5, 0.01],
    [10, 5, 0.05, 2, 0.01],
    [9, 1, 0.04, 1, 0.01],
  ];
  expect(gradientHorizon(rows, 0.01)).toBe(4);
  expect(gradientHorizon(rows, 0.2)).toBe(2);
  expect(gradientHorizon(rows, 0.001)).toBe(null);
});
