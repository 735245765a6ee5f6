import { log } from "./elementary.ts";
import type { Vector } from "./matrix.ts";
import type { Tape } from "./tape.ts";
import { NO_TARGET, type Token } from "./vocabulary.ts";

/** ln 2: a bit in nats, and the loss of a guess between two. */
export const LN2 = 0.6931471805599453;

/** Cross-entropy of T targets under a tape of T steps, summed over the steps that have one, in nats. */
export function loss({ p }: Pick<Tape, "p">, targets: ArrayLike<Token>): number {
  let sum = 0;
  for (let t = 0; t < targets.length; t++)
    if (targets[t] !== NO_TARGET) sum -= log(p.row[t][targets[t]]); // [eq:loss]
  return sum;
}

/** dy = p minus the one-hot vector of the target, which is ∂L/∂y; zero without a target; in place. */
export function logitGradient(dy: Vector, p: Vector, target: Token): void {
  if (target === NO_TARGET) {
    dy.fill(0);
    return;
  }
  dy.set(p);
  dy[target] -= 1;
}

/** Nats as bits: a bit, the answer to an even yes-or-no question, is ln 2 nats. */
export const bits = (nats: number): number => nats / LN2;

/** Bits as nats. */
export const nats = (bits: number): number => bits * LN2;
