import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { spectralRadius } from "../../rnn/eigenvalues.ts";
import { log } from "../../rnn/elementary.ts";
import { directions, lossSlice } from "../memory/loss-slice.ts";
import { meanLoss } from "../measure.ts";
import { sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { mean, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";
import {
  MAIN_TRAINING,
  training,
  trainingWork,
  type TrainingConfig,
} from "../language/training.ts";

/** Null where a number is beyond all bounds: a probability that is 0 to the last bit. */
const unbounded = z.nullable(z.number());

const trainedSchema = z.object({
  curve: z.object({
    update: z.array(z.int()), //          the last of each stretch: single updates at first, then several
    loss: z.array(unbounded), //          mean over the stretch, nats per character
    gradientNorm: z.array(z.number()), // the largest in the stretch, before clipping
  }),
  radiusUpdate: z.array(z.int()),
  spectralRadius: z.array(z.number()), // of Whh after those updates
  largestNorm: z.number(), //             of all gradients, before clipping
  largestNormUpdate: z.int(),
  /** The update from which on every stretch was worse than guessing, ln V; null where none was. */
  lostFrom: z.nullable(z.int()),
  testLoss: unbounded, //                 after the last of these updates, nats per character
});

const sliceSchema = z.object({
  update: z.int(), //                     the one shown: the parameters are those before it
  gradientNorm: z.number(),
  /** Both steps along the gradient: learning rate × norm, and learning rate × what clipping leaves. */
  step: z.object({ unclipped: z.number(), clipped: z.number() }),
  a: z.array(z.number()), //              against the gradient, in lengths of the parameters
  b: z.array(z.number()), //              along the update before, made perpendicular
  loss: z.array(z.array(unbounded)), //   (b, a) of that update's window, nats per character
});

const schema = z.object({
  threshold: z.number(), //               c
  scheduled: z.int(), //                  updates over which the learning rate falls to 0
  pairs: z.array(
    z.object({
      learningRate: z.number(), //        at the first update
      seed: z.int(),
      updates: z.int(), //                made of those scheduled
      /** The first update that is clipped: until then both are the same. Null where none is. */
      partedAt: z.nullable(z.int()),
      clippedUpdates: z.int(), //         how many are
      clipped: trainedSchema,
      unclipped: trainedSchema,
      /** Around the first unclipped gradient that is `steep` long; null where none is, or it is not asked for. */
      slice: z.nullable(sliceSchema),
    }),
  ),
});
export type Clipping = z.infer<typeof schema>;
type Pair = Clipping["pairs"][number];
type Trained = z.infer<typeof trainedSchema>;
type Slice = z.infer<typeof sliceSchema>;

const range = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + (i * (to - from)) / (count - 1));

const config = {
  training: MAIN_TRAINING,
  /** All epochs where it is the main run's, the first few of them elsewhere. */
  rates: [
    { learningRate: 0.5, epochs: 2 },
    { learningRate: 1, epochs: 12 },
    { learningRate: 1.5, epochs: 2 },
    { learningRate: 2, epochs: 2 },
  ],
  seeds: [1, 2, 3],
  single: 60, //                          updates in the curve one by one
  stretch: 25, //                         after that
  radii: [0, 5, 10, 20, 50, 100, 200, 500, 1150, 3000, 6900],
  test: TEST_TEXT,
  steep: 4, //                            a gradient this long is looked at
  slice: { rate: 1.5, a: range(-4, 12, 33), b: range(-8, 8, 33) },
};
type Config = typeof config;

/** What is seen of a training as it goes on. */
function observed({ single, stretch, radii }: Config, updates: number) {
  const curve: Trained["curve"] = { update: [], loss: [], gradientNorm: [] };
  const radiusUpdate = radii.filter((update) => update <= updates);
  const radius: number[] = [];
  let largest = { norm: 0, update: 0 };
  let losses: number[] = [];
  let norms: number[] = [];
  return {
    /** To be called before the first update, too. */
    radiusAt: (update: number, Whh: Parameters<typeof spectralRadius>[0]) => {
      if (radiusUpdate.includes(update)) radius.push(significant(spectralRadius(Whh), 4));
    },
    see: (update: number, loss: number, norm: number) => {
      losses.push(loss);
      norms.push(norm);
      if (norm > largest.norm) largest = { norm, update };
      if (update > single && update < updates && (update - single) % stretch !== 0) return;
      curve.update.push(update);
      curve.loss.push(finite(mean(losses)));
      curve.gradientNorm.push(significant(Math.max(...norms), 4));
      [losses, norms] = [[], []];
    },
    summary: (testLoss: number): Trained => ({
      curve,
      radiusUpdate,
      spectralRadius: radius,
      largestNorm: significant(largest.norm, 4),
      largestNormUpdate: largest.update,
      lostFrom: lostFrom(curve),
      testLoss: finite(testLoss),
    }),
  };
}

const finite = (value: number) => (Number.isFinite(value) ? significant(value, 4) : null);

function lostFrom({ update, loss }: Trained["curve"]): number | null {
  const guessing = log(SYMBOLS.length);
  const last = loss.findLastIndex((value) => value !== null && value <= guessing);
  return last === loss.length - 1 ? null : update[last + 1];
}

function trainPair(config: Config, learningRate: number, epochs: number, seed: number): Pair {
  const base: TrainingConfig = { ...config.training, learningRate, seed };
  const threshold = base.clip!;
  const [clipped, unclipped] = [training(base), training({ ...base, clip: null })];
  const updates = epochs * clipped.updatesPerEpoch;
  const test = sentenceTokens(config.test);
  let clippedUpdates = 0;
  let partedAt: number | null = null;
  let slice: Slice | null = null;
  const summaries = [clipped, unclipped].map((run) => {
    const seen = observed(config, updates);
    seen.radiusAt(0, run.params.Whh);
    const isSliced = run === unclipped && learningRate === config.slice.rate;
    let before = snapshot(run);
    let last = before;
    for (const { update, loss, gradientNorm } of run.train()) {
      seen.see(update, loss, gradientNorm);
      seen.radiusAt(update, run.params.Whh);
      if (run === clipped && gradientNorm > threshold) {
        clippedUpdates++;
        partedAt ??= update;
      }
      if (isSliced && !slice && gradientNorm > config.steep && update > 1)
        slice = sliceAt(config, base, before, last, update, gradientNorm);
      if (isSliced && !slice) [last, before] = [before, snapshot(run)];
      if (update === updates) break;
    }
    return seen.summary(meanLoss(run.params, test));
  });
  return {
    learningRate,
    seed,
    updates,
    partedAt,
    clippedUpdates,
    clipped: summaries[0],
    unclipped: summaries[1],
    slice,
  };
}

/** Parameters and states, as they are now. */
interface Snapshot {
  readonly params: readonly Float64Array[];
  readonly states: readonly Float64Array[];
}

const snapshot = ({ network, progress }: ReturnType<typeof training>): Snapshot => ({
  params: network.params.map((numbers) => numbers.slice()),
  states: progress.states.map((state) => state.slice()),
});

/** The loss around the parameters `before` an update, which was preceded by the step from `last`. */
function sliceAt(
  config: Config,
  base: TrainingConfig,
  before: Snapshot,
  last: Snapshot,
  update: number,
  gradientNorm: number,
): Slice {
  const { network, source, rateAt } = training(base);
  network.params.forEach((numbers, at) => numbers.set(before.params[at]));
  const window = source.window(update - 1);
  network.read(
    before.states.map((state) => state.slice()),
    window.inputs,
    window.targets,
  );
  const against = network.gradients.map((numbers) => numbers.map((value) => -value));
  const step = before.params.map((numbers, at) => numbers.map((v, i) => v - last.params[at][i]));
  const { a, b } = config.slice;
  const rate = rateAt(update - 1);
  return {
    update,
    gradientNorm: significant(gradientNorm, 4),
    step: {
      unclipped: significant(rate * gradientNorm, 4),
      clipped: significant(rate * Math.min(gradientNorm, base.clip!), 4),
    },
    a: [...a],
    b: [...b],
    loss: lossSlice(network, directions(against, step), { a, b }, before.states, window).map(
      (row) => row.map(finite),
    ),
  };
}

const partOf = (learningRate: number, seed: number) => `rate ${learningRate} seed ${seed}`;

function settingsOf({ rates }: Config, part: string) {
  const [, rate, seed] = /^rate (\S+) seed (\d+)$/.exec(part)!;
  return {
    seed: Number(seed),
    ...rates.find(({ learningRate }) => learningRate === Number(rate))!,
  };
}

export const clipping = study<Config, Pair, Clipping>({
  name: "clipping",
  shows: "The same training with and without clipping, at several learning rates",
  usedBy: ["learning-through-time"],
  tier: "core",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ rates, seeds }) =>
    rates.flatMap(({ learningRate }) => seeds.map((seed) => partOf(learningRate, seed))),
  work: (config, part) =>
    2 * trainingWork({ ...config.training, epochs: settingsOf(config, part).epochs }) + 700,
  run: (config, part) => {
    const { learningRate, epochs, seed } = settingsOf(config, part);
    return trainPair(config, learningRate, epochs, seed);
  },
  join: (config, pairs) => ({
    threshold: config.training.clip!,
    scheduled: training(config.training).updates,
    pairs: [...pairs],
  }),
  schema,
});
