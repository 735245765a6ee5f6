import { describe, expect, test } from "vitest";
import { elman } from "../../src/rnn/elman.ts";
import { gru } from "../../src/rnn/gru.ts";
import { initialGru } from "../../src/rnn/gru-params.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { lstm } from "../../src/rnn/lstm.ts";
import { initialLstm } from "../../src/rnn/lstm-params.ts";
import type { Network } from "../../src/rnn/network.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import { seeded } from "../../src/rnn/random.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { constant } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";
import { NO_TARGET } from "../../src/rnn/vocabulary.ts";
import { scalarCells } from "./scalar-cells.ts";
import { chain } from "./trained.ts";

const CELLS = {
  elman: {
    network: (H: number, V: number, seed: number) => elman(initialParams(H, V, seeded(seed))),
    tensors: ["Wxh", "Whh", "Why", "bh", "by"],
  },
  lstm: {
    network: (H: number, V: number, seed: number) => lstm(initialLstm(H, V, seeded(seed))),
    tensors: [...gates("fiog"), "Why", "by"],
  },
  gru: {
    network: (H: number, V: number, seed: number) => gru(initialGru(H, V, seeded(seed))),
    tensors: [...gates("run"), "Why", "by"],
  },
};

function gates(names: string): string[] {
  return [...names].flatMap((gate) => [`Wx${gate}`, `Wh${gate}`, `b${gate}`]);
}

/** A network somewhere in its training. */
function trainedNetwork(cell: keyof typeof CELLS, H: number, V: number, seed: number): Network {
  const network = CELLS[cell].network(H, V, seed);
  const source = runningText(chain(200, V, seeded(seed)), 2, 9);
  const options = { updates: 30, schedule: constant(0.5), clip: 1, optimizer: sgd() };
  for (const _ of train(network, source, options, start(2, network.stateSize)));
  return network;
}

const relativeError = (a: number, b: number) =>
  a === b ? 0 : Math.abs(a - b) / (Math.abs(a) + Math.abs(b) + 1e-9);

describe.each(Object.keys(CELLS) as (keyof typeof CELLS)[])("%s", (cell) => {
  const [H, V, T] = [4, 5, 7];
  const network = trainedNetwork(cell, H, V, 3);
  const random = seeded(5);
  const text = chain(2 * (T + 1), V, random);
  const inputs = [text.slice(0, T), text.slice(T + 1, -1)];
  const targets = [text.slice(1, T + 1), text.slice(T + 2)];
  targets[1][2] = NO_TARGET;
  const states = start(2, network.stateSize).states.map((state) =>
    state.map(() => 1.6 * random() - 0.8),
  );
  const read = () =>
    network.read(
      states.map((state) => state.slice()),
      inputs,
      targets,
    );
  const scalars = scalarCells(cell, network.params, states, inputs, targets);

  test("the loss is that of the equations written out", () => {
    expect(relativeError(read(), scalars.loss)).toBeLessThan(1e-14);
  });

  test.each([...CELLS[cell].tensors.entries()])("tensor %i, %s: central differences", (at) => {
    read();
    const found = network.gradients[at].slice();
    const theta = network.params[at];
    const difference = (i: number, h: number) => {
      const kept = theta[i];
      theta[i] = kept + h;
      const above = read();
      theta[i] = kept - h;
      const below = read();
      theta[i] = kept;
      return (above - below) / (2 * h);
    };
    found.forEach((derivative, i) => {
      const refined = (4 * difference(i, 5e-4) - difference(i, 1e-3)) / 3;
      expect(relativeError(derivative, refined)).toBeLessThan(1e-7);
    });
  });

  test.each([...CELLS[cell].tensors.entries()])("tensor %i, %s: number by number", (at) => {
    read();
    const found = [...network.gradients[at]];
    expect(found).toHaveLength(scalars.gradients[at].length);
    found.forEach((derivative, i) =>
      expect(relativeError(derivative, scalars.gradients[at][i])).toBeLessThan(1e-11),
    );
  });

  test("there are no other tensors", () => {
    expect(network.params).toHaveLength(CELLS[cell].tensors.length);
    expect(network.gradients).toHaveLength(CELLS[cell].tensors.length);
  });

  test("a window in two halves gives the loss and the last state of the whole", () => {
    const whole = states.map((state) => state.slice());
    const halves = states.map((state) => state.slice());
    const loss = network.read(whole, inputs, targets);
    const cut = (lanes: number[][], from: number, to: number) =>
      lanes.map((lane) => lane.slice(from, to));
    const first = network.read(halves, cut(inputs, 0, 3), cut(targets, 0, 3));
    const second = network.read(halves, cut(inputs, 3, T), cut(targets, 3, T));
    expect(first + second).toBeCloseTo(loss, 12);
    expect(halves).toEqual(whole);
  });

  test("it learns", () => {
    const fresh = CELLS[cell].network(16, 5, 1);
    const source = runningText(chain(2000, 5, seeded(2)), 8, 12);
    const options = { updates: 400, schedule: constant(0.5), clip: 1, optimizer: sgd() };
    const losses = [...train(fresh, source, options, start(8, fresh.stateSize))].map((u) => u.loss);
    // Each token leaves two to come next, ln 2 = 0.69 nats.
    expect(Math.abs(losses[0] - Math.log(5))).toBeLessThan(0.5);
    expect(losses.slice(-20).reduce((sum, loss) => sum + loss, 0) / 20).toBeLessThan(0.8);
  });
});

test("a forget gate starts as open as it is told", () => {
  expect([...initialLstm(3, 2, seeded(1)).f.b]).toEqual([1, 1, 1]);
  expect([...initialLstm(3, 2, seeded(1), 3).f.b]).toEqual([3, 3, 3]);
  expect([...initialLstm(3, 2, seeded(1), 3).i.b]).toEqual([0, 0, 0]);
});
