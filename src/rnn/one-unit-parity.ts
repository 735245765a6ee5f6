import { tanh } from "./elementary.ts";
import type { Token } from "./vocabulary.ts";

/*
 * No unit alone carries the parity of what was read: in no network does a unit i with a threshold θ
 * have hᵢ > θ exactly after the texts with an odd number of ones, not even for texts of two symbols.
 *
 * Reading x, the unit adds u x to what comes from the state before, and tanh rises.
 *   After an even text, 0 must leave it at most θ and 1 must bring it above: u > 0.
 *   After an odd text, 0 must leave it above θ and 1 must bring it to at most θ: u < 0.
 * Both cannot be. (With a second unit the parity is a difference: see parity-network.ts.)
 *
 * Source: Goudreau, Giles, Chakradhar and Chen (1994).
 */

/** All texts of 0 and 1 of one to `longest` symbols. */
export function textsUpTo(longest: number): Token[][] {
  const longer = (texts: Token[][]) =>
    texts.flatMap((text) => [
      [...text, 0],
      [...text, 1],
    ]);
  let texts: Token[][] = [[]];
  const all: Token[][] = [];
  for (let length = 1; length <= longest; length++) {
    texts = longer(texts);
    all.push(...texts);
  }
  return all;
}

/** One unit, h ← tanh(w h + u x + b), and the state it begins in. */
export interface OneUnit {
  readonly w: number;
  readonly u: number;
  readonly b: number;
  readonly h0: number;
}

/** After how many of the texts the unit is on the right side of its threshold, the best threshold and the better sides taken. */
export function mostRight({ w, u, b, h0 }: OneUnit, texts: readonly (readonly Token[])[]): number {
  const ends = texts.map((text) => {
    let h = h0;
    let parity = 0;
    for (const x of text) {
      h = tanh(w * h + u * x + b);
      parity = (parity + x) % 2;
    }
    return { h, odd: parity };
  });
  ends.sort((one, other) => one.h - other.h);
  const odd = ends.reduce((sum, end) => sum + end.odd, 0);
  let right = odd; // with the threshold below all: all are called odd
  let best = Math.max(right, ends.length - right);
  ends.forEach((end, i) => {
    right += end.odd === 1 ? -1 : 1;
    if (i + 1 < ends.length && ends[i + 1].h === end.h) return; // no threshold parts equals
    best = Math.max(best, right, ends.length - right);
  });
  return best;
}
