import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { judge } from "../../grammar/judge.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { seeded } from "../../rnn/random.ts";
import { TEST_TEXT, read, tokensOf } from "../language/reading.ts";
import { MAIN_RUNS, recordedNetworks, type Recorded } from "../recorded.ts";
import { spread } from "../spread.ts";
import { decimals, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import { PARTS, surprisalByPlace } from "../language/surprisal-places.ts";
import {
  afterSentences,
  periodOf,
  writtenAt,
  type Beginning,
} from "../language/temperature-writing.ts";
import {
  ERROR_KINDS,
  firstError,
  nextCategories,
  type WrittenError,
} from "../language/written-error.ts";

const writingSchema = z.object({
  temperature: z.number(), //           τ
  text: z.string(), //                  its beginning; the counts are of all that was written
  words: z.int(), //                    judged
  knownWords: z.int(), //               of them, those of the language
  sentences: z.int(), //                judged
  knownSentences: z.int(), //           of them, those of the language
  distinct: z.int(), //                 different sentences of the language
});

const checkpointSchema = z.object({
  update: z.int(),
  characters: z.int(), //               written at each temperature
  writings: z.array(writingSchema), //  by rising temperature; the numbers drawn are the same at all, and at every checkpoint
  /** What is always the likeliest character: the limit of low temperatures. */
  greedy: z.object({
    text: z.string(),
    period: z.nullable(z.int()), //     characters after which it repeats itself; null where it does not within `greedyLength`
  }),
});

const errorSchema = z.object({
  sentence: z.string(), //              as the last network wrote it at temperature 1
  context: z.string(), //               what of it is of the language
  written: z.string(), //               the character with which it leaves the language
  possible: z.string(), //              the characters the language has there
  word: z.string(), //                  the word in which that character stands, or that it ends
  wanted: z.array(z.string()), //       the categories the language has where that word begins; none where it has only "the"
  kind: z.enum(ERROR_KINDS),
  probability: z.number(), //           of the written character, by the network
  impossible: z.number(), //            of all that the language does not have there, by the network
});

const placeSchema = z.object({
  part: z.enum(PARTS), //               of the sentence
  letter: z.int(), //                   of its word, counted from 0
  count: z.int(), //                    characters of the test text at this place
  network: z.number(), //               mean surprisal, nats
  exact: z.number(), //                 of the best possible predictor, nats
});

const runSchema = z.object({
  name: z.string(),
  checkpoints: z.array(checkpointSchema),
  /** Of the last checkpoint's writing at temperature 1. */
  errors: z.object({
    sentences: z.int(), //              that are none of the language
    kinds: z.array(z.object({ kind: z.enum(ERROR_KINDS), count: z.int() })),
    shown: z.array(errorSchema), //     the first of each kind
  }),
  surprisal: z.array(placeSchema), //   of the last checkpoint on the test text
});

const schema = z.object({
  greedyLength: z.int(), //             characters written by always taking the likeliest
  runs: z.array(runSchema),
});
export type Samples = z.infer<typeof schema>;
type Run = z.infer<typeof runSchema>;
type Checkpoint = z.infer<typeof checkpointSchema>;

const config = {
  runs: MAIN_RUNS,
  checkpoints: 12,
  temperatures: [0.2, 0.5, 0.8, 1, 1.2, 1.5, 2, 3],
  characters: 2_500, //                 written at each checkpoint
  lastCharacters: 39_000, //            and at the last, about 1,700 sentences
  shown: 160, //                        of them kept
  greedyLength: 400,
  before: { sentences: 6, seed: 31 }, // read first, so that the state is an ordinary one
  seed: 32, //                          of what is drawn
  errorsShown: 6, //                    of each kind
  test: TEST_TEXT,
};
type Config = typeof config;

/** Where a network begins: it has read some sentences, and is about to read the space that closes the last. */
const beginningOf = ({ before }: Config, params: Recorded["params"]) =>
  afterSentences(params, drawCorpus(before.sentences, seeded(before.seed)));

function measureCheckpoint(config: Config, one: Recorded, characters: number): Checkpoint {
  const { temperatures, shown, greedyLength, seed } = config;
  const beginning = beginningOf(config, one.params);
  const greedy = writtenAt(beginning, 0, greedyLength, seed);
  return {
    update: one.update,
    characters,
    writings: temperatures.map((temperature) => {
      const text = writtenAt(beginning, temperature, characters, seed);
      const { words, sentences, distinct } = judge(text);
      return {
        temperature,
        text: text.slice(0, shown),
        words: words.length,
        knownWords: words.filter(({ known }) => known).length,
        sentences: sentences.length,
        knownSentences: sentences.filter(({ known }) => known).length,
        distinct,
      };
    }),
    greedy: { text: greedy.slice(0, shown), period: periodOf(greedy) },
  };
}

/** The sentences of a network's own text that are none of the language, and what it expected where each of them left it. */
function errorsOf(config: Config, { params, h0 }: Beginning): Run["errors"] {
  const text = writtenAt({ params, h0 }, 1, config.lastCharacters, config.seed);
  const { p } = read(params, tokensOf(` ${text}`), h0); // row i is what it expected of character i
  const wrong = judge(text).sentences.filter(({ known }) => !known);
  const errors = wrong.flatMap(({ text: sentence, start }) => {
    const error = firstError(sentence);
    return error
      ? [{ sentence, ...error, ...expectedAt(p.row[start + error.context.length], error) }]
      : [];
  });
  const ofKind = (kind: string) => errors.filter((error) => error.kind === kind);
  return {
    sentences: wrong.length,
    kinds: ERROR_KINDS.map((kind) => ({ kind, count: ofKind(kind).length })),
    shown: ERROR_KINDS.flatMap((kind) => ofKind(kind).slice(0, config.errorsShown)),
  };
}

function expectedAt(p: Float64Array, { written, possible, context }: WrittenError) {
  const right = [...possible].reduce((sum, symbol) => sum + p[SYMBOLS.indexOf(symbol)], 0);
  return {
    wanted: nextCategories(context.slice(0, context.lastIndexOf(" ") + 1)),
    probability: significant(p[SYMBOLS.indexOf(written)]),
    impossible: decimals(1 - right, 4),
  };
}

export const samples = study<Config, Run, Samples>({
  name: "samples",
  shows:
    "What the network writes, from cold to hot and from its start to its end, and what it gets wrong",
  usedBy: ["what-the-network-discovers"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => runs,
  work: ({ checkpoints, temperatures, characters, lastCharacters }) =>
    (checkpoints * characters + lastCharacters) * temperatures.length * 0.009,
  run: (config, part, runs) => {
    const chosen = spread(recordedNetworks(runs, part), config.checkpoints);
    const last = chosen[chosen.length - 1];
    return {
      name: part,
      checkpoints: chosen.map((one) =>
        measureCheckpoint(config, one, one === last ? config.lastCharacters : config.characters),
      ),
      errors: errorsOf(config, beginningOf(config, last.params)),
      surprisal: surprisalByPlace(
        last.params,
        drawCorpus(config.test.sentences, seeded(config.test.seed)),
      ).map((place) => ({
        ...place,
        network: significant(place.network),
        exact: significant(place.exact),
      })),
    };
  },
  join: ({ greedyLength }, runs) => ({ greedyLength, runs: [...runs] }),
  schema,
});
