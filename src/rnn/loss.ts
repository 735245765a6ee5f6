import { log } from "./elementary.ts";
import type { Tape } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

const LN2 = 0.6931471805599453;

/** Cross-entropy of T targets under a tape of T steps, summed over the steps, in nats. */
export function loss(tape: Tape, targets: ArrayLike<Token>): number {
  let sum = 0;
  for (let t = 0; t < targets.length; t++) sum -= log(tape.p.row[t][targets[t]]); // [eq:loss]
  return sum;
}

/** Nats as bits: a bit, the answer to an even yes-or-no question, is ln 2 nats. */
export const bits = (nats: number): number => nats / LN2;

/** Bits as nats. */
export const nats = (bits: number): number => bits * LN2;
