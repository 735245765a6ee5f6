import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { copyParams } from "../../rnn/initialization.ts";
import { seeded } from "../../rnn/random.ts";
import {
  layoutOf,
  layoutOfDistances,
  nearestShare,
  scoresOf,
  shuffledScores,
  type CategoryScores,
  type Layout,
} from "../words/category-scores.ts";
import { editDistance } from "../analysis/edit-distance.ts";
import { CATEGORIES, categoryOf } from "../words/placed-words.ts";
import { principalAxes, project, shareAlong } from "../analysis/principal-axes.ts";
import { read, TEST_TEXT, tokensOf } from "../language/reading.ts";
import { MAIN_RUNS, recordedNetworks, type Recorded } from "../recorded.ts";
import { lastLetters, letterBag } from "../words/spelling.ts";
import { spread } from "../spread.ts";
import { standardizedRegression } from "../analysis/standardized-regression.ts";
import { decimals, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { tokenScores } from "../words/token-scores.ts";
import { MAIN_TRAINING, training, trainingWork } from "../language/training.ts";
import { distancesOf, euclidean } from "../analysis/vector-distances.ts";
import { averaged, labelsOf, wordSets, type WordSet } from "../words/word-sets.ts";

const scoresSchema = z.object({
  ward: z.number(), //                    adjusted Rand index of Ward's tree, cut into as many groups as categories
  cosine: z.number(), //                  the same of the average-linkage tree of cosine distances
  nearest: z.number(), //                 share of words whose nearest other word is of their category
  purity: z.number(), //                  of the groups of Ward's tree
  nounVerb: z.nullable(z.number()), //    adjusted Rand index of Ward's tree cut in two, against nouns and verbs
});

/** For each merge: two groups and the distance at which they merge. Leaves are numbered as the words, merges go on from there. */
const treeSchema = z.array(z.tuple([z.int(), z.int(), z.number()]));

/** How many deviations the distance of two words changes per deviation of each, the others held. */
const regressionSchema = z.object({
  category: z.number(), //                the words are of two categories
  nounVerb: z.number(), //                one is a noun, one a verb
  spelling: z.number(), //                letters to change
});

const checkpointSchema = z.object({
  update: z.int(),
  scores: z.array(scoresSchema), //       (sets)
  regression: z.object({ controlled: regressionSchema, following: regressionSchema }),
  /** Single occurrences of the controlled words; shares of those judged. */
  tokens: z.object({
    judged: z.int(),
    word: z.number(), //                  nearest to the mean of their own word
    category: z.number(), //              nearest, of the other words, to one of their category
    kind: z.number(), //                  nearest, of the other words, to a noun as nouns, to a verb as verbs
  }),
  /** Of the controlled words: the plane in which they spread most. */
  plane: z.object({
    own: z.number(), //                   share of the spread in the plane of this checkpoint
    last: z.number(), //                  share in the plane of the last checkpoint
    nearest: z.number(), //               share of words whose nearest in the own plane is of their category
  }),
});

const shownSchema = z.object({
  update: z.int(),
  controlled: z.object({ ward: treeSchema, cosine: treeSchema }),
  following: z.object({ ward: treeSchema, cosine: treeSchema }),
  /** The controlled words in the plane of the last checkpoint. (words, 2) */
  map: z.array(z.tuple([z.number(), z.number()])),
  /** Some single occurrences in that plane: the word's number, and where. */
  tokens: z.array(z.tuple([z.int(), z.number(), z.number()])),
});

const networkSchema = z.object({
  seed: z.int(),
  recorded: z.boolean(), //               whether its weights are those of a recorded run; if not, they were never rounded
  checkpoints: z.array(checkpointSchema),
  shown: z.array(shownSchema),
  /** Scores of the last checkpoint that only this share of shufflings of the labels exceeds. (sets) */
  chance: z.array(scoresSchema),
});

const schema = z.object({
  categories: z.array(z.string()),
  sets: z.array(
    z.object({
      name: z.string(), //                "controlled", "subjects", "verbs", "following" or "letter"; src/experiments/words/word-sets.ts
      words: z.array(z.string()),
      category: z.array(z.int()), //      of each word, as its place in `categories`
      /** The same scores of the spelling alone. */
      spelling: z.object({
        letters: scoresSchema, //         of the letters without their order
        ending: scoresSchema, //          of the last three letters
        edits: scoresSchema, //           of the letters to change
      }),
    }),
  ),
  sentences: z.int(), //                  of the test text, over which states are averaged
  exceeded: z.number(), //                the share of shufflings that exceed `chance`
  networks: z.array(networkSchema), //    by seed
});
export type Emergence = z.infer<typeof schema>;
type Network = z.infer<typeof networkSchema>;
type Checkpoint = z.infer<typeof checkpointSchema>;
type Shown = z.infer<typeof shownSchema>;

const config = {
  runs: MAIN_RUNS,
  moreSeeds: [4, 5], //                   trained here, looked at when run 2 is
  training: MAIN_TRAINING,
  sentences: 1000,
  textSeed: TEST_TEXT.seed,
  shown: 12, //                           checkpoints of the first run with trees and maps; the others have their first and last
  tokensShown: 5, //                      of each word
  shuffles: { q: 0.95, times: 500 },
  shufflesSeed: 71,
};
type Config = typeof config;

const textOf = ({ sentences, textSeed }: Config) => drawCorpus(sentences, seeded(textSeed));

const rounded = ({ ward, cosine, nearest, purity, nounVerb }: CategoryScores) => ({
  ward: decimals(ward, 4),
  cosine: decimals(cosine, 4),
  nearest: decimals(nearest, 4),
  purity: decimals(purity, 4),
  nounVerb: nounVerb === null ? null : decimals(nounVerb, 4),
});

/** What depends on the distances of words of a set: on their category, on noun and verb, on their spelling. */
function regressionOf({ distances }: Layout, words: readonly string[]) {
  const { categories, verbs } = labelsOf(words);
  const pairs = words.flatMap((_, i) => words.slice(i + 1).map((_, j) => [i, i + 1 + j] as const));
  const [category, nounVerb, spelling] = standardizedRegression(
    pairs.map(([i, j]) => distances.row[i][j]),
    [
      pairs.map(([i, j]) => Number(categories[i] !== categories[j])),
      pairs.map(([i, j]) => Number(verbs[i] !== verbs[j])),
      pairs.map(([i, j]) => editDistance(words[i], words[j])),
    ],
  ).map((coefficient) => decimals(coefficient, 4));
  return { category, nounVerb, spelling };
}

/** A network at one update, as it lays out the words of all sets. */
interface Laid {
  readonly update: number;
  readonly states: readonly Float64Array[];
  readonly vectors: readonly (readonly Float64Array[])[]; // (sets) of (words)
  readonly layouts: readonly Layout[]; //                    (sets)
}

function lay({ update, params }: Recorded, text: string, sets: readonly WordSet[]): Laid {
  const states = read(params, tokensOf(text)).h.row;
  const vectors = sets.map((set) => averaged(set, states));
  return { update, states, vectors, layouts: vectors.map(layoutOf) };
}

/** Everything about one network at some updates, the last of which is its last. */
function measureNetwork(config: Config, networks: readonly Recorded[], isShownWhole: boolean) {
  const text = textOf(config);
  const sets = wordSets(text);
  const [controlled, following] = [0, sets.findIndex(({ name }) => name === "following")];
  const labels = sets.map(({ words }) => labelsOf(words));
  const last = lay(networks[networks.length - 1], text, sets);
  const axes = principalAxes(last.vectors[controlled]);
  const shownUpdates = spread(networks, isShownWhole ? config.shown : 2).map(
    ({ update }) => update,
  );
  const checkpoints: Checkpoint[] = [];
  const shown: Shown[] = [];
  for (const network of networks) {
    const laid = lay(network, text, sets);
    const [vectors, layouts] = [laid.vectors[controlled], laid.layouts];
    const own = principalAxes(vectors);
    const inPlane = vectors.map((vector) => project(own, vector, 2));
    const { judged, word, category, kind } = tokenScores(sets[controlled], laid.states);
    checkpoints.push({
      update: laid.update,
      scores: layouts.map((layout, i) => rounded(scoresOf(layout, labels[i]))),
      regression: {
        controlled: regressionOf(layouts[controlled], sets[controlled].words),
        following: regressionOf(layouts[following], sets[following].words),
      },
      tokens: {
        judged,
        word: decimals(word, 4),
        category: decimals(category, 4),
        kind: decimals(kind, 4),
      },
      plane: {
        own: decimals(shareAlong(own, vectors, 2), 4),
        last: decimals(shareAlong(axes, vectors, 2), 4),
        nearest: decimals(
          nearestShare(distancesOf(inPlane, euclidean), labels[controlled].categories),
          4,
        ),
      },
    });
    if (!shownUpdates.includes(laid.update)) continue;
    const place = (vector: Float64Array) => {
      const [x, y] = project(axes, vector, 2).map((value) => decimals(value, 3));
      return [x, y] as const;
    };
    shown.push({
      update: laid.update,
      controlled: treesOf(layouts[controlled]),
      following: treesOf(layouts[following]),
      map: vectors.map((vector) => [...place(vector)]),
      tokens: isShownWhole
        ? someTokens(sets[controlled], config.tokensShown).map(({ word, at }) => [
            word,
            ...place(laid.states[at]),
          ])
        : [],
    });
  }
  const chance = last.layouts.map((layout, i) =>
    rounded(shuffledScores(layout, labels[i], config.shuffles, seeded(config.shufflesSeed))),
  );
  return { checkpoints, shown, chance };
}

const treesOf = ({ ward, cosine }: Layout) => ({ ward: tree(ward), cosine: tree(cosine) });

const tree = (merges: Layout["ward"]) =>
  merges.map(([first, second, height]): [number, number, number] => [
    first,
    second,
    significant(height, 4),
  ]);

/** So many occurrences of each word, the first in the text. */
const someTokens = ({ words, tokens }: WordSet, count: number) =>
  words.flatMap((_, index) => tokens.filter(({ word }) => word === index).slice(0, count));

/** The networks of a seed that is trained here, as they are at some updates. */
function trainedAt(config: Config, seed: number, updates: readonly number[]): Recorded[] {
  const run = training({ ...config.training, seed });
  const kept: Recorded[] = [{ update: 0, params: copyParams(run.params) }];
  for (const { update } of run.train())
    if (updates.includes(update)) kept.push({ update, params: copyParams(run.params) });
  return kept;
}

/** The scores of spelling alone, of every set. */
function setsOf(config: Config): Emergence["sets"] {
  return wordSets(textOf(config)).map(({ name, words }) => {
    const labels = labelsOf(words);
    return {
      name,
      words: [...words],
      category: words.map(categoryOf),
      spelling: {
        letters: rounded(scoresOf(layoutOf(words.map(letterBag)), labels)),
        ending: rounded(scoresOf(layoutOf(words.map(lastLetters)), labels)),
        edits: rounded(scoresOf(layoutOfDistances(distancesOf(words, editDistance)), labels)),
      },
    };
  });
}

const partOf = (seed: number) => `seed ${seed}`;

export const emergence = study<Config, Network, Emergence>({
  name: "emergence",
  shows: "When the states of a network that reads letters begin to show the categories of words",
  usedBy: ["what-the-network-discovers"],
  tier: "core",
  seeds: config.runs.length + config.moreSeeds.length,
  config,
  reads: config.runs,
  parts: ({ runs, moreSeeds }) => [...runs, ...moreSeeds.map(partOf)],
  work: ({ runs, training }, part) => (runs.includes(part) ? 2000 : 2000 + trainingWork(training)),
  run: (config, part, runs) => {
    const seed = Number(part.match(/\d+/)![0]);
    const recorded = config.runs.includes(part);
    const updates = () => recordedNetworks(runs, config.runs[1]).map(({ update }) => update);
    const networks = recorded ? recordedNetworks(runs, part) : trainedAt(config, seed, updates());
    return { seed, recorded, ...measureNetwork(config, networks, part === config.runs[0]) };
  },
  join: (config, networks) => ({
    categories: [...CATEGORIES],
    sets: setsOf(config),
    sentences: config.sentences,
    exceeded: decimals(1 - config.shuffles.q, 4),
    networks: [...networks],
  }),
  schema,
});
