import * as z from "zod/mini";
import { randomBits, repeatedBits } from "../../rnn/bit-text.ts";
import { spectralRadius } from "../../rnn/eigenvalues.ts";
import { exp, log } from "../../rnn/elementary.ts";
import { unroll } from "../../rnn/forward.ts";
import { gradientNorms, jacobianNorms } from "../../rnn/jacobian.ts";
import { largestSingularValue } from "../../rnn/largest-singular-value.ts";
import { parityNetwork } from "../../rnn/parity-network.ts";
import { parityReading, readParity } from "../../rnn/parity-reading.ts";
import {
  largestParityError,
  parityThreshold,
  slopeAfterZero,
  symbolsBeforeFailure,
} from "../../rnn/parity-threshold.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { emptyTape } from "../../rnn/tape.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { withNoise } from "../../rnn/weight-noise.ts";
import { study } from "../study.ts";

/** Of texts: drawn with ones half the time, or rarely; a 1 and then zeros; ones only; 1010… */
const TEXTS = ["random", "rare", "held", "ones", "alternating"] as const;

const settledSchema = z.object({
  error: z.number(), //           e: the largest distance of d = (h¹ − h²)/2 from the right one of 0 and 1
  margin: z.number(), //          1/2 − e
  evenSlope: z.number(), //       by what a symbol multiplies a small error, after an even text with that error
  oddSlope: z.number(), //        and after an odd one
});

const readingSchema = z.object({
  text: z.enum(TEXTS),
  errors: z.int(), //             of all symbols read
  firstError: z.nullable(z.int()), // after which symbol, counted from 1; null where there is none
  leastMargin: z.number(), //     the smallest distance of d from 1/2 on the right side; below 0 on the wrong one
});

const gainSchema = z.object({
  K: z.number(),
  settled: z.nullable(settledSchema), // null below the threshold, where no bound holds
  heldFor: z.nullable(z.int()), //   how many symbols of a 1 and then zeros are right before the first is not; null: all
  readings: z.array(readingSchema),
});

const noiseSchema = z.object({
  K: z.number(),
  level: z.array(z.number()), //  standard deviation of the factor of each weight, less 1
  survived: z.array(z.int()), //  at each level: networks without an error on a random text
  medianFailure: z.array(z.nullable(z.number())), // the symbol after which the middle one failed first; null: none
});

const backSchema = z.object({
  K: z.number(),
  spectralRadius: z.number(), //         of Whh
  largestSingularValue: z.number(), //   of Whh
  jacobianNorm: z.array(z.number()), //  (lags + 1)  geometric mean of ‖∂h_t/∂h_{t−k}‖ over positions
  gradientNorm: z.array(z.number()), //  (lags + 1)  of ‖∂L_t/∂h_{t−k}‖, L_t being the loss after symbol t alone
});

const schema = z.object({
  threshold: z.number(), //       K*: above it no text leads to an error
  read: z.int(), //               symbols of each text
  gains: z.array(gainSchema), //  from the smallest
  draws: z.int(), //              networks at each level of noise
  noise: z.array(noiseSchema),
  back: z.array(backSchema),
});
export type ParityConstruction = z.infer<typeof schema>;

const config = {
  gains: [1.5, 2, 2.2, 2.3, 2.32, 2.33, 2.34, 2.4, 2.5, 3, 4, 5, 6, 8],
  sharpness: 10,
  read: 1_000_000,
  rare: 0.01, //                  the probability of a 1 in the text of that name
  textSeed: 1,
  noise: {
    gains: [3, 4, 6],
    levels: [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3],
    draws: 300,
    read: 2000,
    seed: 2,
  },
  back: { gains: [3, 4, 6], lags: 25, positions: 200, seed: 3 },
};
type Config = typeof config;
type Part = Pick<ParityConstruction, "gains" | "noise" | "back">;

