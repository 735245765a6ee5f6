import type { Flat, Vector } from "../../rnn/matrix.ts";
import type { Network } from "../../rnn/network.ts";
import type { Window } from "../../rnn/source.ts";

/** Two directions in the space of all parameters, of length 1 and at right angles. */
export interface Directions {
  readonly first: readonly Float64Array[];
  readonly second: readonly Float64Array[];
}

/**
 * The mean loss of one window on a plane through a network's parameters: at θ + a · first + b · second
 * for all given a and b, in nats. (b, a) The network is left as it was.
 */
export function lossSlice(
  network: Network,
  { first, second }: Directions,
  { a, b }: { readonly a: readonly number[]; readonly b: readonly number[] },
  states: readonly Vector[],
  { inputs, targets }: Window,
): number[][] {
  const theta = network.params.map((numbers) => numbers.slice());
  const predictions = targets.reduce((sum, lane) => sum + lane.length, 0);
  const rows = b.map((along) =>
    a.map((ahead) => {
      network.params.forEach((numbers, at) => {
        for (let i = 0; i < numbers.length; i++)
          numbers[i] = theta[at][i] + ahead * first[at][i] + along * second[at][i];
      });
      const copies = states.map((state) => state.slice());
      return network.read(copies, inputs, targets) / predictions;
    }),
  );
  network.params.forEach((numbers, at) => numbers.set(theta[at]));
  return rows;
}

/** The direction of `first`, and what `second` has beside it, each of length 1. Throws where that is nothing. */
export function directions(first: Flat, second: Flat): Directions {
  const along = unit(first);
  const shared = dot(along, second);
  return {
    first: along,
    second: unit(second.map((numbers, at) => numbers.map((v, i) => v - shared * along[at][i]))),
  };
}

function unit(flat: readonly Float64Array[]): Float64Array[] {
  const length = Math.sqrt(dot(flat, flat));
  if (!(length > 0)) throw new Error(`a direction has a length above 0, not ${length}`);
  return flat.map((numbers) => numbers.map((v) => v / length));
}

function dot(u: readonly Float64Array[], v: readonly Float64Array[]): number {
  let sum = 0;
  u.forEach((numbers, at) => {
    for (let i = 0; i < numbers.length; i++) sum += numbers[i] * v[at][i];
  });
  return sum;
}
