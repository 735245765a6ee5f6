import * as z from "zod/mini";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { unpack } from "../../../src/trace/tensor.ts";
import { study } from "../../../src/experiments/study.ts";

/*
 * In place of the book's studies in a clone that tests record in.
 */

/** Computes. */
export const tinyText = study({
  name: "tiny-text",
  shows: "How long the sentences are that each seed draws",
  usedBy: [],
  tier: "sweep",
  seeds: 4,
  config: { sentences: 20, seeds: [1, 2, 3, 4] },
  reads: [],
  parts: ({ seeds }) => seeds.map((seed) => `seed ${seed}`),
  work: ({ sentences }) => sentences / 1e4,
  run: ({ sentences }, part) => {
    const text = drawCorpus(sentences, seeded(Number(part.slice(5))));
    return { characters: text.length / sentences };
  },
  join: (_, parts) => ({ characters: parts.map(({ characters }) => characters) }),
  schema: z.object({
    characters: z.array(z.number()), // (seeds) in a sentence, on average
  }),
});

/** Measures a recorded run. */
export const tinyWeights = study({
  name: "tiny-weights",
  shows: "The largest weight of a run at each checkpoint",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: {},
  reads: ["main-s1"],
  parts: () => ["main-s1"],
  work: () => 0.001,
  run: (_, __, [run]) =>
    unpack(run.checkpoint.Whh).map((matrix) => Math.max(...[...matrix].map(Math.abs))),
  join: (_, [largest]) => ({ largest }),
  schema: z.object({
    largest: z.array(z.number()), // (C) max |Whh|
  }),
});
