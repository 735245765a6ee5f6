import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { seeded } from "../../rnn/random.ts";
import { follow, readingOf, writing, type Followed } from "../language/free-running.ts";
import { read, tokensOf } from "../language/reading.ts";
import { MAIN_RUNS, recordedNetworks, type Recorded } from "../recorded.ts";
import { spread } from "../spread.ts";
import { decimals, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const nullableSeries = z.array(z.nullable(z.number()));
const series = z.array(z.number());

const checkpointSchema = z.object({
  update: z.int(),
  /**
   * Divergence of the truth from what the network expects, nats per character, in stretches of `stretch`
   * characters of the text. What comes after a sentence has left the language, up to its end, has no
   * truth and is left out; null where nothing is left.
   */
  divergence: z.object({ reading: nullableSeries, writing: nullableSeries }),
  /** The same over all of it. */
  meanDivergence: z.object({ reading: z.number(), writing: z.nullable(z.number()) }),
  validShare: series, //                  share of characters written after a beginning of the language, by stretch
  knownShare: nullableSeries, //          share of sentences written that are of the language, by their number
  sentences: z.int(), //                  written, in all
  known: z.int(), //                      of them, those of the language
  /** After a sentence of the language, and after one that is none. */
  afterKnown: z.object({ sentences: z.int(), known: z.int(), divergence: z.nullable(z.number()) }),
  afterUnknown: z.object({
    sentences: z.int(),
    known: z.int(),
    divergence: z.nullable(z.number()),
  }),
});

const schema = z.object({
  writers: z.int(), //                    texts by each network
  length: z.int(), //                     characters of each
  stretch: z.int(),
  runs: z.array(z.object({ name: z.string(), checkpoints: z.array(checkpointSchema) })),
});
export type Exposure = z.infer<typeof schema>;
type Checkpoint = z.infer<typeof checkpointSchema>;

const config = {
  runs: MAIN_RUNS,
  from: 100, //                           checkpoints before this update write no sentences yet
  checkpoints: 5,
  writers: 150,
  length: 400,
  stretch: 20,
  sentences: 15, //                       by number
  before: 6, //                           sentences read first, so that the state is an ordinary one
  seed: 41,
};
type Config = typeof config;

function measureCheckpoint(config: Config, { update, params }: Recorded): Checkpoint {
  const { writers, length, stretch, before, seed } = config;
  const reading: Followed[] = [];
  const written: Followed[] = [];
  for (let writer = 0; writer < writers; writer++) {
    const random = seeded(1000 * seed + writer);
    const past = tokensOf(drawCorpus(before, random));
    const states = read(params, past).h.row;
    const h0 = states[past.length - 2]; // the space itself is read by `follow`
    const text = tokensOf(drawCorpus(length, random)).slice(0, length);
    reading.push(follow(params, h0, length, readingOf(text)));
    written.push(follow(params, h0, length, writing(random)));
  }
  const stretches = Math.floor(length / stretch);
  const inStretch = ({ divergence }: Followed, s: number) =>
    divergence.slice(s * stretch, (s + 1) * stretch);
  const byStretch = (all: readonly Followed[]) =>
    Array.from({ length: stretches }, (_, s) => meanOf(all.flatMap((one) => inStretch(one, s))));
  const sentences = written.flatMap((one) => one.sentences);
  return {
    update,
    divergence: { reading: byStretch(reading), writing: byStretch(written) },
    meanDivergence: {
      reading: meanOf(reading.flatMap(({ divergence }) => divergence))!,
      writing: meanOf(written.flatMap(({ divergence }) => divergence)),
    },
    validShare: Array.from({ length: stretches }, (_, s) => {
      const all = written.flatMap((one) => inStretch(one, s));
      return decimals(all.filter((value) => value !== undefined).length / all.length, 4);
    }),
    knownShare: Array.from({ length: config.sentences }, (_, number) => {
      const all = written.flatMap((one) => one.sentences[number] ?? []);
      return all.length === 0
        ? null
        : decimals(all.filter(({ known }) => known).length / all.length, 4);
    }),
    sentences: sentences.length,
    known: sentences.filter(({ known }) => known).length,
    afterKnown: after(written, true),
    afterUnknown: after(written, false),
  };
}

/** The sentences that follow one which is of the language, or is not. */
function after(written: readonly Followed[], previous: boolean) {
  const found = written.flatMap(({ divergence, sentences }) =>
    sentences.slice(1).flatMap((sentence, i) =>
      sentences[i].known === previous
        ? {
            known: sentence.known,
            divergence: divergence.slice(sentence.from, sentence.from + sentence.length),
          }
        : [],
    ),
  );
  return {
    sentences: found.length,
    known: found.filter(({ known }) => known).length,
    divergence: meanOf(found.flatMap(({ divergence }) => divergence)),
  };
}

/** The mean of what is defined, or null. */
function meanOf(values: readonly (number | undefined)[]): number | null {
  const defined = values.filter((value) => value !== undefined);
  if (defined.length === 0) return null;
  return significant(defined.reduce((sum, value) => sum + value, 0) / defined.length, 4);
}

export const exposure = study<Config, Checkpoint[], Exposure>({
  name: "exposure",
  shows: "How a network that reads what it wrote itself does beside one that reads the language",
  usedBy: ["learning-through-time", "what-the-network-discovers"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => runs,
  work: ({ checkpoints, writers, length }) => checkpoints * writers * 2 * length * 0.009,
  run: (config, part, runs) => {
    const trained = recordedNetworks(runs, part).filter(({ update }) => update >= config.from);
    return spread(trained, config.checkpoints).map((one) => measureCheckpoint(config, one));
  },
  join: ({ runs, writers, length, stretch }, parts) => ({
    writers,
    length,
    stretch,
    runs: runs.map((name, i) => ({ name, checkpoints: [...parts[i]] })),
  }),
  schema,
});
