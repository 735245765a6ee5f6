import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { seeded } from "../../rnn/random.ts";
import {
  beginningsOf,
  frames,
  meanExpected,
  NOUNS,
  trueObjects,
} from "../language/expected-object.ts";
import { meanLoss } from "../measure.ts";
import { sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { decimals, mean, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { MAIN_TRAINING, training, trainingWork } from "../language/training.ts";

/** One for each category of nouns, in the order of `nouns`. */
const masses = z.array(z.number());

const networkSchema = z.object({
  truncation: z.int(), //                 T
  seed: z.int(),
  updates: z.int(), //                    of so many epochs: short windows give more
  loss: z.number(), //                    on the test text, in nats
  expected: z.array(masses), //           (frames) the probability of each category as the object
  named: z.array(masses), //              (named) the same after one beginning each
});

const schema = z.object({
  epochs: z.int(),
  nouns: z.array(z.string()),
  /** Pairs of categories that have an object, all their sentences together. */
  frames: z.array(z.object({ subject: z.string(), verb: z.string(), truth: masses })),
  /** Single beginnings: their own probabilities in the language. */
  named: z.array(z.object({ beginning: z.string(), truth: masses })),
  networks: z.array(networkSchema), //    weights as trained, not rounded: they are not published
});
export type Truncation = z.infer<typeof schema>;
type Network = z.infer<typeof networkSchema>;

const config = {
  training: { ...MAIN_TRAINING, epochs: 5 },
  truncations: [1, 3, 6, 12, 25, 50],
  seeds: [1, 2, 3],
  test: TEST_TEXT,
  before: { texts: 3, sentences: 4, seed: 1_000_011 }, // what is read before a beginning
  named: [
    "the dragon chases the ",
    "the lion smells the ",
    "the dog chases the ",
    "the man smells the ",
  ],
};
type Config = typeof config;

const partOf = (T: number, seed: number) => `T=${T} seed ${seed}`;

function measureNetwork(config: Config, truncation: number, seed: number): Network {
  const run = training({ ...config.training, truncation, seed });
  for (const _ of run.train());
  const { texts, sentences, seed: first } = config.before;
  const before = Array.from({ length: texts }, (_, i) => drawCorpus(sentences, seeded(first + i)));
  const expect = (beginnings: readonly string[]) =>
    meanExpected(run.params, before, beginnings).map((p) => decimals(p, 4));
  return {
    truncation,
    seed,
    updates: run.updates,
    loss: significant(meanLoss(run.params, sentenceTokens(config.test)), 5),
    expected: frames().map((frame) => expect(beginningsOf(frame))),
    named: config.named.map((beginning) => expect([beginning])),
  };
}

export const truncation = study<Config, Network, Truncation>({
  name: "truncation",
  shows: "What is learned where the gradient goes back 1, 3, 6, 12, 25 or 50 characters",
  usedBy: ["learning-through-time"],
  tier: "core",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ truncations, seeds }) =>
    truncations.flatMap((T) => seeds.map((seed) => partOf(T, seed))),
  work: ({ training }) => trainingWork(training) + 600,
  run: (config, part) => {
    const [T, seed] = part.match(/\d+/g)!.map(Number);
    return measureNetwork(config, T, seed);
  },
  join: ({ training, named }, networks) => ({
    epochs: training.epochs,
    nouns: [...NOUNS],
    frames: frames().map((frame) => {
      const truths = beginningsOf(frame).map(trueObjects);
      return { ...frame, truth: NOUNS.map((_, i) => mean(truths.map((truth) => truth[i]))) };
    }),
    named: named.map((beginning) => ({ beginning, truth: trueObjects(beginning) })),
    networks: [...networks],
  }),
  schema,
});
