import { elman } from "../../src/rnn/elman.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import type { Params } from "../../src/rnn/params.ts";
import { integer, seeded, type Random } from "../../src/rnn/random.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { constant } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";
import type { Token } from "../../src/rnn/vocabulary.ts";

/** n tokens of V in which a token says much about the next, so that there is something to learn. */
export function chain(n: number, V: number, random: Random): Token[] {
  let token = 0;
  return Array.from({ length: n }, () => {
    token = (token + 1 + integer(random, Math.min(2, V))) % V;
    return token;
  });
}

/** A network after some updates: its weights are no longer what chance made them, nor its biases zero. */
export function trained(H: number, V: number, seed: number, updates = 30): Params {
  const random = seeded(seed);
  const params = initialParams(H, V, random);
  const tokens = chain(400, V, random);
  const options = {
    updates,
    schedule: constant(0.5),
    clip: 1,
    optimizer: sgd(),
  };
  for (const update of train(elman(params), runningText(tokens, 4, 9), options, start(4, H)))
    if (!Number.isFinite(update.loss)) throw new Error(`update ${update.update} has no loss`);
  return params;
}
