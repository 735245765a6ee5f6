import { fastElman } from "../../kernel/fast-elman.ts";
import { fastGru } from "../../kernel/fast-gru.ts";
import { fastLstm } from "../../kernel/fast-lstm.ts";
import { initialGru } from "../../rnn/gru-params.ts";
import { initialParams, type Start } from "../../rnn/initialization.ts";
import { initialLstm } from "../../rnn/lstm-params.ts";
import type { Network } from "../../rnn/network.ts";
import type { Random } from "../../rnn/random.ts";

/** The kinds of cells that are compared. */
export type CellKind = "tanh" | "gru" | "lstm";

/** A network of one kind of cells, and how it starts. */
export type CellConfig = { readonly units: number } & ( // H
  | { readonly cell: "tanh"; readonly start: Start } //         of Whh
  | { readonly cell: "gru"; readonly updateBias: number } //    the lower, the more of the state is kept at first
  | { readonly cell: "lstm"; readonly forgetBias: number } //   the higher, the more of each cell is kept at first
);

/** The network at its start, over V symbols. */
export function cellNetwork(config: CellConfig, V: number, random: Random): Network {
  const { units: H } = config;
  switch (config.cell) {
    case "tanh":
      return fastElman(initialParams(H, V, random, config.start));
    case "gru": {
      const params = initialGru(H, V, random);
      params.u.b.fill(config.updateBias);
      return fastGru(params);
    }
    case "lstm":
      return fastLstm(initialLstm(H, V, random, config.forgetBias));
  }
}

/** How many layers of (H, V + H + 1) numbers there are in one cell of each kind. */
const LAYERS: Readonly<Record<CellKind, number>> = { tanh: 1, gru: 3, lstm: 4 };

/** How many numbers a network of H units over V symbols learns, its outputs included. */
export const countLearned = (cell: CellKind, H: number, V: number): number =>
  LAYERS[cell] * H * (V + H + 1) + V * (H + 1);

/** H of the network that comes nearest to learning so many numbers; of two as near, the smaller. */
export function unitsFor(cell: CellKind, V: number, numbers: number): number {
  let H = 1;
  while (countLearned(cell, H + 1, V) <= numbers) H++;
  const [below, above] = [H, H + 1].map((units) => countLearned(cell, units, V));
  return above - numbers < numbers - below ? H + 1 : H;
}

/** About how many million multiplications a network takes for so many symbols read in training: forward, and twice that backward. */
export const cellWork = (cell: CellKind, H: number, V: number, symbols: number): number =>
  (3 * countLearned(cell, H, V) * symbols) / 1e6;
