import type { CountReport, ParityCount } from "../live/parity-count.ts";
import { unroll } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { Params } from "../rnn/params.ts";
import { parityNetwork } from "../rnn/parity-network.ts";
import { parityThreshold, symbolsBeforeFailure } from "../rnn/parity-threshold.ts";
import { seeded } from "../rnn/random.ts";
import { emptyTape } from "../rnn/tape.ts";
import { withNoise } from "../rnn/weight-noise.ts";
import type { State } from "./axis.ts";

/** What the parity figure starts from; all else is computed from where the reader puts it. */
export interface ParityData {
  /** The bits that are read, at most `columns`. */
  readonly bits: string;
  readonly columns: number;
  /** K*, as far as it is shown. */
  readonly threshold: number;
  /** Gains below K* in hundredths, and how many symbols of a 1 and then zeros are read before the first error. */
  readonly failures: readonly { readonly gain: number; readonly symbols: number }[];
  /** The count in the background: what was asked and how far it has come; null before the first. */
  readonly count: { readonly job: ParityCount; readonly report: CountReport | null } | null;
}

export const BITS_AT_REST = "1011001110001011";
/** K in hundredths, and the share of noise in percent. */
export const GAINS = { least: 150, largest: 500, initial: 400 };
export const NOISES = { largest: 40 };
export const DRAWS = 20;
/** How many random bits the count reads. */
export const COUNTED = 1_000_000;

export function parityData(): ParityData {
  const threshold = Number(parityThreshold().toFixed(6));
  return {
    bits: BITS_AT_REST,
    columns: BITS_AT_REST.length,
    threshold,
    failures: Array.from({ length: GAINS.largest - GAINS.least + 1 }, (_, i) => GAINS.least + i)
      .filter((gain) => gain / 100 < threshold)
      .map((gain) => ({ gain, symbols: symbolsBeforeFailure(gain / 100) })),
    count: null,
  };
}

/** Two units reading the bits, one entry a bit. */
export interface ParityReading {
  readonly h: readonly Vector[]; // of (2)
  /** The probability of “odd”. */
  readonly odd: readonly number[];
  /** What is said, and what is true: 1 for odd. */
  readonly said: readonly number[];
  readonly true: readonly number[];
  /** Where y¹ = y⁰: a · h¹ + b · h² + c = 0. */
  readonly line: { readonly a: number; readonly b: number; readonly c: number };
}

/** The bits read by the constructed network with the gain and the noise of a state. */
export function parityReading(bits: string, state: State): ParityReading {
  const params = networkAt(state);
  const tape = emptyTape(bits.length, 2, 2);
  unroll(params, tape, Array.from(bits, Number));
  const odd = tape.p.row.map((p) => p[1]);
  let parity = 0;
  const [even, other] = params.Why.row;
  return {
    h: tape.h.row,
    odd,
    said: odd.map((p) => (p > 0.5 ? 1 : 0)),
    true: Array.from(bits, (bit) => (parity ^= Number(bit))),
    line: {
      a: other[0] - even[0],
      b: other[1] - even[1],
      c: params.by[1] - params.by[0],
    },
  };
}

/** The constructed network with the gain and the draw of noise that a state asks for. */
function networkAt({ gain, noise, draw }: State): Params {
  const params = parityNetwork(gain / 100);
  return noise > 0 ? withNoise(params, noise / 100, seeded(draw)) : params;
}

/** How many symbols of a 1 and then zeros are read before the first error with the gain of a state, without noise; Infinity if none is made. */
export const symbolsBefore = ({ failures }: ParityData, { gain }: State): number =>
  failures.find((one) => one.gain === gain)?.symbols ?? Infinity;

/** What the count in the background is asked: the same bits for every gain and noise. */
export const countJob = (state: State): ParityCount => ({
  kind: "parity-count",
  gain: state.gain / 100,
  noise: state.noise / 100,
  draw: state.draw,
  seed: 1,
  bits: COUNTED,
});
