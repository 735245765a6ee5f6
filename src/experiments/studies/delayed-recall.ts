import * as z from "zod/mini";
import { bits, LN2 } from "../../rnn/loss.ts";
import { seeded } from "../../rnn/random.ts";
import { cellWork, countLearned } from "../cells/cell.ts";
import {
  learnRecall,
  RECALLED_SYMBOLS,
  recallOf,
  type RecallLesson,
} from "../tasks/delayed-recall.ts";
import { study } from "../study.ts";

const lagSchema = z.object({
  lag: z.int(), //        symbols back that are asked for, in a network trained for that alone
  updates: z.int(), //    made, the whole budget where it did not get as far as `enough`
  accuracy: z.number(), // share of right answers on new sequences; a guess gets 1/4
  loss: z.number(), //    nats per answer; a guess costs 2 ln 2
  // at least so many bits about the last lag + 1 symbols are in the state: as many times what an
  // answer says about its symbol, 2 bits less its loss, or 0 where that is negative
  bits: z.number(),
});

const networkSchema = z.object({
  seed: z.int(), //       of the first weights and of the sequences
  lags: z.array(lagSchema), // rising, until twice in a row too few answers were right
  reach: z.int(), //      the largest lag with `right` answers right at it and at every smaller one tried; 0: none
  bits: z.number(), //    the most at any lag
});

const schema = z.object({
  budget: z.int(), //     updates for every lag
  enough: z.number(), //  nats: a lesson ends once the loss of an update is below
  right: z.number(), //   share of answers that counts as recalled
  sizes: z.array(
    z.object({
      units: z.int(), //  H
      learningRate: z.number(), // of Adam, throughout: the same number for all sizes, divided by H
      learned: z.int(), // numbers it learns
      networks: z.array(networkSchema), // by seed
    }),
  ),
});
export type DelayedRecall = z.infer<typeof schema>;
type Recalled = z.infer<typeof networkSchema>;
type Lag = z.infer<typeof lagSchema>;

const lesson: Omit<RecallLesson, "learningRate"> = {
  lanes: 16,
  asked: 20,
  clip: 1,
  enough: 0.01,
  updates: 1200,
};

const config = {
  lesson,
  rateTimesUnits: 0.128, // one learning rate is too large for many units and too small for few
  units: [8, 16, 32, 64, 128],
  lags: [1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 20, 25, 30, 40],
  right: 0.99,
  seeds: [1, 2, 3],
  test: { sequences: 50, seed: 1_000_000_001 }, // the seed of no other sequences
};
type Config = typeof config;

/** Weights are measured as trained; none of them is shown. */
export const delayedRecall = study<Config, Recalled, DelayedRecall>({
  name: "delayed-recall",
  shows:
    "How many symbols back networks of 8 to 128 tanh units learn to recall, and the bits that takes",
  usedBy: ["the-ceiling"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ units, seeds }) => units.flatMap((H) => seeds.map((seed) => `H=${H} seed ${seed}`)),
  work: ({ lesson, lags }, part) => {
    const [H] = numbersIn(part);
    const symbols = lags
      .filter((lag) => lag <= H)
      .reduce((sum, lag) => sum + lesson.updates * lesson.lanes * (2 * lag + lesson.asked), 0);
    return cellWork("tanh", H, RECALLED_SYMBOLS, symbols);
  },
  run: (config, part) => {
    const [H, seed] = numbersIn(part);
    return recalledBy(config, H, seed);
  },
  join: ({ lesson, rateTimesUnits, right, units, seeds }, parts) => {
    const networks = [...parts];
    return {
      budget: lesson.updates,
      enough: lesson.enough,
      right,
      sizes: units.map((H) => ({
        units: H,
        learningRate: rateTimesUnits / H,
        learned: countLearned("tanh", H, RECALLED_SYMBOLS),
        networks: networks.splice(0, seeds.length),
      })),
    };
  },
  schema,
});

const numbersIn = (part: string) => part.match(/\d+/g)!.map(Number);

function recalledBy(config: Config, H: number, seed: number): Recalled {
  const lags: Lag[] = [];
  const failed = (lag: Lag | undefined) => lag !== undefined && lag.accuracy < config.right;
  for (const lag of config.lags) {
    lags.push(recalledAt(config, H, lag, seed));
    if (failed(lags.at(-1)) && failed(lags.at(-2))) break;
  }
  const firstFailure = lags.findIndex(failed);
  const reached = firstFailure < 0 ? lags.length : firstFailure;
  return {
    seed,
    lags,
    reach: lags[reached - 1]?.lag ?? 0,
    bits: Math.max(...lags.map(({ bits }) => bits)),
  };
}

function recalledAt(config: Config, H: number, lag: number, seed: number): Lag {
  const { test, rateTimesUnits } = config;
  const lesson = { ...config.lesson, learningRate: rateTimesUnits / H };
  const { params, updates } = learnRecall(H, lesson, lag, seed);
  const random = seeded(test.seed);
  const { accuracy, loss } = recallOf(params, lesson, lag, test.sequences, random);
  const told = Math.max(0, bits(2 * LN2 - loss));
  return { lag, updates, accuracy, loss, bits: (lag + 1) * told };
}
