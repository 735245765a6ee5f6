import { clipByNorm, scale } from "./clip.ts";
import { vector, type Flat, type Vector } from "./matrix.ts";
import type { Network } from "./network.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedule.ts";
import type { Source } from "./source.ts";
import { NO_TARGET, type Token } from "./vocabulary.ts";

/** How a network is trained. */
export interface TrainOptions {
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
  /** Mean cross-entropy of the predictions asked for in the window, before the update, in nats. */
  readonly loss: number;
  /** Length of the gradient of that mean, before clipping. */
  readonly gradientNorm: number;
  /** The gradients as the optimizer saw them; the next update overwrites them. */
  readonly gradients: Flat;
}

/** Where a run stands, apart from its parameters and its optimizer's memory. */
export interface Progress {
  update: number;
  /** The state in which each lane ended its last window. (B) of (stateSize) */
  readonly states: readonly Vector[];
}

/** The progress of a run that has not begun. */
export const start = (lanes: number, stateSize: number): Progress => ({
  update: 0,
  states: Array.from({ length: lanes }, () => vector(stateSize)),
});

/**
 * Trains `network` in place on the windows of `source` by truncated backpropagation through time: the
 * gradient goes back to the start of its window, the state may go on. It starts from `progress` and
 * keeps that up to date. Stopped after any update and continued with the same parameters,
 * progress and optimizer memory, a run gives the same bits as one that never stopped.
 * A generator, so that a recorder can look between updates and a page can take a few per frame.
 * Source: Williams and Peng (1990).
 */
export function* train(
  network: Network,
  source: Source,
  options: TrainOptions,
  progress: Progress,
): Generator<Update> {
  const { params, gradients } = network;
  const { updates, schedule, clip, optimizer } = options;
  const { states } = progress;
  if (states.length !== source.lanes)
    throw new Error(`a run over ${source.lanes} lanes cannot go on from ${states.length} states`);

  while (progress.update < updates) {
    const { inputs, targets, isBeginning } = source.window(progress.update);
    if (isBeginning) for (const state of states) state.fill(0);
    const predictions = countTargets(targets);

    // #region update
    const total = network.read(states, inputs, targets);
    scale(gradients, 1 / predictions); // of the mean, not of the sum
    const gradientNorm = clipByNorm(gradients, clip);
    optimizer.update(params, gradients, schedule(progress.update));
    progress.update++;
    // #endregion update

    yield { update: progress.update, loss: total / predictions, gradientNorm, gradients };
  }
}

/** How many predictions are asked for. Throws where none is. */
function countTargets(targets: readonly ArrayLike<Token>[]): number {
  let count = 0;
  for (const lane of targets)
    for (let t = 0; t < lane.length; t++) if (lane[t] !== NO_TARGET) count++;
  if (count === 0) throw new Error("a window without a target has no loss; give it one or more");
  return count;
}
