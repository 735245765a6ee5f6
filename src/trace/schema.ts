import * as z from "zod/mini";
import { tensorSchema } from "./tensor-schema.ts";

/** The version of the format. Raise it whenever a reader would have to change. */
export const VERSION = 1;

const count = z.int().check(z.nonnegative());
const size = z.int().check(z.positive());
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const series = z.array(z.number());

/** How one network was trained; enough to do it again. */
export const configSchema = z.object({
  seed: count,
  hiddenSize: size, //                     H
  sentences: size, //                      drawn for the training text
  corpusSeed: count, //                    with which they were drawn
  lanes: size, //                          B
  truncation: size, //                     T, in characters
  epochs: size,
  learningRate: z.number(), //             at the first update; falls to 0 along a cosine
  clip: z.number(), //                     c: the largest gradient norm
  start: z.enum(["orthogonal", "xavier", "gaussian", "identity"]), // how Whh begins
  gain: z.number(), //                     which Whh is multiplied by before the first update
  checkpoints: size, //                    how many updates have their weights recorded
});
export type Config = z.infer<typeof configSchema>;

/**
 * One recorded training run. C checkpoints, H hidden units, V symbols, K + 1 lags.
 * Losses are in nats per character. What is measured at a checkpoint is measured on the
 * weights as stored here, after rounding, on texts the network was not trained on.
 */
export const traceSchema = z.object({
  version: z.literal(VERSION),
  name: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  shows: z.string(),
  provenance: z.object({
    code: hash, //                         of the modules that made it, without types and comments
    corpus: hash, //                       of the training text
    weights: hash, //                      of the final weights in float64, before rounding
  }),
  config: configSchema,
  symbols: z.string(), //                  V symbols in the order of their tokens
  entropyRate: z.number(), //              of the language, in bits per character
  characters: size, //                     of the training text
  updates: size,
  curve: z.object({
    rule: z.string(), //                   which updates are kept
    update: z.array(size),
    loss: series, //                       mean over the window before that update
    gradientNorm: series, //               of that mean, before clipping
  }),
  clipped: z.object({ update: z.array(size), gradientNorm: series }), // every clipped update
  checkpoint: z.object({
    update: z.array(count), //             (C)  0 is before the first
    Wxh: tensorSchema, //                  (C, H, V)
    Whh: tensorSchema, //                  (C, H, H)
    Why: tensorSchema, //                  (C, V, H)
    bh: tensorSchema, //                   (C, H)
    by: tensorSchema, //                   (C, V)
    loss: series, //                       (C)  on the test text
    spectralRadius: series, //             (C)  largest |λ| of Whh
    largestSingularValue: series, //       (C)  of Whh
    meanSlope: series, //                  (C)  mean of 1 − h² over units and positions of the probe
    saturated: series, //                  (C)  share of |h| > 0.9 on the probe
    jacobianNorm: z.array(series), //      (C, K + 1)  geometric mean of ‖J_t … J_{t−k+1}‖ over positions
    gradientNormMedian: z.array(series), //(C, K + 1)  of ‖∂L_t/∂h_{t−k}‖ over positions
    gradientNormMean: z.array(series), //  (C, K + 1)
  }),
  test: z.object({
    sentences: size,
    seed: count,
    floor: z.number(), //                  loss of the grammar itself on the test text, bits per character
  }),
  probe: z.object({
    text: z.string(),
    jacobianPositions: z.array(count),
    gradientPositions: z.array(count),
    lags: size, //                         K
  }),
});
export type Trace = z.infer<typeof traceSchema>;

/**
 * One recorded study: what several networks, or measurements of recorded ones, say together.
 * The module of the study gives the shape of `data`, and it was checked when it was recorded.
 */
export const studyTraceSchema = z.object({
  version: z.literal(VERSION),
  kind: z.literal("study"),
  name: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  shows: z.string(),
  provenance: z.object({
    code: hash, //                         of the modules that made it, without types and comments
    reads: z.record(z.string(), hash), //  the runs it measured: the SHA-256 of each one's content
    parts: z.record(z.string(), hash), //  the SHA-256 of every part it was joined from
  }),
  seeds: count, //                         behind each headline; 0 where nothing is drawn at random
  config: z.record(z.string(), z.unknown()),
  data: z.unknown(),
});
/** A recorded study and its data. */
export type StudyTrace<Data = unknown> = Omit<z.infer<typeof studyTraceSchema>, "data"> & {
  readonly data: Data;
};

/** A recording of either kind. */
export type Recording = Trace | StudyTrace;

/** A trace with the SHA-256 of its canonical text: what a file holds. */
export const fileSchema = z.object({ sha256: hash, trace: z.unknown() });

/** What the folder of traces holds, and what each was made of. */
export const manifestSchema = z.object({
  version: z.literal(VERSION),
  traces: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      shows: z.string(),
      bytes: size, //                      of the gzip file
      jsonBytes: size, //                  unzipped; a reader stops there
      sha256: hash, //                     of the canonical text of the trace
      code: hash,
      weights: z.optional(hash), //        of a run; a study has none
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestLine = Manifest["traces"][number];
