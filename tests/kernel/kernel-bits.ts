import { fastElman } from "../../src/kernel/fast-elman.ts";
import { fastGru } from "../../src/kernel/fast-gru.ts";
import { fastLstm } from "../../src/kernel/fast-lstm.ts";
import { elman } from "../../src/rnn/elman.ts";
import { freshSequences } from "../../src/rnn/fresh-sequences.ts";
import { gru } from "../../src/rnn/gru.ts";
import { initialGru } from "../../src/rnn/gru-params.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { lstm } from "../../src/rnn/lstm.ts";
import { initialLstm } from "../../src/rnn/lstm-params.ts";
import type { Network } from "../../src/rnn/network.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import { integer, seeded } from "../../src/rnn/random.ts";
import { cosine } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";
import { NO_TARGET } from "../../src/rnn/vocabulary.ts";

/** A network, by the textbook and by the kernel, from the same start. */
type Pair = (H: number, V: number) => { textbook: Network; fast: Network };

export const PAIRS: Readonly<Record<string, Pair>> = {
  elman: (H, V) => ({
    textbook: elman(initialParams(H, V, seeded(1))),
    fast: fastElman(initialParams(H, V, seeded(1))),
  }),
  lstm: (H, V) => ({
    textbook: lstm(initialLstm(H, V, seeded(1))),
    fast: fastLstm(initialLstm(H, V, seeded(1))),
  }),
  gru: (H, V) => ({
    textbook: gru(initialGru(H, V, seeded(1))),
    fast: fastGru(initialGru(H, V, seeded(1))),
  }),
};

/** H, V, the number of lanes, the longest window, and the number of updates. */
export type Size = readonly [number, number, number, number, number];

/** Many updates where the textbook is quick, fewer where it is not; odd sizes and whole strips of eight. */
export const SIZES: readonly Size[] = [
  [1, 2, 1, 3, 3000],
  [2, 5, 3, 4, 2000],
  [3, 27, 2, 7, 1000],
  [5, 40, 5, 6, 500],
  [8, 8, 2, 9, 500],
  [16, 5, 4, 9, 500],
  [19, 27, 3, 10, 200],
  [64, 27, 5, 25, 20],
  [64, 40, 1, 25, 40],
];

/**
 * Weights, states and losses of a run, as little-endian doubles. Its sequences are random but for
 * a rule that can be learned, and some steps have no target; the state is carried on when `carries`.
 */
export function trainedBits(network: Network, size: Size, carries: boolean): Uint8Array {
  const [, V, B, longest, updates] = size;
  const fresh = freshSequences(B, V, (random, update) => {
    const T = 1 + ((update * 7) % longest); // of another length every time
    const inputs = Array.from({ length: T }, () => integer(random, V));
    const targets = inputs.map((x, t) => (t > 0 && random() < 0.2 ? NO_TARGET : (x + 1) % V));
    return { inputs, targets };
  });
  const source = {
    lanes: B,
    window: (update: number) => ({
      ...fresh.window(update),
      isBeginning: !carries || update % 13 === 0,
    }),
  };
  const options = { updates, schedule: cosine(1.5, updates), clip: 1, optimizer: sgd() };
  const progress = start(B, network.stateSize);
  const losses = [...train(network, source, options, progress)].map(({ loss }) => loss);

  const numbers = [...network.params, ...progress.states, losses].flatMap((part) => [...part]);
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  numbers.forEach((number, i) => view.setFloat64(8 * i, number, true));
  return new Uint8Array(view.buffer);
}

/** One short training of every cell, for two engines to compare; needs nothing of Node and nothing of the page. */
export function allCells(by: "textbook" | "fast"): Uint8Array {
  const runs = Object.values(PAIRS).map((pair) =>
    trainedBits(pair(19, 27)[by], [19, 27, 3, 10, 60], true),
  );
  return Uint8Array.from(runs.flatMap((run) => [...run]));
}
