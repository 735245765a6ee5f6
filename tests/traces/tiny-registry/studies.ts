import * as z from "zod/mini";
import { measure } from "../../../src/experiments/measure.ts";
import { testTexts } from "../../../src/experiments/record.ts";
import { study } from "../../../src/experiments/study.ts";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { eigenvalues } from "../../../src/rnn/eigenvalues.ts";
import { cos, exp, log, tanh } from "../../../src/rnn/elementary.ts";
import { matrix, type Matrix } from "../../../src/rnn/matrix.ts";
import { normal, seeded, type Random } from "../../../src/rnn/random.ts";
import { windowsPerEpoch } from "../../../src/rnn/running-text.ts";
import { encode, vocabulary } from "../../../src/rnn/vocabulary.ts";
import { checkpointParams } from "../../../src/trace/weights.ts";

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
    const windows = Array.from({ length: 60 }, (_, i) => windowsPerEpoch(i + 40, 3, 10));
    return { characters: text.length / sentences, windows };
  },
  join: (_, parts) => ({ characters: parts.map(({ characters }) => characters) }),
  schema: z.object({
    characters: z.array(z.number()), // (seeds) in a sentence, on average
  }),
});

/**
 * Random matrices of odd and even sizes, tiny and huge ones, one with double eigenvalues, one with
 * opposite ones, 0, and one whose eigenvalues lie evenly on a circle.
 */
const MATRICES: readonly ((random: Random) => Matrix)[] = [
  ...[1, 2, 5, 7].map((n) => (random: Random) => square(n, () => normal(random))),
  ...[1e-60, 1e60, 1e9].map((s) => (random: Random) => square(5, () => s * normal(random))),
  () => square(4, (i) => (i % 5 === 0 ? 2 : i % 4 > i / 4 ? 1 : 0)),
  () => square(2, (i) => (i === 1 || i === 2 ? 1 : 0)),
  () => square(3, () => 0),
  // A cycle of five: ordinary steps leave it as it is.
  () => square(5, (i) => (Math.floor(i / 5) === ((i % 5) + 1) % 5 ? 1 : 0)),
];

const square = (n: number, entry: (i: number) => number): Matrix =>
  matrix(n, n, Float64Array.from({ length: n * n }, (_, i) => entry(i)));

/**
 * Measures a recorded run. The hash of its one part is of numbers in full, so that it tells a change in
 * any of their bits, where the traces of runs keep six digits.
 */
export const tinyWeights = study({
  name: "tiny-weights",
  shows: "Eigenvalues and more of a run at each checkpoint, and values of the elementary functions",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: { arguments: 60 },
  reads: ["main-s1"],
  parts: () => ["main-s1"],
  work: () => 0.001,
  run: ({ arguments: count }, _, [run]) => {
    const { probe, text } = testTexts();
    const tokens = encode(vocabulary(run.symbols), text);
    const C = run.checkpoint;
    const steps = Array.from({ length: count }, (_, i) => (i - count / 2) / 7);
    const random = seeded(7);
    return {
      eigenvalues: checkpointParams(C).map(({ Whh }) => eigenvalues(Whh)),
      ofMatrices: MATRICES.map((make) => eigenvalues(make(seeded(3)))),
      measured: checkpointParams(C).map((params) => measure(params, tokens.slice(0, 400), probe)),
      exp: [...steps, 600, 709, -700, -740].map(exp),
      log: [...steps.map((x) => 2 + x / 5), 1e-300, 1e300, 5e-324].map(log),
      tanh: [...steps, ...steps.map((x) => x * 6)].map(tanh),
      cos: steps.map((x) => cos(0.7 * x)),
      drawn: [...steps.map(() => random()), ...steps.map(() => normal(random))],
    };
  },
  join: (_, [part]) => ({ eigenvalues: part.eigenvalues }),
  schema: z.object({
    eigenvalues: z.array(z.array(z.object({ re: z.number(), im: z.number() }))), // (C, H) of Whh
  }),
});
