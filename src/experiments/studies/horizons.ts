import * as z from "zod/mini";
import { nats } from "../../rnn/loss.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { entropyRate } from "../../grammar/entropy.ts";
import { orderFloor } from "../../grammar/order-model.ts";
import { changedLetter } from "../memory/changed-letter.ts";
import { byLag, gradientsAt, positionsFrom, productsAt } from "../memory/gradient-reach.ts";
import { horizon } from "../memory/horizon.ts";
import { meanLoss } from "../measure.ts";
import { sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { bothEnds, MAIN_RUNS } from "../recorded.ts";
import { geometricMean, mean, median, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { MAIN_TRAINING, trained, trainingWork } from "../language/training.ts";

/** In characters; null where the lags measured do not reach it. */
const horizonSchema = z.nullable(z.int());
const series = z.array(z.number()); // one for each lag, from 0 on

const networkSchema = z.object({
  name: z.string(), //                    a recorded run, or "truncation 50 seed 1"
  truncation: z.int(), //                 T it was trained with
  loss: z.number(), //                    on the test text, in nats
  horizon: z.object({
    gradient: horizonSchema, //           median ‖∂L_t/∂h_{t−k}‖ below the threshold times its value at k = 0
    gradientMean: horizonSchema, //       the same of the mean
    jacobian: horizonSchema, //           geometric mean ‖J_t … J_{t−k+1}‖ below the threshold
    output: horizonSchema, //             mean divergence of predictions below the threshold times its peak
    state: horizonSchema, //              mean distance of states below the threshold times its peak
    stateOfUnrelated: horizonSchema, //   the same, of the mean distance of unrelated states
  }),
  gradientMedian: series, //              over positions, as is
  jacobianNorm: series, //                geometric mean over positions
  divergence: series, //                  after one changed letter: mean over trials, in nats
  distance: series, //                    after one changed letter: mean over trials
  unrelated: z.number(), //               mean distance of states at unrelated places
});

const schema = z.object({
  threshold: z.number(),
  task: z.object({
    order: z.int(), //                    least k: the best predictor from k characters is within the threshold of the best from all
    floor: z.array(z.number()), //        loss of that predictor for k = 0 …, nats per character
    entropyRate: z.number(), //           nats per character
  }),
  untrained: z.array(networkSchema), //   before the first update
  trained: z.array(networkSchema), //     with the truncation of the book
  longer: z.array(networkSchema), //      trained with gradients that go back further, as many updates
});
export type Horizons = z.infer<typeof schema>;
type NetworkHorizons = z.infer<typeof networkSchema>;

const config = {
  threshold: 0.01,
  orders: 20,
  test: TEST_TEXT,
  lags: 80,
  positions: { first: 150, count: 240, apart: 17 }, // of which every sixth for the Jacobians
  trials: 800,
  trialsSeed: 61,
  runs: MAIN_RUNS,
  longer: { ...MAIN_TRAINING, truncation: 50, epochs: 24 }, // as many updates as the main run makes
  seeds: [1, 2, 3],
};
type Config = typeof config;

const longerPart = (config: Config, seed: number) =>
  `truncation ${config.longer.truncation} seed ${seed}`;

/** What a network forgets, by every measure. */
function horizonsOf(
  config: Config,
  name: string,
  truncation: number,
  params: Params,
): NetworkHorizons {
  const { lags, threshold, positions, trials, trialsSeed } = config;
  const tokens: readonly Token[] = sentenceTokens(config.test);
  const at = positionsFrom(positions.first, positions.count, positions.apart);
  const gradients = gradientsAt(params, { tokens, positions: at, lags });
  const products = productsAt(params, {
    tokens,
    positions: at.filter((_, i) => i % 6 === 0),
    lags,
  });
  const effect = changedLetter(params, tokens, { lags, trials }, seeded(trialsSeed));
  const gradientMedian = byLag(gradients, median);
  const gradientMean = byLag(gradients, mean);
  const jacobianNorm = byLag(products, geometricMean);
  const peak = (values: readonly number[]) => Math.max(...values);
  const below = (values: readonly number[], reference: number) =>
    horizon(values, threshold, reference) ?? null;
  const rounded = (values: readonly number[]) => values.map((value) => significant(value, 4));
  return {
    name,
    truncation,
    loss: meanLoss(params, tokens),
    horizon: {
      gradient: below(gradientMedian, gradientMedian[0]),
      gradientMean: below(gradientMean, gradientMean[0]),
      jacobian: below(jacobianNorm, 1),
      output: below(effect.divergence, peak(effect.divergence)),
      state: below(effect.distance, peak(effect.distance)),
      stateOfUnrelated: below(effect.distance, effect.unrelated),
    },
    gradientMedian: rounded(gradientMedian),
    jacobianNorm: rounded(jacobianNorm),
    divergence: rounded(effect.divergence),
    distance: rounded(effect.distance),
    unrelated: effect.unrelated,
  };
}

/** How much of the past the language itself pays for. */
function taskHorizon({ orders, threshold }: Config) {
  const floor = Array.from({ length: orders + 1 }, (_, k) => nats(orderFloor(k)));
  const rate = nats(entropyRate());
  const order = horizon(
    floor.map((value) => value / rate - 1),
    threshold,
    1,
  );
  if (order === undefined)
    throw new Error(`the floor of order ${orders} is not within ${threshold}; ask for more orders`);
  return { order, floor, entropyRate: rate };
}

export const horizons = study<Config, NetworkHorizons[], Horizons>({
  name: "horizons",
  shows: "How far back a network reaches, by five measures, and whether longer gradients change it",
  usedBy: ["why-memory-fades", "learning-through-time"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: (config) => [...config.runs, ...config.seeds.map((seed) => longerPart(config, seed))],
  work: (config, part) => {
    const { lags, trials, positions, longer } = config;
    const measuring = trials * lags * 0.0077 + (positions.count / 6) * lags * 0.6 + 350;
    return config.runs.includes(part) ? 2 * measuring : trainingWork(longer) + measuring;
  },
  run: (config, part, runs) => {
    if (config.runs.includes(part)) {
      const { truncation } = runs.find(({ name }) => name === part)!.config;
      return bothEnds(runs, part).map((params) => horizonsOf(config, part, truncation, params));
    }
    const seed = config.seeds.find((one) => longerPart(config, one) === part)!;
    const params = trained({ ...config.longer, seed });
    return [horizonsOf(config, part, config.longer.truncation, params)];
  },
  join: (config, parts) => {
    const recorded = parts.slice(0, config.runs.length);
    return {
      threshold: config.threshold,
      task: taskHorizon(config),
      untrained: recorded.map(([untrained]) => untrained),
      trained: recorded.map(([, last]) => last),
      longer: parts.slice(config.runs.length).flat(),
    };
  },
  schema,
});
