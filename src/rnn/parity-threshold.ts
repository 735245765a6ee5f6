import { tanh } from "./elementary.ts";

/*
 * Why the parity network is right for ever. Its state acts on the next one only through
 * d = (h¹ − h²) / 2, which is near 0 after an even and near 1 after an odd number of ones, and
 *
 *     d ← f(d) on reading 0,   d ← f(1 − d) on reading 1,   f as below.
 *
 * So reading a 1 is to mistake even for odd and then read a 0: an error e, the distance from the
 * right one of 0 and 1, becomes f(e) after an even text and 1 − f(1 − e) after an odd one. Both
 * grow with e, and the second is always the larger. Hence no text has a larger error than a 1 and
 * then zeros, and it is right on every text if and only if that one stays below 1/2.
 */

/** f(d) = ½ (tanh K(d − ½) − tanh K(d − 3⁄2)): the parity that reading a 0 leaves, for that before. */
export function afterZero(K: number, d: number): number {
  return (tanh(K * (d - 0.5)) - tanh(K * (d - 1.5))) / 2;
}

/** The slope of f at d: by which factor reading a symbol multiplies a small error of the parity. */
export function slopeAfterZero(K: number, d: number): number {
  const [or, and] = [tanh(K * (d - 0.5)), tanh(K * (d - 1.5))];
  return (K * (and * and - or * or)) / 2;
}

/** The parity d after each symbol of a text of 0 and 1, from d = 0. */
export function* parities(K: number, text: Iterable<number>): Generator<number> {
  let d = 0;
  for (const x of text) {
    d = afterZero(K, x === 1 ? 1 - d : d);
    yield d;
  }
}

/**
 * The largest error of any text, which is where that of a 1 and then zeros settles; undefined
 * where it reaches 1/2, so that the network is wrong sooner or later.
 */
export function largestParityError(K: number): number | undefined {
  let e = 0;
  for (;;) {
    const next = 1 - afterZero(K, 1 - e);
    if (!(next < 0.5)) return undefined;
    if (next <= e) return e; // it only ever grows, but for rounding
    e = next;
  }
}

/** How many symbols of a 1 and then zeros are read before the first wrong parity; Infinity if none is. */
export function symbolsBeforeFailure(K: number): number {
  if (largestParityError(K) !== undefined) return Infinity;
  let right = 0;
  for (let d = afterZero(K, 1); d > 0.5; d = afterZero(K, d)) right++;
  return right;
}

/**
 * K*: the network is right on every text if and only if its gain is larger. There the error
 * e ↦ 1 − f(1 − e), which curves upward, just touches the line e ↦ e. Found by halving, to 2⁻⁴⁰.
 */
export function parityThreshold(): number {
  return halve(1, 4, 40, (K) => {
    const touches = halve(0, 0.5, 40, (e) => slopeAfterZero(K, 1 - e) > 1);
    return 1 - afterZero(K, 1 - touches) < touches;
  });
}

/** Where in [low, high] a condition begins to hold, if it then goes on holding. */
function halve(low: number, high: number, times: number, holds: (x: number) => boolean): number {
  for (let i = 0; i < times; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
