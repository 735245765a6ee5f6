import * as z from "zod/mini";
import type { Network } from "../../rnn/network.ts";
import { seeded } from "../../rnn/random.ts";
import { cellNetwork, cellWork, countLearned, type CellConfig } from "../cells/cell.ts";
import {
  latchAccuracy,
  LATCH_SYMBOLS,
  learnLatch,
  testSequences,
  type LatchLesson,
} from "../tasks/latch.ts";
import { gradientHorizon, stateGradients } from "../cells/state-gradient.ts";
import { study } from "../study.ts";

const networkSchema = z.object({
  seed: z.int(), //                   of its first weights and of its sequences
  updates: z.nullable(z.int()), //    made until it had learned; null: not within the budget
  accuracy: z.number(), //            share of test questions answered right at the end; a guess gets 1/4
  accuracyTwice: z.number(), //       the same over twice the distance, which it never trained on
  // its gradient horizon in steps, after so many updates; null: beyond twice the distance
  horizons: z.array(z.object({ update: z.int(), horizon: z.nullable(z.int()) })),
});

const lengthSchema = z.object({
  length: z.int(), //                 L: steps from the symbol to its question
  learningRate: z.number(), //        the one that did best on the tuning seeds
  tuning: z.array(
    z.object({
      learningRate: z.number(),
      learned: z.int(), //            how many of the tuning seeds learned
      updates: z.int(), //            that all of them made, the whole budget where one did not learn
    }),
  ),
  networks: z.array(networkSchema), // by seed, trained with the learning rate chosen
});

const contestantSchema = z.object({
  cell: z.enum(["tanh", "gru", "lstm"]),
  units: z.int(), //                  H
  start: z.string(), //               "orthogonal" and the like, "update bias 0", "forget bias 1"
  learned: z.int(), //                numbers it learns
  lengths: z.array(lengthSchema),
});

const schema = z.object({
  budget: z.int(), //                 updates after which a lesson is given up
  mastery: z.number(), //             share of the test questions from which on it has learned
  tests: z.int(), //                  test questions
  threshold: z.number(), //           horizon: the median over sequences of ‖∂L/∂s‖ so many steps back is below this times its value at 0
  sequences: z.int(), //              that a horizon is measured on; s is all that is passed on, h and for an LSTM c
  tuningSeeds: z.int(), //            for every learning rate; none of them is among the seeds
  contestants: z.array(contestantSchema),
  // per length the place in `contestants` of the start that did best on the tuning seeds; of equal units, by cell
  best: z.array(z.object({ cell: z.enum(["tanh", "gru", "lstm"]), contestants: z.array(z.int()) })),
});
export type Latch = z.infer<typeof schema>;
type Length = z.infer<typeof lengthSchema>;
type Trained = z.infer<typeof networkSchema>;

const H = 32;
const contestants: readonly CellConfig[] = [
  { cell: "tanh", units: H, start: "orthogonal" },
  { cell: "tanh", units: H, start: "xavier" },
  { cell: "tanh", units: H, start: "identity" },
  { cell: "gru", units: H, updateBias: 0 },
  { cell: "gru", units: H, updateBias: -2 },
  { cell: "gru", units: H, updateBias: -4 },
  { cell: "lstm", units: H, forgetBias: 1 },
  { cell: "lstm", units: H, forgetBias: 3 },
  { cell: "lstm", units: H, forgetBias: 5 },
  // As many numbers to learn as 32 tanh units have, or as near as can be.
  { cell: "gru", units: 18, updateBias: 0 },
  { cell: "lstm", units: 15, forgetBias: 3 },
];

const lesson: Omit<LatchLesson, "learningRate"> = {
  lanes: 16,
  clip: 1,
  updates: 800,
  tests: 200,
  mastery: 0.995,
};

const config = {
  contestants,
  lesson,
  lengths: [5, 10, 15, 20, 25, 30, 40, 100, 200],
  learningRates: [0.002, 0.005],
  tuningSeeds: [101, 102],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  threshold: 0.01,
  sequences: 16,
  looks: [0, 30, 100, 300], // updates before a look at the horizon, as far as they are made; and at the end
};
type Config = typeof config;

