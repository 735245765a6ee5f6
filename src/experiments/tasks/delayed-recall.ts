import { fastElman } from "../../kernel/fast-elman.ts";
import { freshSequences, type Sequence } from "../../rnn/fresh-sequences.ts";
import { initialParams } from "../../rnn/initialization.ts";
import { loss as lossOf } from "../../rnn/loss.ts";
import { adam } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { integer, seeded, type Random } from "../../rnn/random.ts";
import { constant } from "../../rnn/schedule.ts";
import { start, train } from "../../rnn/train.ts";
import { NO_TARGET } from "../../rnn/vocabulary.ts";
import { read } from "../language/reading.ts";

/** As many symbols there are, each as likely, so that one is two bits. */
export const RECALLED_SYMBOLS = 4;

/**
 * `asked` symbols more than twice the lag, and at each step but the first `lag` the target is the
 * symbol that was read so many steps before: all symbols in between have to be held meanwhile.
 */
export function recallSequence(random: Random, lag: number, asked: number): Sequence {
  const inputs = Array.from({ length: 2 * lag + asked }, () => integer(random, RECALLED_SYMBOLS));
  return { inputs, targets: inputs.map((_, t) => (t < lag ? NO_TARGET : inputs[t - lag])) };
}

/** How tanh units are taught to repeat what they read, so many steps late. */
export interface RecallLesson {
  readonly lanes: number; //        B: new sequences for every update
  readonly asked: number; //        symbols of a sequence beyond twice the lag
  readonly learningRate: number; // of Adam, the same throughout
  readonly clip: number; //         c
  readonly enough: number; //       it is taught no longer once the loss of an update is below this, in nats
  readonly updates: number; //      when to give up
}

/** The network of H units that a lesson makes, and how many updates it took. */
export function learnRecall(
  H: number,
  lesson: RecallLesson,
  lag: number,
  seed: number,
): { params: Params; updates: number } {
  const { lanes, asked, learningRate, clip, enough, updates } = lesson;
  const params = initialParams(H, RECALLED_SYMBOLS, seeded(seed));
  const network = fastElman(params);
  const source = freshSequences(lanes, seed, (random) => recallSequence(random, lag, asked));
  const optimizer = adam(network.params);
  const options = { updates, schedule: constant(learningRate), clip, optimizer };
  const progress = start(lanes, network.stateSize);
  for (const { loss } of train(network, source, options, progress)) if (loss < enough) break;
  return { params, updates: progress.update };
}

/** What a network recalls of new sequences: share of right answers, and mean loss in nats per answer. */
export function recallOf(
  params: Params,
  { asked }: RecallLesson,
  lag: number,
  sequences: number,
  random: Random,
): { accuracy: number; loss: number } {
  let [answers, right, sum] = [0, 0, 0];
  for (let i = 0; i < sequences; i++) {
    const { inputs, targets } = recallSequence(random, lag, asked);
    const tape = read(params, inputs);
    sum += lossOf(tape, targets);
    for (let t = lag; t < targets.length; t++) {
      const p = tape.p.row[t];
      answers++;
      if (p.every((other, symbol) => symbol === targets[t] || other < p[targets[t]])) right++;
    }
  }
  return { accuracy: right / answers, loss: sum / answers };
}
