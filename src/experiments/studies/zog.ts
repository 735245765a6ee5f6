import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { copyParams } from "../../rnn/initialization.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { lastState } from "../../rnn/tape.ts";
import { expectedVerbs, totalVariation, trueVerbs, VERBS } from "../language/expected-verbs.ts";
import {
  beginningsOf,
  frames,
  meanExpected,
  NOUNS,
  trueObjects,
} from "../language/expected-object.ts";
import { meanLoss } from "../measure.ts";
import {
  centroidsOf,
  placementOf,
  POSITIONS,
  type Placement,
  type Position,
  type WordStates,
} from "../words/noun-centroids.ts";
import { wordsOf } from "../words/placed-words.ts";
import { read, TEST_TEXT, tokensOf } from "../language/reading.ts";
import { bothEnds, MAIN_RUNS } from "../recorded.ts";
import { replacedText } from "../language/replaced-text.ts";
import { decimals, mean, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { afterSentences } from "../language/temperature-writing.ts";
import {
  afterExposures,
  afterNonce,
  letterStates,
  nonceWords,
  pastTexts,
  substituted,
} from "../words/zog-letters.ts";
import { inputScale, randomVector, withZog, wordStates } from "../words/zog-words.ts";
import {
  wordTokens,
  wordTraining,
  wordTrainingWork,
  ZOG,
  type WordTraining,
} from "../words/word-network.ts";

const position = z.enum(POSITIONS);
const category = z.enum(NOUNS);

/** One for each category of nouns, in the order of `nouns`. */
const byNoun = z.array(z.number());

const placementSchema = z.object({
  word: z.string(), //                 what stands in the text, after which the state is taken
  context: z.string(), //              the word whose place it takes; itself where it is a control, left out of the means
  position, //                         the means and the occurrences compared: subjects, objects, or all
  count: z.int(), //                   occurrences
  ofMean: category, //                 nearest to the mean of their states
  shares: byNoun, //                   of the occurrences, by the category they are nearest to
});

const exposureSchema = z.object({
  exposures: z.int(), //               sentences with "zog" for "man" it was trained on, one an update
  nearest: category, //                to the mean state of zog in contexts of man, by the means of the network as it is
  variation: z.number(), //            total variation distance of the verbs expected after zog from those after man
  loss: z.number(), //                 on ordinary text, nats per character: what is forgotten
});

const lettersSchema = z.object({
  run: z.string(),
  placements: z.array(placementSchema),
  /** Random words of three letters in contexts of man, all occurrences pooled. */
  random: z.object({
    words: z.int(),
    nearest: z.array(z.int()), //      (nouns) how many are nearest to each category of nouns
  }),
  /** The verbs expected after a subject. (subjects) of (verbs) */
  verbs: z.array(z.array(z.number())),
  /** The categories expected before an object, untrained and trained. (frames) of (nouns) */
  expected: z.object({ untrained: z.array(byNoun), trained: z.array(byNoun) }),
  /** Mean ln P of the sentences of man with each noun in its place. (nouns of `words`), nats */
  substituted: z.object({ subject: z.array(z.number()), object: z.array(z.number()) }),
  /** Distance of the state from that after man, 0, 1, … characters after the last letter, as a share of two states' mean distance. */
  after: z.object({ subject: z.array(z.number()), object: z.array(z.number()) }),
  /** By order of the sentences, by number of exposures. */
  fewShot: z.array(z.array(exposureSchema)),
});

const vectorsSchema = z.object({
  context: z.string(), //              the word whose place zog takes
  position,
  trained: z.boolean(),
  scale: z.enum(["start", "trained"]), // of the vectors: as at the start, or as long as those of words after training
  nearest: z.array(z.int()), //        (nouns) how many of the vectors have the mean of their states nearest to each category
  shares: byNoun, //                   of all occurrences of all vectors
});

const wordsSchema = z.object({
  seed: z.int(),
  loss: z.number(), //                 on the test text, nats per token
  vectors: z.array(vectorsSchema),
  controls: z.array(placementSchema), // the words themselves, each left out of the means
});

const schema = z.object({
  nouns: z.array(z.string()), //       categories, in the order of all shares
  verbs: z.array(z.string()),
  words: z.array(z.string()), //       all nouns
  subjects: z.array(z.string()), //    after which verbs are expected
  trueVerbs: z.array(z.nullable(z.array(z.number()))), // (subjects) of (verbs); null where the language does not have the subject
  frames: z.array(z.object({ subject: z.string(), verb: z.string(), truth: byNoun })),
  vectors: z.int(), //                 random input vectors of each kind
  letters: z.array(lettersSchema), //  networks that read letters
  wordLevel: z.array(wordsSchema), //  networks that read words; weights as trained, not rounded: they are not published
});
export type Zog = z.infer<typeof schema>;
type Letters = z.infer<typeof lettersSchema>;
type Words = z.infer<typeof wordsSchema>;
type Part = { readonly letters?: Letters; readonly words?: Words };

const wordTrainingConfig: Omit<WordTraining, "seed"> = {
  hiddenSize: 16,
  sentences: 10_000,
  corpusSeed: 2026,
  lanes: 16,
  truncation: 10,
  epochs: 12,
  learningRate: 1,
  clip: 1,
};
const config = {
  runs: MAIN_RUNS,
  wordSeeds: [1, 2, 3],
  training: wordTrainingConfig,
  text: { sentences: 1500, seed: TEST_TEXT.seed }, // of means and contexts
  contextSentences: 40, //             of each context, at most
  contexts: ["man", "dog", "dragon", "rock", "plate", "bread"],
  wordContexts: ["man", "woman", "dog", "dragon", "rock", "car", "plate", "bread"],
  rhymes: [
    "zoman",
    "zoy",
    "zirl",
    "zan",
    "zat",
    "zouse",
    "zion",
    "zragon",
    "zonster",
    "zock",
    "zlass",
    "zookie",
  ],
  random: { words: 60, seed: 91 },
  subjects: [ZOG, "man", "woman", "dog", "dragon", "rock"],
  before: { texts: 3, sentences: 4, seed: 1_000_011 },
  lags: 24,
  fewShot: {
    exposures: [0, 1, 2, 5, 10, 20, 50],
    orders: [1, 2, 3],
    learningRate: 0.1,
    clip: 1,
    sentences: 300,
  },
  vectors: 30,
  vectorsSeed: 92,
};
type Config = typeof config;

/** Placements of a word that stands in the contexts of another, at every position the contexts have. */
function placements(all: WordStates, own: WordStates, word: string, context: string) {
  const without = word === context ? word : undefined;
  return positionsOf(own, word).map((position) => ({
    word,
    context,
    position,
    ...rounded(placementOf(own, word, position, centroidsOf(all, position, without))),
  }));
}

const positionsOf = ({ placed }: WordStates, word: string): Position[] =>
  POSITIONS.filter(
    (one) => one === "pooled" || placed.some((p) => p.word === word && p.role === one),
  );

const rounded = ({ count, ofMean, shares }: Placement) => ({
  count,
  ofMean: ofMean as (typeof NOUNS)[number],
  shares: shares.map((share) => decimals(share, 4)),
});

const countsOf = (found: readonly string[]) =>
  NOUNS.map((noun) => found.filter((one) => one === noun).length);

function measureLetters(
  config: Config,
  run: string,
  [untrained, params]: readonly Params[],
): Letters {
  const text = drawCorpus(config.text.sentences, seeded(config.text.seed));
  const all = letterStates(params, text);
  const inContext = (context: string, word: string) =>
    letterStates(params, replacedText(text, context, word, config.contextSentences));
  const place = (context: string, word: string) =>
    placements(all, inContext(context, word), word, context);
  const random = nonceWords(config.random.words, seeded(config.random.seed)).map(
    (word) =>
      placementOf(inContext("man", word), word, "pooled", centroidsOf(all, "pooled")).ofMean,
  );
  const { texts, sentences, seed } = config.before;
  const before = pastTexts(texts, sentences, seed);
  const h0 = afterSentences(params, before[0]).h0;
  const expected = (network: Params) =>
    frames().map((frame) =>
      meanExpected(network, before, beginningsOf(frame)).map((p) => decimals(p, 4)),
    );
  const nouns = wordsOf(NOUNS);
  const logs = (role: "subject" | "object") =>
    nouns.map((noun) => decimals(substituted(params, h0, role, noun), 3));
  const after = (role: "subject" | "object") =>
    afterNonce(params, text, role, config.lags).map((share) => decimals(share, 4));
  return {
    run,
    placements: [
      ...config.contexts.flatMap((context) => [...place(context, ZOG), ...place(context, context)]),
      ...config.rhymes.flatMap((word) => place("man", word)),
    ],
    random: { words: random.length, nearest: countsOf(random) },
    verbs: config.subjects.map((subject) =>
      meanVerbs(params, before, subject).map((p) => decimals(p, 4)),
    ),
    expected: { untrained: expected(untrained), trained: expected(params) },
    substituted: { subject: logs("subject"), object: logs("object") },
    after: { subject: after("subject"), object: after("object") },
    fewShot: config.fewShot.orders.map((order) => fewShot(config, params, before, order)),
  };
}

/** The verbs expected after a subject, averaged over what was read before. */
function meanVerbs(params: Params, before: readonly string[], subject: string): number[] {
  const rows = before.map((past) =>
    expectedVerbs(params, lastState(read(params, tokensOf(past))), subject),
  );
  return VERBS.map((_, i) => mean(rows.map((row) => row[i])));
}

function fewShot(config: Config, params: Params, before: readonly string[], order: number) {
  const { exposures, learningRate, clip, sentences } = config.fewShot;
  const whole = drawCorpus(config.text.sentences, seeded(config.text.seed));
  const text = drawCorpus(sentences, seeded(config.text.seed));
  const zogs = replacedText(whole, "man", ZOG, config.contextSentences);
  const learners = afterExposures(params, exposures, { learningRate, clip, seed: order });
  return learners.map((learner, i) => {
    const means = centroidsOf(letterStates(learner, text), "pooled");
    const placed = rounded(placementOf(letterStates(learner, zogs), ZOG, "pooled", means));
    const [zog, man] = [ZOG, "man"].map((subject) => meanVerbs(learner, before, subject));
    return {
      exposures: exposures[i],
      nearest: placed.ofMean,
      variation: decimals(totalVariation(zog, man), 4),
      loss: significant(meanLoss(learner, tokensOf(text)), 5),
    };
  });
}

function measureWords(config: Config, seed: number): Words {
  const run = wordTraining({ ...config.training, seed });
  const untrained = copyParams(run.params);
  for (const _ of run.train());
  const trained = run.params;
  const text = drawCorpus(config.text.sentences, seeded(config.text.seed));
  const start = 1 / Math.sqrt(config.training.hiddenSize);
  const vectors = [
    ...vectorRows(config, text, trained, { trained: true, scale: "start", deviation: start }),
    ...vectorRows(config, text, trained, {
      trained: true,
      scale: "trained",
      deviation: inputScale(trained),
    }),
    ...vectorRows(config, text, untrained, { trained: false, scale: "start", deviation: start }),
  ];
  const all = wordStates(trained, text);
  const controls = config.wordContexts.flatMap((word) => {
    const own = wordStates(trained, replacedText(text, word, word, config.contextSentences));
    return placements(all, own, word, word);
  });
  return { seed, loss: significant(meanLossOfWords(trained, text), 5), vectors, controls };
}

const meanLossOfWords = (params: Params, text: string) => meanLoss(params, wordTokens(text));

interface VectorKind {
  readonly trained: boolean;
  readonly scale: "start" | "trained";
  readonly deviation: number;
}

/** Where zog lies with each of so many random input vectors, in each context and position. */
function vectorRows(config: Config, text: string, params: Params, kind: VectorKind) {
  const { deviation, ...rest } = kind;
  const all = wordStates(params, text); // no text has zog, so that its vector changes nothing here
  const random = seeded(config.vectorsSeed);
  const networks = Array.from({ length: config.vectors }, () =>
    withZog(params, randomVector(params.bh.length, deviation, random)),
  );
  return config.wordContexts.flatMap((context) => {
    const zogs = replacedText(text, context, ZOG, config.contextSentences);
    const own = networks.map((network) => wordStates(network, zogs));
    return positionsOf(own[0], ZOG).map((position) => {
      const means = centroidsOf(all, position);
      const placed = own.map((states) => placementOf(states, ZOG, position, means));
      return {
        context,
        position,
        ...rest,
        nearest: countsOf(placed.map(({ ofMean }) => ofMean)),
        shares: NOUNS.map((_, i) => decimals(mean(placed.map(({ shares }) => shares[i])), 4)),
      };
    });
  });
}

const partOf = (seed: number) => `words seed ${seed}`;

export const zog = study<Config, Part, Zog>({
  name: "zog",
  shows:
    "What networks take an unknown word for, by its letters, by its place, and after a few sentences",
  usedBy: ["what-the-network-discovers"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs, wordSeeds }) => [...runs, ...wordSeeds.map(partOf)],
  work: ({ runs, training }, part) =>
    runs.includes(part) ? 2000 : wordTrainingWork({ ...training, seed: 0 }) + 500,
  run: (config, part, runs): Part =>
    config.runs.includes(part)
      ? { letters: measureLetters(config, part, bothEnds(runs, part)) }
      : { words: measureWords(config, Number(part.match(/\d+/)![0])) },
  join: (config, parts) => ({
    nouns: [...NOUNS],
    verbs: [...VERBS],
    words: wordsOf(NOUNS),
    subjects: config.subjects,
    trueVerbs: config.subjects.map((subject) => (subject === ZOG ? null : trueVerbs(subject))),
    frames: frames().map((frame) => {
      const truths = beginningsOf(frame).map(trueObjects);
      return { ...frame, truth: NOUNS.map((_, i) => mean(truths.map((truth) => truth[i]))) };
    }),
    vectors: config.vectors,
    letters: parts.flatMap(({ letters }) => letters ?? []),
    wordLevel: parts.flatMap(({ words }) => words ?? []),
  }),
  schema,
});
