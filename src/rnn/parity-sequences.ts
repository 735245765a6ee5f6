import type { Sequence } from "./fresh-sequences.ts";
import { integer, type Random } from "./random.ts";
import { NO_TARGET } from "./vocabulary.ts";

/** After which symbols of a sequence its parity is asked for. */
export type ParityAsked = "after every symbol" | "after the last";

/** A random sequence of T zeros and ones, each as likely; a target is 1 where the ones so far are odd in number. */
export function paritySequence(random: Random, T: number, asked: ParityAsked): Sequence {
  const inputs = Array.from({ length: T }, () => integer(random, 2));
  let parity = 0;
  const targets = inputs.map((x, t) => {
    parity = (parity + x) % 2;
    return asked === "after every symbol" || t === T - 1 ? parity : NO_TARGET;
  });
  return { inputs, targets };
}
