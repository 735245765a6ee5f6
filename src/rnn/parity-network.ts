import { zeroParams, type Params } from "./params.ts";

/** K: the gain at which the book shows the network. */
export const PARITY_GAIN = 4;

/**
 * Two hidden units that know whether the ones read so far are odd in number, for a text of any
 * length, with weights that were thought out instead of learned. V = 2: it reads the symbols 0 and
 * 1 from the state zero, and gives p[1] as the probability of “odd”.
 *
 * With d = (h¹ − h²) / 2 for the parity before, the first unit is positive where d or x is 1, the
 * second where both are; so their difference is 1 where just one of them is, and that is the parity
 * after. The gain K sets how nearly the units are −1 or 1; above `parityThreshold` no text misleads
 * it. Even has two states, (−1, −1) and (1, 1), since no unit alone can carry a parity.
 *
 * Source: after Goudreau, Giles, Chakradhar and Chen (1994), whose states are split likewise.
 */
export function parityNetwork(K: number, sharpness = 10): Params {
  const { Wxh, Whh, Why, bh, by } = zeroParams(2, 2);

  // #region parity-weights
  bh.set([-K / 2, (-3 * K) / 2]); //  over 1/2: or; over 3/2: and
  Wxh.row[0].set([0, K]); //          only the symbol 1 counts
  Wxh.row[1].set([0, K]);
  Whh.row[0].set([K / 2, -K / 2]); // K times the difference d
  Whh.row[1].set([K / 2, -K / 2]);
  // #endregion parity-weights

  Why.row[1].set([sharpness / 2, -sharpness / 2]); // y¹ − y⁰ = sharpness · (h¹ − h² − 1)
  Why.row[0].set([-sharpness / 2, sharpness / 2]);
  by.set([sharpness / 2, -sharpness / 2]);
  return { Wxh, Whh, Why, bh, by };
}
