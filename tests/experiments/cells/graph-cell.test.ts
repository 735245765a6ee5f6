import { describe, expect, test } from "vitest";
import { BatchGraph, given } from "../../../src/experiments/cells/batch-graph.ts";
import { cellNetwork, type CellConfig } from "../../../src/experiments/cells/cell.ts";
import { graphCell } from "../../../src/experiments/cells/graph-cell.ts";
import { matrix } from "../../../src/rnn/matrix.ts";
import { integer, seeded } from "../../../src/rnn/random.ts";
import { NO_TARGET } from "../../../src/rnn/vocabulary.ts";
import { softmax } from "../../../src/rnn/forward.ts";

const configs: readonly CellConfig[] = [
  { cell: "tanh", units: 6, start: "xavier" },
  { cell: "gru", units: 5, updateBias: -1 },
  { cell: "lstm", units: 4, forgetBias: 1 },
];
const [B, T, V] = [3, 7, 5];
const random = seeded(4);
const tokens = Array.from({ length: B }, () => Array.from({ length: T }, () => integer(random, V)));
const answers = tokens.map(() => integer(random, V));

/** Σ over the sequences of the squared outputs after T real-valued inputs, and the graph gone through. */
function squares(config: CellConfig, inputs: readonly (readonly number[])[][]) {
  const { params } = cellNetwork(config, V, seeded(2));
  const cell = graphCell(config.cell, { inputs: V, units: config.units, outputs: V }, params);
  const run = () => {
    const graph = new BatchGraph();
    let state = cell.zeroState(B);
    for (const rows of inputs)
      state = cell.step(graph, state, given(matrix(B, V, Float64Array.from(rows.flat()))));
    const y = cell.output(graph, state);
    const sum = y.value.data.reduce((total, value) => total + value * value, 0);
    return { graph, y, sum };
  };
  const { graph, y } = run();
  y.value.data.forEach((value, i) => (y.gradient.data[i] = 2 * value));
  graph.backward();
  return { cell, params, value: () => run().sum };
}

describe.each(configs)("$cell", (config) => {
  test("on one-hot inputs losses and gradients are those of the textbook network", () => {
    const network = cellNetwork(config, V, seeded(2));
    const targets = answers.map((answer) =>
      Array.from({ length: T }, (_, t) => (t === T - 1 ? answer : NO_TARGET)),
    );
    const states = tokens.map(() => new Float64Array(network.stateSize));
    const loss = network.read(states, tokens, targets);

    const size = { inputs: V, units: config.units, outputs: V };
    const cell = graphCell(config.cell, size, network.params);
    const graph = new BatchGraph();
    let state = cell.zeroState(B);
    for (let t = 0; t < T; t++) {
      const x = given(matrix(B, V));
      tokens.forEach((sequence, lane) => (x.value.row[lane][sequence[t]] = 1));
      state = cell.step(graph, state, x);
    }
    const y = cell.output(graph, state);
    let graphLoss = 0;
    answers.forEach((answer, lane) => {
      const p = new Float64Array(V);
      softmax(p, y.value.row[lane]);
      graphLoss -= Math.log(p[answer]);
      p[answer] -= 1;
      y.gradient.row[lane].set(p);
    });
    graph.backward();

    expect(graphLoss).toBeCloseTo(loss, 12);
    cell.weights.forEach(({ gradient }, at) =>
      gradient.data.forEach((derivative, i) =>
        expect(derivative).toBeCloseTo(network.gradients[at][i], 12),
      ),
    );
    tokens.forEach((_, lane) =>
      expect(state.flatMap(({ value }) => [...value.row[lane]]).map((h) => h.toFixed(12))).toEqual(
        [...states[lane]].map((h) => h.toFixed(12)),
      ),
    );
  });

  test("on real-valued inputs gradients are central differences", () => {
    const inputs = Array.from({ length: T }, () =>
      Array.from({ length: B }, () => Array.from({ length: V }, () => 2 * random() - 1)),
    );
    const { cell, params, value } = squares(config, inputs);
    cell.weights.forEach(({ gradient }, at) =>
      gradient.data.forEach((derivative, i) => {
        const theta = params[at];
        const kept = theta[i];
        const difference = (h: number) => {
          theta[i] = kept + h;
          const above = value();
          theta[i] = kept - h;
          const below = value();
          theta[i] = kept;
          return (above - below) / (2 * h);
        };
        const refined = (4 * difference(5e-4) - difference(1e-3)) / 3;
        expect(Math.abs(derivative - refined)).toBeLessThan(1e-8 * (1 + Math.abs(refined)));
      }),
    );
  });
});
