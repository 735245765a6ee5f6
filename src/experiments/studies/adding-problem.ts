import * as z from "zod/mini";
import { seeded } from "../../rnn/random.ts";
import {
  ADDING_BASELINE,
  ADDING_INPUTS,
  addingError,
  addingParams,
  learnAdding,
  type AddingLesson,
} from "../tasks/adding.ts";
import { cellWork, type CellConfig } from "../cells/cell.ts";
import { mean, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const networkSchema = z.object({
  seed: z.int(), //              of its first weights and of its sequences
  error: z.number(), //          mean squared, on new sequences of the same length
  curve: z.array(z.number()), // mean squared error in training, mean of every `stride` updates
});

const schema = z.object({
  baseline: z.number(), //       mean squared error of always giving the mean
  updates: z.int(), //           that every network makes
  learningRate: z.number(), //   of Adam, the same for all
  stride: z.int(), //            updates for each number of a curve
  cells: z.array(
    z.object({
      cell: z.enum(["tanh", "gru", "lstm"]),
      units: z.int(), //         H
      learned: z.int(), //       numbers it learns
      lengths: z.array(
        z.object({
          length: z.int(), //    T: values read; one of each half is to be added to one of the other
          networks: z.array(networkSchema), // by seed
        }),
      ),
    }),
  ),
});
export type AddingProblem = z.infer<typeof schema>;
type Cell = AddingProblem["cells"][number];
type Trained = z.infer<typeof networkSchema>;

const H = 32;
const contestants: readonly CellConfig[] = [
  { cell: "tanh", units: H, start: "orthogonal" },
  { cell: "gru", units: H, updateBias: 0 },
  { cell: "lstm", units: H, forgetBias: 1 },
];

const lesson: AddingLesson = { lanes: 16, learningRate: 0.005, clip: 1, updates: 800 };

const config = {
  contestants,
  lesson,
  lengths: [10, 20, 30, 50, 100],
  seeds: [1, 2, 3],
  test: { sequences: 200, seed: 1_000_000_001 }, // the seed of no other sequences
  stride: 20,
};
type Config = typeof config;

/** Weights are measured as trained; none of them is shown. */
export const addingProblem = study<Config, Trained, AddingProblem>({
  name: "adding-problem",
  shows: "Over how many steps tanh units, GRUs and LSTMs learn to add two marked numbers",
  usedBy: ["the-ceiling"],
  tier: "sweep",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ contestants, lengths, seeds }) =>
    contestants.flatMap(({ cell }) =>
      lengths.flatMap((T) => seeds.map((seed) => `${cell}, length ${T}, seed ${seed}`)),
    ),
  work: ({ contestants, lesson }, part) => {
    const [{ cell, units }, T] = chosen(contestants, part);
    // The operations are not compiled, which makes them several times as long.
    return 8 * cellWork(cell, units, ADDING_INPUTS, lesson.updates * lesson.lanes * T);
  },
  run: (config, part) => {
    const [contestant, T, seed] = chosen(config.contestants, part);
    return networkOf(config, contestant, T, seed);
  },
  join: ({ contestants, lesson, lengths, seeds, stride }, parts) => {
    const networks = [...parts];
    return {
      baseline: ADDING_BASELINE,
      updates: lesson.updates,
      learningRate: lesson.learningRate,
      stride,
      cells: contestants.map((contestant): Cell => ({
        cell: contestant.cell,
        units: contestant.units,
        learned: addingParams(contestant, seeded(0)).reduce((sum, { length }) => sum + length, 0),
        lengths: lengths.map((length) => ({
          length,
          networks: networks.splice(0, seeds.length),
        })),
      })),
    };
  },
  schema,
});

function chosen(contestants: readonly CellConfig[], part: string): [CellConfig, number, number] {
  const [cell, T, seed] = part.split(", ");
  const contestant = contestants.find((one) => one.cell === cell);
  if (!contestant) throw new Error(`no contestant has cells called "${cell}"`);
  return [contestant, Number(T.split(" ")[1]), Number(seed.split(" ")[1])];
}

function networkOf(config: Config, contestant: CellConfig, T: number, seed: number): Trained {
  const { lesson, test, stride } = config;
  const params = addingParams(contestant, seeded(seed));
  const curve: number[] = [];
  let errors: number[] = [];
  for (const error of learnAdding(contestant, params, lesson, T, seed)) {
    errors.push(error);
    if (errors.length < stride) continue;
    curve.push(significant(mean(errors), 3));
    errors = [];
  }
  const random = seeded(test.seed);
  return { seed, error: addingError(contestant, params, T, test.sequences, random), curve };
}
