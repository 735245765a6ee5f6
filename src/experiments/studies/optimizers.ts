import * as z from "zod/mini";
import { meanLoss } from "../measure.ts";
import { sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import {
  MAIN_TRAINING,
  training,
  trainingWork,
  type TrainingConfig,
} from "../language/training.ts";

const ruleSchema = z.object({
  optimizer: z.string(),
  learningRate: z.number(), //            at the first update
  schedule: z.enum(["constant", "cosine"]),
  clip: z.nullable(z.number()), //        the longest gradient; null where none is shortened
  clipEntries: z.optional(z.number()), // the largest entry of the mean gradient, where entries are clipped
  lanes: z.int(),
  networks: z.array(
    z.object({
      seed: z.int(),
      loss: z.array(z.number()), //       on the test text after each epoch, in nats
      clipped: z.int(), //                updates that were clipped
    }),
  ),
});

const schema = z.object({
  updatesPerEpoch: z.int(), //            with the lanes of the main run
  rules: z.array(ruleSchema),
});
export type Optimizers = z.infer<typeof schema>;

type Rule = Pick<
  TrainingConfig,
  "optimizer" | "learningRate" | "schedule" | "clip" | "clipEntries" | "lanes"
>;

const rule = (
  optimizer: TrainingConfig["optimizer"],
  learningRate: number,
  other: Partial<Rule> = {},
): Rule => ({ optimizer, learningRate, schedule: "constant", clip: 1, lanes: 16, ...other });

/** min-char-rnn of Karpathy (2015): one lane, entries of the gradient of the sum over 25 characters kept within 5. */
const KARPATHY = rule("adagrad", 0.1, {
  lanes: 1,
  clip: null,
  clipEntries: 5 / MAIN_TRAINING.truncation,
});

const config = {
  training: { ...MAIN_TRAINING, epochs: 4 },
  rules: [
    rule("sgd", 0.1),
    rule("sgd", 0.3),
    rule("sgd", 1),
    rule("sgd", 1, { schedule: "cosine" }),
    rule("sgd", 1, { clip: 5 }),
    rule("sgd", 0.1, { lanes: 1 }),
    rule("momentum", 0.1),
    rule("adagrad", 0.1),
    KARPATHY,
    rule("adam", 0.001),
    rule("adam", 0.003),
    rule("adam", 0.01),
    rule("adam", 0.004, { schedule: "cosine" }),
  ],
  seeds: [1, 2, 3],
  test: TEST_TEXT,
};
type Config = typeof config;

interface Part {
  readonly seed: number;
  readonly loss: number[];
  readonly clipped: number;
}

const partOf = (rule: number, seed: number) => `rule ${rule} seed ${seed}`;

const numbersIn = (part: string) => part.match(/\d+/g)!.map(Number);

function trainWith(config: Config, rule: Rule, seed: number): Part {
  const test = sentenceTokens(config.test);
  const run = training({ ...config.training, ...rule, seed });
  const loss: number[] = [];
  let clipped = 0;
  const { clip, clipEntries } = rule;
  for (const { update, gradientNorm, gradients } of run.train()) {
    const isShortened = clip !== null && gradientNorm > clip;
    // Entries that were moved stand at the threshold.
    const isCut = gradients.some((numbers) => numbers.some((d) => Math.abs(d) === clipEntries));
    if (isShortened || isCut) clipped++;
    if (update % run.updatesPerEpoch === 0) loss.push(significant(meanLoss(run.params, test), 5));
  }
  return { seed, loss, clipped };
}

export const optimizers = study<Config, Part, Optimizers>({
  name: "optimizers",
  shows: "How far a few epochs lead by several rules of descent and rates",
  usedBy: ["learning-through-time"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ rules, seeds }) => rules.flatMap((_, at) => seeds.map((seed) => partOf(at, seed))),
  work: ({ training, rules }, part) =>
    trainingWork(training) * (rules[numbersIn(part)[0]].lanes === 1 ? 2 : 1),
  run: (config, part) => {
    const [at, seed] = numbersIn(part);
    return trainWith(config, config.rules[at], seed);
  },
  join: ({ training: setting, rules, seeds }, parts) => ({
    updatesPerEpoch: training(setting).updatesPerEpoch,
    rules: rules.map((rule, at) => ({
      ...rule,
      networks: parts.slice(at * seeds.length, (at + 1) * seeds.length),
    })),
  }),
  schema,
});
