import { matrix, type Flat } from "../../rnn/matrix.ts";
import { given, type BatchGraph, type Node } from "./batch-graph.ts";
import type { CellKind } from "./cell.ts";

/** How many numbers a network reads at a step, holds in h, and gives. */
export interface GraphSize {
  readonly inputs: number;
  readonly units: number; //   H
  readonly outputs: number;
}

/** The equations of a network of cells on B sequences at once; inputs and outputs are any real numbers. */
export interface GraphCell {
  /** What it learns, in the order of the parameters that it was made over. */
  readonly weights: readonly Node[];
  /** The state before the first step: h, and for an LSTM c; each of (B, H), zero. */
  readonly zeroState: (B: number) => Node[];
  /** The state after a step that reads x of (B, inputs). */
  readonly step: (graph: BatchGraph, state: readonly Node[], x: Node) => Node[];
  /** Why h + by, of (B, outputs). */
  readonly output: (graph: BatchGraph, state: readonly Node[]) => Node;
}

/** Of `Network.params` those that each layer is made of, Wx, Wh and b; then Why and by. */
const PLACES: Readonly<Record<CellKind, { layers: number[][]; output: number[] }>> = {
  tanh: { layers: [[0, 1, 3]], output: [2, 4] },
  gru: { layers: [0, 3, 6].map((at) => [at, at + 1, at + 2]), output: [9, 10] },
  lstm: { layers: [0, 3, 6, 9].map((at) => [at, at + 1, at + 2]), output: [12, 13] },
};

/** The cell over the flat parameters of a network of the same kind, which it shares. */
export function graphCell(cell: CellKind, size: GraphSize, params: Flat): GraphCell {
  const { inputs, units: H, outputs } = size;
  const { layers, output } = PLACES[cell];
  const weights: Node[] = new Array<Node>(params.length);
  const weight = (at: number, rows: number, cols: number) =>
    (weights[at] = given(matrix(rows, cols, params[at])));
  const [a, b, c, d] = layers.map(([Wx, Wh, bias]) => ({
    Wx: weight(Wx, H, inputs),
    Wh: weight(Wh, H, H),
    b: weight(bias, 1, H),
  }));
  const Why = weight(output[0], outputs, H);
  const by = weight(output[1], 1, outputs);
  const steps: Record<CellKind, GraphCell["step"]> = {
    tanh: (graph, [h], x) => [graph.tanh(sum(graph, a, x, h))],
    gru: (graph, [h], x) => {
      const r = graph.sigmoid(sum(graph, a, x, h));
      const u = graph.sigmoid(sum(graph, b, x, h));
      const n = graph.tanh(sum(graph, c, x, graph.multiply(r, h)));
      return [graph.add(graph.multiply(graph.rest(u), h), graph.multiply(u, n))];
    },
    lstm: (graph, [h, kept], x) => {
      const [f, i, o] = [a, b, c].map((gate) => graph.sigmoid(sum(graph, gate, x, h)));
      const g = graph.tanh(sum(graph, d, x, h));
      const next = graph.add(graph.multiply(f, kept), graph.multiply(i, g));
      return [graph.multiply(o, graph.tanh(next)), next];
    },
  };
  return {
    weights,
    zeroState: (B) => Array.from({ length: cell === "lstm" ? 2 : 1 }, () => given(matrix(B, H))),
    step: steps[cell],
    output: (graph, [h]) => graph.affine(by, [Why, h]),
  };
}

interface Layer {
  readonly Wx: Node; // (H, inputs)
  readonly Wh: Node; // (H, H)
  readonly b: Node; //  (1, H)
}

const sum = (graph: BatchGraph, { Wx, Wh, b }: Layer, x: Node, h: Node): Node =>
  graph.affine(b, [Wx, x], [Wh, h]);
