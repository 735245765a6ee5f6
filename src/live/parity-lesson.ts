import { fastElman } from "../kernel/fast-elman.ts";
import { randomBits } from "../rnn/bit-text.ts";
import { unroll } from "../rnn/forward.ts";
import { initialParams } from "../rnn/initialization.ts";
import type { Params } from "../rnn/params.ts";
import { readParity } from "../rnn/parity-reading.ts";
import { paritySequence } from "../rnn/parity-sequences.ts";
import { learnParity, PARITY_LESSON } from "../rnn/parity-training.ts";
import { seeded } from "../rnn/random.ts";
import { emptyTape } from "../rnn/tape.ts";

/** Trains a network from scratch to say after every bit whether the ones so far are odd in number. */
export interface LiveLesson {
  readonly kind: "parity-lesson";
  /** H. */
  readonly units: number;
  /** Of the weights it starts from and of the sequences it reads. */
  readonly seed: number;
  readonly learningRate: number;
}

/** How far a lesson has come. */
export interface LessonReport {
  readonly kind: "parity-lesson";
  readonly update: number;
  /** Mean over the updates since the last report, in nats a bit read; not finite where the weights have been thrown too far. */
  readonly loss: number;
  /** Share of right answers on sequences longer than those it is trained on. */
  readonly accuracy: number;
  /** How it ended; null while it goes on. */
  readonly end: LessonEnd | null;
}

export interface LessonEnd {
  /** Whether the running loss fell below what `PARITY_LESSON` asks for. */
  readonly isLearned: boolean;
  /** Bits of one long text answered rightly before the first error, of `LESSON_TEST.long`. */
  readonly heldFor: number;
}

/** Updates between two reports. */
const STRIDE = 10;

/** On what a lesson is tested: sequences while it goes on, and at its end one long text. */
export const LESSON_TEST = { sequences: 40, length: 50, long: 10_000 };

/**
 * Trains until parity is learned or the updates are used up. At the learning rate of `PARITY_LESSON`
 * this is, bit for bit, what the study parity-learned does with the same units and seed.
 */
export function* liveLesson(job: LiveLesson): Generator<LessonReport> {
  const params = initialParams(job.units, 2, seeded(job.seed));
  const lesson = { ...PARITY_LESSON, learningRate: job.learningRate };
  let [sum, count] = [0, 0];
  for (const { update, loss, isLearned } of learnParity(fastElman(params), lesson, job.seed)) {
    sum += loss;
    count++;
    const isOver = isLearned || update === lesson.updates;
    if (count < STRIDE && !isOver) continue;
    yield {
      kind: "parity-lesson",
      update,
      loss: sum / count,
      accuracy: accuracyOf(params),
      end: isOver ? { isLearned, heldFor: heldFor(params) } : null,
    };
    [sum, count] = [0, 0];
  }
}

/** Share of right answers on sequences that no lesson trains on. */
function accuracyOf(params: Params): number {
  const { sequences, length } = LESSON_TEST;
  const random = seeded(TEST_SEED);
  const tape = emptyTape(length, params.bh.length, 2);
  let right = 0;
  for (let i = 0; i < sequences; i++) {
    const { inputs, targets } = paritySequence(random, length, "after every symbol");
    unroll(params, tape, inputs);
    targets.forEach((target, t) => {
      if (tape.p.row[t][target] > 0.5) right++;
    });
  }
  return right / (sequences * length);
}

/** Bits of a long text that are answered rightly before the first error. */
function heldFor(params: Params): number {
  const text = randomBits(LESSON_TEST.long, 0.5, seeded(LONG_SEED));
  for (const { read, firstError } of readParity(params, text))
    if (firstError !== undefined) return read - 1;
  return LESSON_TEST.long;
}

/** No lesson has such a seed. */
const TEST_SEED = 1_000_003;
const LONG_SEED = 1_000_004;
