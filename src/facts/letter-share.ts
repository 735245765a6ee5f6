import type { Trace } from "../trace/schema.ts";
import { networksOf, read } from "./networks.ts";

/** The first characters of the probe are left out, while the network is still leaving its zero state. */
const SETTLED = 20;

const shares = new WeakMap<Trace, readonly number[]>();

/** At each checkpoint, the share of the variance of the states that goes with the last letter. */
export function letterShares(trace: Trace): readonly number[] {
  let found = shares.get(trace);
  if (!found) {
    const { text } = trace.probe;
    const letters = [...text].slice(SETTLED);
    found = networksOf(trace).map((network) => {
      const states = read(network, text).h.row.slice(SETTLED);
      const within = [...new Set(letters)].map((letter) =>
        variation(states.filter((_, i) => letters[i] === letter)),
      );
      return 1 - within.reduce((sum, one) => sum + one, 0) / variation(states);
    });
    shares.set(trace, found);
  }
  return found;
}

/** Sum of squared distances from the mean, over all numbers of all vectors. */
function variation(states: readonly Float64Array[]): number {
  const n = states.length;
  return states[0].reduce((total, _, unit) => {
    const mean = states.reduce((sum, state) => sum + state[unit], 0) / n;
    return total + states.reduce((sum, state) => sum + (state[unit] - mean) ** 2, 0);
  }, 0);
}

/** The checkpoint after the start at which the last letter accounts for most. */
export function letterPeak(trace: Trace): { place: number; share: number } {
  const all = letterShares(trace);
  const share = Math.max(...all.slice(1));
  return { place: all.indexOf(share), share };
}
