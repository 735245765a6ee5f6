import * as z from "zod/mini";
import { spectralRadius } from "../../rnn/eigenvalues.ts";
import { leadingGrowth } from "../../rnn/lyapunov.ts";
import { countParams } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { changedLetter } from "../memory/changed-letter.ts";
import { byLag, gradientsAt, positionsFrom } from "../memory/gradient-reach.ts";
import { horizon } from "../memory/horizon.ts";
import { meanLoss } from "../measure.ts";
import { read, sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { mean, median, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { MAIN_TRAINING, training, trainingWork } from "../language/training.ts";

/** In characters; null where the lags measured do not reach it. */
const horizonSchema = z.nullable(z.int());

const networkSchema = z.object({
  hiddenSize: z.int(), //                 H
  seed: z.int(),
  params: z.int(), //                     numbers learned
  loss: z.number(), //                    on the test text, in nats
  gradientHorizon: horizonSchema, //      median ‖∂L_t/∂h_{t−k}‖ below the threshold times its value at k = 0
  outputHorizon: horizonSchema, //        mean divergence after one changed letter below the threshold times its peak
  stateHorizon: horizonSchema, //         mean distance after one changed letter, likewise
  largestExponent: z.number(), //         Lyapunov, while the text is read, nats per character
  spectralRadius: z.number(), //          of Whh
});

const schema = z.object({
  epochs: z.int(),
  threshold: z.number(),
  lags: z.int(),
  networks: z.array(networkSchema), //    weights as trained, not rounded: they are not published
});
export type Sizes = z.infer<typeof schema>;
type Network = z.infer<typeof networkSchema>;

const config = {
  training: { ...MAIN_TRAINING, epochs: 6 },
  hiddenSizes: [16, 32, 64, 128, 256],
  seeds: [1, 2, 3],
  test: TEST_TEXT,
  threshold: 0.01,
  lags: 80,
  positions: { first: 150, count: 240, apart: 17 },
  trials: 400,
  trialsSeed: 61,
  exponent: { warmUp: 200, steps: 5000 },
};
type Config = typeof config;

const partOf = (H: number, seed: number) => `H=${H} seed ${seed}`;

const numbersIn = (part: string) => part.match(/\d+/g)!.map(Number);

function measureSize(config: Config, hiddenSize: number, seed: number): Network {
  const { lags, threshold, trials } = config;
  const run = training({ ...config.training, hiddenSize, seed });
  for (const _ of run.train());
  const { params } = run;
  const tokens = sentenceTokens(config.test);
  const { first, count, apart } = config.positions;
  const positions = positionsFrom(first, count, apart);
  const gradient = byLag(gradientsAt(params, { tokens, positions, lags }), median);
  const effect = changedLetter(params, tokens, { lags, trials }, seeded(config.trialsSeed));
  const { warmUp, steps } = config.exponent;
  const growth = leadingGrowth(params, read(params, tokens.slice(0, warmUp + steps)));
  const below = (series: readonly number[], reference: number) =>
    horizon(series, threshold, reference) ?? null;
  return {
    hiddenSize,
    seed,
    params: countParams(params),
    loss: significant(meanLoss(params, tokens), 5),
    gradientHorizon: below(gradient, gradient[0]),
    outputHorizon: below(effect.divergence, Math.max(...effect.divergence)),
    stateHorizon: below(effect.distance, Math.max(...effect.distance)),
    largestExponent: significant(mean([...growth].slice(warmUp)), 4),
    spectralRadius: significant(spectralRadius(params.Whh), 4),
  };
}

export const sizes = study<Config, Network, Sizes>({
  name: "sizes",
  shows: "Whether more units remember longer: horizons of networks of 16 to 256 units",
  usedBy: ["why-memory-fades"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ hiddenSizes, seeds }) =>
    hiddenSizes.flatMap((H) => seeds.map((seed) => partOf(H, seed))),
  work: ({ training, trials, lags }, part) => {
    const [hiddenSize] = numbersIn(part);
    const step = (hiddenSize * (hiddenSize + 54)) / 1e6;
    return trainingWork({ ...training, hiddenSize }) + step * (60_000 + trials * lags);
  },
  run: (config, part) => {
    const [H, seed] = numbersIn(part);
    return measureSize(config, H, seed);
  },
  join: ({ training, threshold, lags }, networks) => ({
    epochs: training.epochs,
    threshold,
    lags,
    networks: [...networks],
  }),
  schema,
});
