import { freshSequences, type Sequence } from "../../rnn/fresh-sequences.ts";
import type { Network } from "../../rnn/network.ts";
import { adam } from "../../rnn/optimizer.ts";
import { vector } from "../../rnn/matrix.ts";
import { integer, seeded, type Random } from "../../rnn/random.ts";
import { constant } from "../../rnn/schedule.ts";
import { start, train } from "../../rnn/train.ts";
import { NO_TARGET } from "../../rnn/vocabulary.ts";

/** The symbols of the latch: four to remember, as many that distract, and the question. */
export const KINDS = 4;
export const LATCH_SYMBOLS = 2 * KINDS + 1;
const QUESTION = 2 * KINDS;

/** One of four symbols, L − 1 random distractors, and the question: what was the first? It is L steps back then. */
export function latchSequence(random: Random, L: number, first = integer(random, KINDS)): Sequence {
  const distractors = Array.from({ length: L - 1 }, () => KINDS + integer(random, KINDS));
  return {
    inputs: [first, ...distractors, QUESTION],
    targets: [...distractors.map(() => NO_TARGET), NO_TARGET, first],
  };
}

/** How a network is taught to hold a symbol over L steps. */
export interface LatchLesson {
  readonly lanes: number; //        B: new sequences for every update
  readonly learningRate: number; // of Adam, the same throughout
  readonly clip: number; //         c
  readonly updates: number; //      when to give up
  readonly tests: number; //        sequences it is tested on, as many of each symbol
  readonly mastery: number; //      it has learned when it answers this share of them
}

/** One update of a lesson. */
export interface LatchUpdate {
  /** How many updates have been made, this one included. */
  readonly update: number;
  /** Mean over the sequences of the update, before it, in nats. */
  readonly loss: number;
  readonly isLearned: boolean;
}

/** Losses above this, in nats, are not of a network that knows nearly all answers: it is not tested then. */
const WORTH_A_TEST = 0.05;

/** Trains a network over the symbols of the latch in place until it has learned, or until the updates are used up. */
export function* learnLatch(
  network: Network,
  lesson: LatchLesson,
  L: number,
  seed: number,
): Generator<LatchUpdate> {
  const { lanes, learningRate, clip, updates } = lesson;
  const source = freshSequences(lanes, seed, (random) => latchSequence(random, L));
  const options = {
    updates,
    schedule: constant(learningRate),
    clip,
    optimizer: adam(network.params),
  };
  for (const { update, loss } of train(network, source, options, start(lanes, network.stateSize))) {
    const isLearned = loss < WORTH_A_TEST && hasMastered(network, lesson, L);
    yield { update, loss, isLearned };
    if (isLearned) return;
  }
}

/** The share of the test sequences whose question is answered right: the likeliest symbol is the first. */
export function latchAccuracy(network: Network, { tests }: LatchLesson, L: number): number {
  let right = 0;
  for (const sequence of testSequences(tests, L)) if (isAnswered(network, sequence)) right++;
  return right / tests;
}

/** Whether the share is `mastery` at least; looks no further than it needs to. */
function hasMastered(network: Network, { tests, mastery }: LatchLesson, L: number): boolean {
  let wrong = 0;
  for (const sequence of testSequences(tests, L)) {
    if (!isAnswered(network, sequence)) wrong++;
    if (tests - wrong < mastery * tests) return false;
  }
  return true;
}

/** So large a seed that no network is trained on these. */
const TEST_SEEDS = 1_000_000_000;

/** The same for every network: each of the four symbols in turn, other distractors each time. */
export function* testSequences(tests: number, L: number): Generator<Sequence> {
  const random = seeded(TEST_SEEDS + L);
  for (let i = 0; i < tests; i++) yield latchSequence(random, L, i % KINDS);
}

/** Whether the likeliest answer to the question of one sequence is the right one. */
function isAnswered(network: Network, { inputs, targets }: Sequence): boolean {
  network.read([vector(network.stateSize)], [inputs], [targets]);
  const first = inputs[0];
  // With one target ∂L/∂by is p minus its one-hot vector, whatever the cells.
  const p = network.gradients[network.gradients.length - 1].slice();
  p[first] += 1;
  return p.every((other, symbol) => symbol === first || other < p[first]);
}
