import { softmax } from "../../rnn/forward.ts";
import { logitGradient } from "../../rnn/loss.ts";
import { matrix, norm, type Flat } from "../../rnn/matrix.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { BatchGraph, given, type Node } from "./batch-graph.ts";
import type { CellKind } from "./cell.ts";
import { graphCell, type GraphSize } from "./graph-cell.ts";
import { horizon } from "../memory/horizon.ts";
import { byLag } from "../memory/gradient-reach.ts";
import { median } from "../analysis/statistics.ts";

/** Sequences of one length, and what is asked after the last symbol of each. */
export interface AskedAtTheEnd {
  readonly inputs: readonly (readonly Token[])[]; // (B) of (T)
  readonly answers: readonly Token[]; //             (B)
}

/**
 * ‖∂L/∂s_{T−1−k}‖ for each sequence and k = 0 … T − 1, where L is the loss of the answer after the last
 * step and s all that is passed on from step to step: h, and c of an LSTM beside it. (B, T)
 */
export function stateGradients(
  cell: CellKind,
  { units, vocabSize }: { units: number; vocabSize: number },
  params: Flat,
  { inputs, answers }: AskedAtTheEnd,
): number[][] {
  const [B, T] = [inputs.length, inputs[0].length];
  const size: GraphSize = { inputs: vocabSize, units, outputs: vocabSize };
  const { zeroState, step, output } = graphCell(cell, size, params);
  const graph = new BatchGraph();
  const passed: Node[][] = [];
  let state = zeroState(B);
  for (let t = 0; t < T; t++) {
    const x = oneHot(
      inputs.map((sequence) => sequence[t]),
      vocabSize,
    );
    state = step(graph, state, x).map((part) => graph.passed(part));
    passed.push(state);
  }
  const y = output(graph, state);
  const p = matrix(B, vocabSize);
  answers.forEach((answer, lane) => {
    softmax(p.row[lane], y.value.row[lane]);
    logitGradient(y.gradient.row[lane], p.row[lane], answer);
  });
  graph.backward();
  return inputs.map((_, lane) =>
    passed.toReversed().map((parts) => {
      const lengths = parts.map(({ gradient }) => norm(gradient.row[lane]));
      return norm(Float64Array.from(lengths));
    }),
  );
}

/** The least lag from which on the median over sequences stays below `share` of its value at lag 0; null where none does. */
export function gradientHorizon(gradients: readonly (readonly number[])[], share: number) {
  const medians = byLag(gradients, median);
  return horizon(medians, share, medians[0]) ?? null;
}

function oneHot(tokens: readonly Token[], V: number): Node {
  const x = given(matrix(tokens.length, V));
  tokens.forEach((token, lane) => (x.value.row[lane][token] = 1));
  return x;
}