/** Weights are measured as trained; none of them is shown. */
export const latch = study<Config, Length, Latch>({
  name: "latch",
  shows:
    "Over how many steps tanh units, GRUs and LSTMs learn to hold one symbol, by how they start",
  usedBy: ["the-ceiling"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ contestants, lengths }) =>
    contestants.flatMap((one) => lengths.map((L) => `${nameOf(one)}: ${L}`)),
  work: ({ contestants, lesson, learningRates, tuningSeeds, seeds }, part) => {
    const [{ cell, units }, L] = chosen(contestants, part);
    const lessons = learningRates.length * tuningSeeds.length + seeds.length;
    return cellWork(cell, units, LATCH_SYMBOLS, lessons * lesson.updates * lesson.lanes * (L + 1));
  },
  run: (config, part) => {
    const [contestant, L] = chosen(config.contestants, part);
    return lengthOf(config, contestant, L);
  },
  join: (config, parts) => {
    const { lesson, threshold, sequences, tuningSeeds, lengths } = config;
    const perLength = [...parts];
    const joined = config.contestants.map((contestant) => ({
      cell: contestant.cell,
      units: contestant.units,
      start: startOf(contestant),
      learned: countLearned(contestant.cell, contestant.units, LATCH_SYMBOLS),
      lengths: perLength.splice(0, lengths.length),
    }));
    return {
      budget: lesson.updates,
      mastery: lesson.mastery,
      tests: lesson.tests,
      threshold,
      sequences,
      tuningSeeds: tuningSeeds.length,
      contestants: joined,
      best: (["tanh", "gru", "lstm"] as const).map((cell) => ({
        cell,
        contestants: lengths.map((_, at) => {
          const { units } = joined[0];
          const costs = joined.map((one) =>
            one.cell === cell && one.units === units ? fewest(one.lengths[at].tuning) : Infinity,
          );
          return costs.indexOf(Math.min(...costs));
        }),
      })),
    };
  },
  schema,
});

/** How a contestant starts, in words. */
function startOf(contestant: CellConfig): string {
  switch (contestant.cell) {
    case "tanh":
      return contestant.start;
    case "gru":
      return `update bias ${contestant.updateBias}`;
    case "lstm":
      return `forget bias ${contestant.forgetBias}`;
  }
}

const nameOf = (one: CellConfig) => `${one.units} ${one.cell} units, ${startOf(one)}`;

function chosen(contestants: readonly CellConfig[], part: string): [CellConfig, number] {
  const [name, L] = part.split(": ");
  const contestant = contestants.find((one) => nameOf(one) === name);
  if (!contestant) throw new Error(`no contestant is called "${name}"`);
  return [contestant, Number(L)];
}

const fewest = (tuning: Length["tuning"]) => Math.min(...tuning.map(({ updates }) => updates));

function lengthOf(config: Config, contestant: CellConfig, L: number): Length {
  const { learningRates, tuningSeeds, seeds, lesson } = config;
  const tuning = learningRates.map((learningRate) => {
    const made = tuningSeeds.map((seed) =>
      updatesToLearn(contestant, { ...lesson, learningRate }, L, seed),
    );
    return {
      learningRate,
      learned: made.filter((updates) => updates !== null).length,
      updates: made.reduce<number>((sum, updates) => sum + (updates ?? lesson.updates), 0),
    };
  });
  const { learningRate } = tuning.find(({ updates }) => updates === fewest(tuning))!;
  const networks = seeds.map((seed) => networkOf(config, contestant, learningRate, L, seed));
  return { length: L, learningRate, tuning, networks };
}

/** How many updates one network makes until it has learned, or null where it did not. */
function updatesToLearn(
  contestant: CellConfig,
  lesson: LatchLesson,
  L: number,
  seed: number,
): number | null {
  const network = cellNetwork(contestant, LATCH_SYMBOLS, seeded(seed));
  for (const { update, isLearned } of learnLatch(network, lesson, L, seed))
    if (isLearned) return update;
  return null;
}

function networkOf(
  config: Config,
  contestant: CellConfig,
  learningRate: number,
  L: number,
  seed: number,
): Trained {
  const lesson = { ...config.lesson, learningRate };
  const network = cellNetwork(contestant, LATCH_SYMBOLS, seeded(seed));
  const horizons: Trained["horizons"] = [];
  const look = (update: number) =>
    horizons.push({ update, horizon: horizonOf(config, contestant, network, L) });
  if (config.looks.includes(0)) look(0);
  let last = { update: 0, isLearned: false };
  for (last of learnLatch(network, lesson, L, seed))
    if (config.looks.includes(last.update)) look(last.update);
  if (!config.looks.includes(last.update)) look(last.update);
  return {
    seed,
    updates: last.isLearned ? last.update : null,
    accuracy: latchAccuracy(network, lesson, L),
    accuracyTwice: latchAccuracy(network, lesson, 2 * L),
    horizons,
  };
}

/** The gradient horizon of a network as it stands, on questions over twice the distance. */
function horizonOf(
  { threshold, sequences }: Config,
  { cell, units }: CellConfig,
  { params }: Network,
  L: number,
): number | null {
  const asked = [...testSequences(sequences, 2 * L)];
  const gradients = stateGradients(cell, { units, vocabSize: LATCH_SYMBOLS }, params, {
    inputs: asked.map(({ inputs }) => inputs),
    answers: asked.map(({ inputs }) => inputs[0]),
  });
  return gradientHorizon(gradients, threshold);
}
