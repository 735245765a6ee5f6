import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { bitsPerToken } from "../../grammar/entropy.ts";
import { copyParams } from "../../rnn/initialization.ts";
import { nats } from "../../rnn/loss.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { layoutOf, scoresOf } from "../words/category-scores.ts";
import type { Merge } from "../analysis/linkage-tree.ts";
import { meanLoss } from "../measure.ts";
import { CATEGORIES, categoryOf, wordsOf } from "../words/placed-words.ts";
import { principalAxes, project, shareAlong } from "../analysis/principal-axes.ts";
import { read, TEST_TEXT } from "../language/reading.ts";
import { decimals, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { averaged, labelsOf, type WordSet } from "../words/word-sets.ts";
import {
  WORD_VOCABULARY,
  wordTokens,
  wordTraining,
  wordTrainingWork,
  type WordTraining,
} from "../words/word-network.ts";

/** For each merge: two groups and the distance at which they merge. Leaves are numbered as the words, merges go on from there. */
const treeSchema = z.array(z.tuple([z.int(), z.int(), z.number()]));

const checkpointSchema = z.object({
  epoch: z.int(), //                        passes over the text made before; 0 is untrained
  loss: z.number(), //                      on the test text, nats per token
  ward: z.number(), //                      adjusted Rand index of Ward's tree, cut into as many groups as categories
  cosine: z.number(), //                    the same of the average-linkage tree of cosine distances
  nearest: z.number(), //                   share of words whose nearest other word is of their category
  purity: z.number(), //                    of the groups of Ward's tree
  nounVerb: z.number(), //                  adjusted Rand index of Ward's tree cut in two, against nouns and verbs
  plane: z.number(), //                     share of the spread in the plane of the last checkpoint
});

const shownSchema = z.object({
  epoch: z.int(),
  ward: treeSchema,
  cosine: treeSchema,
  /** The words in the plane of the last checkpoint. (words, 2) */
  map: z.array(z.tuple([z.number(), z.number()])),
});

const networkSchema = z.object({
  truncation: z.int(), //                   T, in words and stops
  seed: z.int(),
  updates: z.int(),
  checkpoints: z.array(checkpointSchema), // weights as trained, not rounded: they are not published
  shown: z.array(shownSchema), //           every checkpoint of the first network, the last of the others
});

const schema = z.object({
  words: z.array(z.string()),
  categories: z.array(z.string()),
  category: z.array(z.int()), //            of each word, as its place in `categories`
  tokens: z.int(), //                       V: words, the stop, and a word that no text has
  hiddenSize: z.int(), //                   H
  sentences: z.int(), //                    of the test text, over which states are averaged
  floor: z.number(), //                     the loss of the best possible predictor in the long run, nats per token
  networks: z.array(networkSchema),
});
export type WordLevel = z.infer<typeof schema>;
type Network = z.infer<typeof networkSchema>;

const training: Omit<WordTraining, "seed" | "truncation"> = {
  hiddenSize: 16,
  sentences: 10_000,
  corpusSeed: 2026,
  lanes: 16,
  epochs: 12,
  learningRate: 1,
  clip: 1,
};
const config = {
  training,
  truncations: [10, 1], //                  the second is as in Elman (1990): the state is copied, not learned through
  seeds: [1, 2, 3, 4, 5],
  epochsKept: [0, 1, 2, 3, 4, 6, 8, 10, 12],
  sentences: 1500,
  textSeed: TEST_TEXT.seed,
};
type Config = typeof config;

/** All nouns and verbs, each time they are read. */
function wordSet(text: string): WordSet {
  const words = wordsOf(CATEGORIES);
  const numbers = words.map((word) => WORD_VOCABULARY.indexOf.get(word));
  const tokens = wordTokens(text).flatMap((token, at) => {
    const word = numbers.indexOf(token);
    return word < 0 ? [] : [{ word, sentence: 0, at }];
  });
  return { name: "all", words, tokens };
}

function measureNetwork(config: Config, truncation: number, seed: number): Network {
  const run = wordTraining({ ...config.training, truncation, seed });
  const kept = [{ epoch: 0, params: copyParams(run.params) }];
  let updates = 0;
  for (const { update } of run.train()) {
    updates = update;
    const epoch = update / run.updatesPerEpoch;
    if (config.epochsKept.includes(epoch)) kept.push({ epoch, params: copyParams(run.params) });
  }
  const text = drawCorpus(config.sentences, seeded(config.textSeed));
  const [set, tokens] = [wordSet(text), wordTokens(text)];
  const labels = labelsOf(set.words);
  const vectorsOf = (params: Params) => averaged(set, read(params, tokens).h.row);
  const axes = principalAxes(vectorsOf(kept[kept.length - 1].params));
  const all = kept.map(({ epoch, params }) => {
    const vectors = vectorsOf(params);
    const layout = layoutOf(vectors);
    const { ward, cosine, nearest, purity, nounVerb } = scoresOf(layout, labels);
    return {
      checkpoint: {
        epoch,
        loss: significant(meanLoss(params, tokens), 5),
        ward: decimals(ward, 4),
        cosine: decimals(cosine, 4),
        nearest: decimals(nearest, 4),
        purity: decimals(purity, 4),
        nounVerb: decimals(nounVerb!, 4),
        plane: decimals(shareAlong(axes, vectors, 2), 4),
      },
      shown: {
        epoch,
        ward: tree(layout.ward),
        cosine: tree(layout.cosine),
        map: vectors.map((vector): [number, number] => {
          const [x, y] = project(axes, vector, 2);
          return [decimals(x, 3), decimals(y, 3)];
        }),
      },
    };
  });
  const isFirst = truncation === config.truncations[0] && seed === config.seeds[0];
  return {
    truncation,
    seed,
    updates,
    checkpoints: all.map(({ checkpoint }) => checkpoint),
    shown: all.map(({ shown }) => shown).slice(isFirst ? 0 : -1),
  };
}

const tree = (merges: readonly Merge[]) =>
  merges.map(([first, second, height]): [number, number, number] => [
    first,
    second,
    significant(height, 4),
  ]);

const partOf = (T: number, seed: number) => `T=${T} seed ${seed}`;

export const wordLevel = study<Config, Network, WordLevel>({
  name: "word-level",
  shows: "How the categories of words appear where a network reads whole words",
  usedBy: ["what-the-network-discovers"],
  tier: "core",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ truncations, seeds }) =>
    truncations.flatMap((T) => seeds.map((seed) => partOf(T, seed))),
  work: ({ training }, part) =>
    wordTrainingWork({ ...training, seed: 0, truncation: 0 }) * (part.startsWith("T=1 ") ? 3 : 1),
  run: (config, part) => {
    const [T, seed] = part.match(/\d+/g)!.map(Number);
    return measureNetwork(config, T, seed);
  },
  join: ({ training, sentences }, networks) => {
    const words = wordsOf(CATEGORIES);
    return {
      words,
      categories: [...CATEGORIES],
      category: words.map(categoryOf),
      tokens: WORD_VOCABULARY.symbols.length,
      hiddenSize: training.hiddenSize,
      sentences,
      floor: nats(bitsPerToken()),
      networks: [...networks],
    };
  },
  schema,
});
