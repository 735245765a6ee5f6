import { backward } from "./bptt.ts";
import { clipByNorm, scale } from "./clip.ts";
import { unroll } from "./forward.ts";
import { loss } from "./loss.ts";
import { vector, type Vector } from "./matrix.ts";
import type { Optimizer } from "./optimizer.ts";
import { allNumbers, zeroParams, type Gradients, type Params } from "./params.ts";
import type { Schedule } from "./schedule.ts";
import { emptyTape, firstState, lastState } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/** How a network is trained. */
export interface TrainOptions {
  /** B: the text is cut into so many equal lanes, read side by side. */
  readonly lanes: number;
  /** T: characters per window. The gradient goes back to the start of its window; the state goes on. */
  readonly truncation: number;
  readonly updates: number;
  readonly schedule: Schedule;
  /** c: longer gradients are shortened to this length; Infinity never clips. */
  readonly clip: number;
  readonly optimizer: Optimizer;
}

/** One update, seen right after the parameters moved. */
export interface Update {
  /** How many updates have been made, this one included. */
  readonly update: number;
  /** Mean cross-entropy of the B · T characters of the window before the update, in nats. */
  readonly loss: number;
  /** Length of the gradient of that mean, before clipping. */
  readonly gradientNorm: number;
  /** The gradients as the optimizer saw them; the next update overwrites them. */
  readonly gradients: Gradients;
}

/** Where a run stands, apart from its parameters and its optimizer's memory. */
export interface Progress {
  update: number;
  /** The state in which each lane ended its last window. (B) of (H) */
  readonly states: readonly Vector[];
}

/** The progress of a run that has not begun. */
export const start = (lanes: number, H: number): Progress => ({
  update: 0,
  states: Array.from({ length: lanes }, () => vector(H)),
});

/** How many windows one pass over the text gives. Throws if it gives none. */
export function windowsPerEpoch(characters: number, lanes: number, truncation: number): number {
  const windows = Math.floor((Math.floor(characters / lanes) - 1) / truncation);
  if (!(windows >= 1 && windows < characters))
    throw new Error(
      `a text of ${characters} characters does not give ${lanes} lanes a window of ${truncation} and the character after`,
    );
  return windows;
}

/**
 * Trains `params` in place by truncated backpropagation through time, from `progress`
 * on, which it keeps up to date. Stopped after any update and continued with the same parameters,
 * progress and optimizer memory, a run gives the same bits as one that never stopped.
 * A generator, so that a recorder can look between updates and a page can take a few per frame.
 * Source: Williams and Peng (1990).
 */
export function* train(
  params: Params,
  tokens: ArrayLike<Token>,
  options: TrainOptions,
  progress: Progress,
): Generator<Update> {
  const { lanes: B, truncation: T, updates, schedule, clip, optimizer } = options;
  const [H, V] = [params.bh.length, params.by.length];
  const windows = windowsPerEpoch(tokens.length, B, T);
  if (progress.states.length !== B)
    throw new Error(`a run over ${B} lanes cannot go on from ${progress.states.length} states`);
  const laneLength = Math.floor(tokens.length / B);
  const text = Uint16Array.from(tokens);
  const foreign = text.findIndex((token) => token >= V);
  if (foreign >= 0)
    throw new Error(`token ${tokens[foreign]} at place ${foreign} is not one of 0 … ${V - 1}`);
  const tape = emptyTape(T, H, V);
  const d = zeroParams(H, V);

  while (progress.update < updates) {
    const window = progress.update % windows;
    if (window === 0) for (const h of progress.states) h.fill(0); // the text starts again

    // #region update
    let total = 0;
    for (const numbers of allNumbers(d)) numbers.fill(0);
    progress.states.forEach((h, lane) => {
      const from = lane * laneLength + window * T;
      const targets = text.subarray(from + 1, from + T + 1);
      firstState(tape).set(h);
      unroll(params, tape, text.subarray(from, from + T));
      backward(params, tape, targets, d);
      total += loss(tape, targets);
      h.set(lastState(tape));
    });
    scale(d, 1 / (B * T)); // of the mean, not of the sum
    const gradientNorm = clipByNorm(d, clip);
    optimizer.update(params, d, schedule(progress.update));
    progress.update++;
    // #endregion update

    yield { update: progress.update, loss: total / (B * T), gradientNorm, gradients: d };
  }
}
