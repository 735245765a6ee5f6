import { freshSequences } from "./fresh-sequences.ts";
import { LN2 } from "./loss.ts";
import type { Network } from "./network.ts";
import { sgd } from "./optimizer.ts";
import { paritySequence, type ParityAsked } from "./parity-sequences.ts";
import { constant } from "./schedule.ts";
import { start, train } from "./train.ts";

/** How a network is taught parity. */
export interface ParityLesson {
  readonly asked: ParityAsked;
  /** T: the lengths of the sequences, one after another; each for so many updates, the last until the end. */
  readonly lengths: readonly number[];
  readonly updatesEach: number;
  /** B: new sequences for every update. */
  readonly lanes: number;
  readonly learningRate: number;
  readonly clip: number;
  /** It is learned when the running mean of the loss at the last length falls below this, in nats. */
  readonly learned: number;
  /** When to give up. */
  readonly updates: number;
}

/** Stochastic gradient descent, sequences of one length, and the parity asked for after every symbol. */
export const PARITY_LESSON: ParityLesson = {
  asked: "after every symbol",
  lengths: [16],
  updatesEach: 0,
  lanes: 32,
  learningRate: 1,
  clip: 1,
  learned: 0.01,
  updates: 3000,
};

/** One update of a lesson. */
export interface ParityUpdate {
  /** How many updates have been made, this one included. */
  readonly update: number;
  /** T of this update. */
  readonly length: number;
  /** Mean over the predictions asked for, before the update, in nats. */
  readonly loss: number;
  /** Running mean of the losses at this length: from ln 2, what a coin costs, a twentieth of the way to each. */
  readonly runningLoss: number;
  readonly isLearned: boolean;
}

/** Trains a network over the symbols 0 and 1 in place, until it has learned parity or the updates are used up. */
export function* learnParity(
  network: Network,
  lesson: ParityLesson,
  seed: number,
): Generator<ParityUpdate> {
  const { lengths, lanes, asked, updates, clip } = lesson;
  const source = freshSequences(lanes, seed, (random, update) =>
    paritySequence(random, lengthAt(lesson, update), asked),
  );
  const options = { updates, schedule: constant(lesson.learningRate), clip, optimizer: sgd() };
  let length = 0;
  let runningLoss = LN2;
  for (const { update, loss } of train(network, source, options, start(lanes, network.stateSize))) {
    if (lengthAt(lesson, update - 1) !== length) runningLoss = LN2;
    length = lengthAt(lesson, update - 1);
    runningLoss += (loss - runningLoss) / 20;
    const isLearned = length === lengths[lengths.length - 1] && runningLoss < lesson.learned;
    yield { update, length, loss, runningLoss, isLearned };
    if (isLearned) return;
  }
}

/** T of an update, counted from 0. */
function lengthAt({ lengths, updatesEach }: ParityLesson, update: number): number {
  const last = lengths.length - 1;
  return lengths[last === 0 ? 0 : Math.min(last, Math.floor(update / updatesEach))];
}
