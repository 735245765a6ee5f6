import { seeded, type Random } from "./random.ts";
import type { Source } from "./source.ts";
import type { Token } from "./vocabulary.ts";

/** A sequence that stands for itself. */
export interface Sequence {
  readonly inputs: readonly Token[]; //  (T)
  readonly targets: readonly Token[]; // (T), NO_TARGET where nothing is asked
}

/**
 * B new sequences for every update, each read from the zero state. Those of an update are drawn from
 * a random source of its own, so that a run can be resumed at any. Within one update all have to be
 * of one length. Throws on a seed that is not one of 0 … 2²¹ − 1.
 */
export function freshSequences(
  lanes: number,
  seed: number,
  draw: (random: Random, update: number) => Sequence,
): Source {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2097152))
    throw new Error(`the seed ${seed} is not one of 0 … 2097151`);
  return {
    lanes,
    window: (update) => {
      const random = seeded(seed * 4294967296 + update);
      const sequences = Array.from({ length: lanes }, () => draw(random, update));
      return {
        inputs: sequences.map(({ inputs }) => inputs),
        targets: sequences.map(({ targets }) => targets),
        isBeginning: true,
      };
    },
  };
}
