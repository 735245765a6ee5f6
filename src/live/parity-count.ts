import { PARITY_GAIN, parityNetwork } from "../rnn/parity-network.ts";
import { readParity } from "../rnn/parity-reading.ts";
import { randomBits } from "../rnn/bit-text.ts";
import { seeded } from "../rnn/random.ts";
import { withNoise } from "../rnn/weight-noise.ts";

/** Lets the two units of `parityNetwork` read random bits and counts how often they are wrong. */
export interface ParityCount {
  readonly kind: "parity-count";
  /** K. */
  readonly gain: number;
  /** The standard deviation of the relative weight noise, and which draw of it. */
  readonly noise: number;
  readonly draw: number;
  /** Of the random bits. */
  readonly seed: number;
  /** How many bits to read. */
  readonly bits: number;
}

/** How far a count has come. */
export interface CountReport {
  readonly kind: "parity-count";
  readonly read: number;
  readonly errors: number;
  /** Which bit was the first to be answered wrongly, counted from 1; 0 while none was. */
  readonly firstError: number;
  /** The smallest probability that was given to the right answer. */
  readonly leastRight: number;
}

/** Bits read between two reports. */
const SLICE = 4000;

/** Counts, with a report after every slice. */
export function* countParity(job: ParityCount): Generator<CountReport> {
  const params = noisyParityNetwork(job.gain, job.noise, job.draw);
  for (const { read, errors, firstError = 0, leastRight } of readParity(
    params,
    randomBits(job.bits, 0.5, seeded(job.seed)),
  ))
    if (read % SLICE === 0 || read === job.bits)
      yield { kind: "parity-count", read, errors, firstError, leastRight };
}

/** The constructed network with one draw of weight noise. */
export function noisyParityNetwork(gain = PARITY_GAIN, noise = 0, draw = 1) {
  const params = parityNetwork(gain);
  return noise > 0 ? withNoise(params, noise, seeded(draw)) : params;
}
