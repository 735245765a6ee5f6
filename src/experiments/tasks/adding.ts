import { clipByNorm } from "../../rnn/clip.ts";
import { initialGate, numbersOfGate } from "../../rnn/gate.ts";
import { gaussian, initialParams } from "../../rnn/initialization.ts";
import { matrix, vector, type Flat } from "../../rnn/matrix.ts";
import { adam } from "../../rnn/optimizer.ts";
import { integer, seeded, type Random } from "../../rnn/random.ts";
import { BatchGraph, given, type Node } from "../cells/batch-graph.ts";
import type { CellConfig } from "../cells/cell.ts";
import { graphCell, type GraphCell } from "../cells/graph-cell.ts";

/** What is read at a step: a value and whether it is marked. What is given at the end: one number. */
export const ADDING_INPUTS = 2;
export const ADDING_OUTPUTS = 1;

/** The mean squared error of always saying 1, the mean: the variance of a sum of two uniform numbers, 2/12. */
export const ADDING_BASELINE = 1 / 6;

/** Sequences of values of which two are marked, and the sums of those two. */
export interface Sums {
  readonly x: readonly Node[]; // (T) of (B, 2)
  readonly sums: Float64Array; // (B)
}

/**
 * B sequences of T values, uniform in [0, 1), one marked in each half of every sequence.
 * Source: Hochreiter and Schmidhuber (1997), experiment 4; in this form Le, Jaitly and Hinton (2015).
 */
export function drawSums(random: Random, B: number, T: number): Sums {
  const x = Array.from({ length: T }, () => given(matrix(B, ADDING_INPUTS)));
  const sums = vector(B);
  const half = Math.floor(T / 2);
  for (let lane = 0; lane < B; lane++) {
    const marked = [integer(random, half), half + integer(random, T - half)];
    x.forEach(({ value }, t) => {
      const [number, mark] = [random(), marked.includes(t) ? 1 : 0];
      value.row[lane].set([number, mark]);
      sums[lane] += mark * number;
    });
  }
  return { x, sums };
}

/** The numbers of a network for this problem at its start, in the order of `Network.params`; drawn as those of a network over symbols are. */
export function addingParams(config: CellConfig, random: Random): Flat {
  const H = config.units;
  const [V, O] = [ADDING_INPUTS, ADDING_OUTPUTS];
  const Why = () => gaussian(O, H, 1 / Math.sqrt(H), random).data;
  const gates = (...biases: readonly number[]) =>
    biases.flatMap((bias) => numbersOfGate(initialGate(H, V, random, bias)));
  switch (config.cell) {
    case "tanh": {
      const { Wxh, Whh, bh } = initialParams(H, V, random, config.start);
      return [Wxh.data, Whh.data, Why(), bh, vector(O)];
    }
    case "gru":
      return [...gates(0, config.updateBias, 0), Why(), vector(O)];
    case "lstm":
      return [...gates(config.forgetBias, 0, 0, 0), Why(), vector(O)];
  }
}

/** How a network is taught to add. */
export interface AddingLesson {
  readonly lanes: number; //        B: new sequences for every update
  readonly learningRate: number; // of Adam, the same throughout
  readonly clip: number; //         c
  readonly updates: number;
}

/** Trains the numbers in place on sequences of T values; gives the mean squared error of each update, before it. */
export function* learnAdding(
  config: CellConfig,
  params: Flat,
  { lanes, learningRate, clip, updates }: AddingLesson,
  T: number,
  seed: number,
): Generator<number> {
  const cell = addingCell(config, params);
  const gradients = cell.weights.map(({ gradient }) => gradient.data);
  const optimizer = adam(params);
  const random = seeded(SEQUENCE_SEEDS + seed);
  for (let update = 0; update < updates; update++) {
    for (const numbers of gradients) numbers.fill(0);
    const error = squaredError(cell, drawSums(random, lanes, T));
    clipByNorm(gradients, clip);
    optimizer.update(params, gradients, learningRate);
    yield error;
  }
}

/** No weights are drawn with so large a seed. */
const SEQUENCE_SEEDS = 3_000_000;

/** The mean squared error of a network on new sequences of T values. */
export function addingError(
  config: CellConfig,
  params: Flat,
  T: number,
  sequences: number,
  random: Random,
): number {
  return squaredError(addingCell(config, params), drawSums(random, sequences, T));
}

/** The equations of a network that reads values and marks and gives one number. */
export const addingCell = ({ cell, units }: CellConfig, params: Flat): GraphCell =>
  graphCell(cell, { inputs: ADDING_INPUTS, units, outputs: ADDING_OUTPUTS }, params);

/** The mean squared error of the sums that are given after the last step; adds its gradients to the weights. */
export function squaredError(cell: GraphCell, { x, sums }: Sums): number {
  const B = sums.length;
  const graph = new BatchGraph();
  let state: readonly Node[] = cell.zeroState(B);
  for (const xt of x) state = cell.step(graph, state, xt);
  const { value, gradient } = cell.output(graph, state);
  let total = 0;
  sums.forEach((sum, lane) => {
    const miss = value.data[lane] - sum;
    total += miss * miss;
    gradient.data[lane] = (2 * miss) / B;
  });
  graph.backward();
  return total / B;
}