export const parityConstruction = study({
  name: "parity-construction",
  shows: "Two units with weights thought out hold one bit for as long as they read",
  usedBy: ["unrolling-the-loop", "why-memory-fades"],
  tier: "core",
  seeds: config.noise.draws,
  config,
  reads: [],
  parts: ({ gains, noise, back }) => [
    ...gains.map((K) => `gain ${K}`),
    ...noise.gains.map((K) => `noise ${K}`),
    ...back.gains.map((K) => `back ${K}`),
  ],
  work: ({ read, noise }, part) =>
    part.startsWith("gain")
      ? (TEXTS.length * read) / 5e4
      : part.startsWith("noise")
        ? (noise.levels.length * noise.draws * noise.read) / 5e4
        : 1,
  run: (config, part): Part => {
    const [of, K] = part.split(" ");
    const empty: Part = { gains: [], noise: [], back: [] };
    if (of === "gain") return { ...empty, gains: [atGain(config, Number(K))] };
    if (of === "noise") return { ...empty, noise: [underNoise(config, Number(K))] };
    return { ...empty, back: [lookingBack(config, Number(K))] };
  },
  join: ({ read, noise }, parts) => ({
    threshold: parityThreshold(),
    read,
    gains: parts.flatMap((part) => part.gains),
    draws: noise.draws,
    noise: parts.flatMap((part) => part.noise),
    back: parts.flatMap((part) => part.back),
  }),
  schema,
});

function atGain(config: Config, K: number): ParityConstruction["gains"][number] {
  const error = largestParityError(K);
  const heldFor = symbolsBeforeFailure(K);
  return {
    K,
    settled:
      error === undefined
        ? null
        : {
            error,
            margin: 0.5 - error,
            evenSlope: slopeAfterZero(K, error),
            oddSlope: slopeAfterZero(K, 1 - error),
          },
    heldFor: heldFor === Infinity ? null : heldFor,
    readings: TEXTS.map((text) => {
      const { errors, firstError, leastRight } = parityReading(
        parityNetwork(K, config.sharpness),
        textOf(config, text),
      );
      // p of the right parity is σ(2 · sharpness · (distance from 1/2)).
      const leastMargin = log(leastRight / (1 - leastRight)) / (2 * config.sharpness);
      return { text, errors, firstError: firstError ?? null, leastMargin };
    }),
  };
}

function textOf({ read, rare, textSeed }: Config, text: (typeof TEXTS)[number]): Iterable<Token> {
  const texts = {
    random: () => randomBits(read, 0.5, seeded(textSeed)),
    rare: () => randomBits(read, rare, seeded(textSeed)),
    held: () => repeatedBits(read, [0], [1]),
    ones: () => repeatedBits(read, [1]),
    alternating: () => repeatedBits(read, [1, 0]),
  };
  return texts[text]();
}

/** Its networks read random texts, the same at every gain and level. */
function underNoise({ noise, sharpness }: Config, K: number): ParityConstruction["noise"][number] {
  const failures = noise.levels.map((level) => {
    const random = seeded(noise.seed);
    return Array.from({ length: noise.draws }, () => {
      const params = withNoise(parityNetwork(K, sharpness), level, random);
      return firstFailure(params, [...randomBits(noise.read, 0.5, random)]);
    });
  });
  return {
    K,
    level: noise.levels,
    survived: failures.map((found) => found.filter((failure) => failure === Infinity).length),
    medianFailure: failures.map((found) => {
      const middle = found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)];
      return middle === Infinity ? null : middle;
    }),
  };
}

/** The symbol after which the first error is made, counted from 1; Infinity where none is. */
function firstFailure(params: Params, text: readonly Token[]): number {
  for (const { firstError } of readParity(params, text))
    if (firstError !== undefined) return firstError;
  return Infinity;
}

function lookingBack({ back, sharpness }: Config, K: number): ParityConstruction["back"][number] {
  const params = parityNetwork(K, sharpness);
  const text = [...randomBits(back.lags + back.positions, 0.5, seeded(back.seed))];
  const tape = emptyTape(text.length, 2, 2);
  unroll(params, tape, text);
  const positions = Array.from({ length: back.positions }, (_, i) => back.lags + i);
  let ones = 0;
  const parity = text.map((x) => (ones += x) % 2);
  const geometric = (norms: readonly Float64Array[]) =>
    Array.from({ length: back.lags + 1 }, (_, k) =>
      exp(norms.reduce((sum, norm) => sum + log(norm[k]), 0) / norms.length),
    );
  return {
    K,
    spectralRadius: spectralRadius(params.Whh),
    largestSingularValue: largestSingularValue(params.Whh),
    jacobianNorm: geometric(positions.map((t) => jacobianNorms(params, tape, t, back.lags))),
    gradientNorm: geometric(
      positions.map((t) => gradientNorms(params, tape, t, parity[t], back.lags)),
    ),
  };
}
