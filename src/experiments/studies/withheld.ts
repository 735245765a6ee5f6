import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { judge } from "../../grammar/judge.ts";
import { SENTENCES } from "../../grammar/sentences.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { fastElman } from "../../kernel/fast-elman.ts";
import { log } from "../../rnn/elementary.ts";
import { initialParams } from "../../rnn/initialization.ts";
import { bits } from "../../rnn/loss.ts";
import { sgd } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { runningText, windowsPerEpoch } from "../../rnn/running-text.ts";
import { cosine } from "../../rnn/schedule.ts";
import { start, train } from "../../rnn/train.ts";
import { tokensOf } from "../language/reading.ts";
import { meanProbability } from "../language/sentence-probability.ts";
import { mean, median, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { afterSentences, writtenAt } from "../language/temperature-writing.ts";
import { MAIN_TRAINING, trainingWork } from "../language/training.ts";
import { corpusWithout, splitsOf, wrongClass } from "../language/withheld-sentences.ts";

const ratioSchema = z.object({
  sentences: z.int(), //          how many there are
  trueMass: z.number(), //        their probability in the language, together
  mass: z.number(), //            their probability by the network, together
  medianBits: z.number(), //      median of log₂ (probability by the network / true probability)
});

const networkSchema = z.object({
  split: z.int(), //              which sentences were withheld, counted from 1
  seed: z.int(), //               of the start
  withheld: ratioSchema, //       sentences that its training text never has
  seen: ratioSchema, //           all others of the language
  /** What differs from withheld sentences by one word, of a category that cannot be there. */
  wrong: z.object({
    sentences: z.int(),
    mean: z.number(), //          mean probability of one, by the network
    medianBits: z.number(), //    median of log₂ (probability of a withheld sentence / mean of its wrong ones), by the network
  }),
  /** What it writes at temperature 1. */
  written: z.object({
    sentences: z.int(),
    withheld: z.int(), //         of them, withheld ones
    distinct: z.int(), //         different withheld ones
  }),
});

const schema = z.object({
  count: z.int(), //              sentences withheld in each split
  splits: z.array(z.array(z.string())), // the sentences, as text
  networks: z.array(networkSchema), // weights as trained, not rounded: they are not published
});
export type Withheld = z.infer<typeof schema>;
type Network = z.infer<typeof networkSchema>;

const config = {
  training: MAIN_TRAINING,
  count: 39, //                   a tenth
  splits: 3,
  splitsSeed: 81,
  seeds: [1, 2, 3],
  before: { texts: 3, sentences: 4, seed: 1_000_011 }, // what is read before a sentence
  characters: 40_000, //          written
  writingSeed: 82,
};
type Config = typeof config;

const splitsIn = ({ splits, count, splitsSeed }: Config) =>
  splitsOf(splits, count, seeded(splitsSeed));

/** The main training on a text without some sentences. */
function trainedWithout({ training }: Config, corpus: string, seed: number): Params {
  const { hiddenSize, lanes, truncation, epochs, learningRate, clip } = training;
  const params = initialParams(hiddenSize, SYMBOLS.length, seeded(seed));
  const network = fastElman(params);
  const tokens = tokensOf(corpus);
  const updates = epochs * windowsPerEpoch(tokens.length, lanes, truncation);
  const schedule = cosine(learningRate, updates);
  const options = { updates, schedule, clip: clip ?? Infinity, optimizer: sgd() };
  const source = runningText(tokens, lanes, truncation);
  for (const _ of train(network, source, options, start(lanes, network.stateSize)));
  return params;
}

function measureNetwork(config: Config, split: number, seed: number): Network {
  const withheld = splitsIn(config)[split - 1];
  const random = seeded(config.training.corpusSeed);
  const corpus = corpusWithout(withheld, config.training.sentences, random);
  const params = trainedWithout(config, corpus, seed);
  const { texts, sentences, seed: first } = config.before;
  const beginnings = Array.from(
    { length: texts },
    (_, i) => afterSentences(params, drawCorpus(sentences, seeded(first + i))).h0,
  );
  const probability = new Map(
    SENTENCES.map(({ text }) => [text, meanProbability(params, beginnings, text)]),
  );
  const ratio = (some: typeof withheld) => ({
    sentences: some.length,
    trueMass: significant(sum(some.map((one) => one.probability))),
    mass: significant(sum(some.map(({ text }) => probability.get(text)!))),
    medianBits: significant(
      median(some.map((one) => bits(log(probability.get(one.text)! / one.probability)))),
    ),
  });
  const wrong = withheld.map(({ text }) => ({
    text,
    wrong: wrongClass({ text }).map((one) => meanProbability(params, beginnings, one)),
  }));
  const text = writtenAt({ params, h0: beginnings[0] }, 1, config.characters, config.writingSeed);
  const written = judge(text).sentences.map((one) => `${one.text} `);
  const own = written.filter((one) => withheld.some(({ text }) => text === one));
  return {
    split,
    seed,
    withheld: ratio(withheld),
    seen: ratio(SENTENCES.filter((one) => !withheld.includes(one))),
    wrong: {
      sentences: sum(wrong.map((one) => one.wrong.length)),
      mean: significant(mean(wrong.flatMap((one) => one.wrong))),
      medianBits: significant(
        median(wrong.map((one) => bits(log(probability.get(one.text)! / mean(one.wrong))))),
      ),
    },
    written: { sentences: written.length, withheld: own.length, distinct: new Set(own).size },
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const partOf = (split: number, seed: number) => `split ${split} seed ${seed}`;

export const withheld = study<Config, Network, Withheld>({
  name: "withheld",
  shows: "What the network gives to sentences that were kept from it, and to wrong ones",
  usedBy: ["what-the-network-discovers"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ splits, seeds }) =>
    Array.from({ length: splits }, (_, i) => seeds.map((seed) => partOf(i + 1, seed))).flat(),
  work: ({ training }) => trainingWork(training) + 700,
  run: (config, part) => {
    const [split, seed] = part.match(/\d+/g)!.map(Number);
    return measureNetwork(config, split, seed);
  },
  join: (config, networks) => ({
    count: config.count,
    splits: splitsIn(config).map((some) => some.map(({ text }) => text.trimEnd())),
    networks: [...networks],
  }),
  schema,
});
