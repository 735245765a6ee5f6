import * as z from "zod/mini";
import { randomBits, repeatedBits } from "../../rnn/bit-text.ts";
import { fastElman } from "../../kernel/fast-elman.ts";
import { initialParams } from "../../rnn/initialization.ts";
import type { Params } from "../../rnn/params.ts";
import { readParity } from "../../rnn/parity-reading.ts";
import { learnParity, PARITY_LESSON, type ParityLesson } from "../../rnn/parity-training.ts";
import { seeded } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { study } from "../study.ts";

const networkSchema = z.object({
  seed: z.int(), //               of its first weights and of its sequences
  updates: z.int(), //            made: until it had learned, or until the limit
  isLearned: z.boolean(), //      whether the running loss fell below `lesson.learned` at the last length
  rightTo: z.int(), //            the longest of `tests` at which it made no error, nor at a shorter one; 0: not even the first
  heldFor: z.nullable(z.int()), // how many symbols of a 1 and then zeros are right before the first is not; null: all `held`
});

const curveSchema = z.object({
  seed: z.int(),
  isSuccess: z.boolean(),
  loss: z.array(z.number()), //   mean over `stride` updates after another, in nats per prediction
});

const sizeSchema = z.object({
  units: z.int(),
  networks: z.array(networkSchema), //  by seed
  curves: z.array(curveSchema), //      of the first success and the first failure, where there are
});

const settingSchema = z.object({
  name: z.string(),
  asked: z.string(), //           after which symbols the parity is asked for
  lengths: z.array(z.int()), //   of the sequences, one after another
  updatesEach: z.int(), //        at each length but the last
  sizes: z.array(sizeSchema),
});

const schema = z.object({
  tests: z.array(z.object({ length: z.int(), texts: z.int() })), // random texts, no error allowed
  success: z.int(), //            a network is a success that is right to this length at least
  held: z.int(), //               symbols of the text of a 1 and then zeros
  stride: z.int(), //             updates for each number of a curve
  settings: z.array(settingSchema),
});
export type ParityLearned = z.infer<typeof schema>;
type Size = z.infer<typeof sizeSchema>;

interface Setting extends ParityLesson {
  readonly name: string;
  readonly units: readonly number[];
  readonly seeds: number;
}

const growing = { lengths: [1, 2, 3, 4, 5, 6, 8, 16], updatesEach: 150 };
const last = { asked: "after the last", units: [4, 8, 16], seeds: 20 } as const;

const settings: readonly Setting[] = [
  {
    ...PARITY_LESSON,
    name: "every symbol",
    units: [1, 2, 3, 4, 6, 8, 12, 16],
    seeds: 50,
  },
  ...[2, 4, 8].map((length) => ({
    ...PARITY_LESSON,
    name: `every symbol, length ${length}`,
    lengths: [length],
    units: [8],
    seeds: 50,
  })),
  { ...PARITY_LESSON, name: "every symbol, growing length", ...growing, units: [8], seeds: 50 },
  { ...PARITY_LESSON, name: "last symbol", ...last },
  { ...PARITY_LESSON, name: "last symbol, growing length", ...last, ...growing },
];

const config = {
  settings,
  tests: [
    { length: 50, texts: 40 },
    { length: 200, texts: 40 },
    { length: 1000, texts: 20 },
    { length: 10_000, texts: 4 },
  ],
  testSeed: 1_000_001,
  success: 50,
  held: 10_000,
  stride: 10,
};
type Config = typeof config;

/** The weights are measured as trained; none of them is shown. */
export const parityLearned = study({
  name: "parity-learned",
  shows: "How many units it takes to learn parity, and how far what was learned reaches",
  usedBy: ["unrolling-the-loop"],
  tier: "core",
  seeds: 50,
  config,
  reads: [],
  parts: ({ settings }) =>
    settings.flatMap(({ name, units }) => units.map((H) => `${name}: ${H} units`)),
  work: ({ settings }, part) => {
    const [setting, H] = chosen(settings, part);
    const length = Math.max(...setting.lengths);
    return (setting.seeds * setting.updates * setting.lanes * length * (3 * H * H + 40)) / 1e6;
  },
  run: (config, part) => {
    const [setting, units] = chosen(config.settings, part);
    return sizeOf(config, setting, units);
  },
  join: ({ settings, tests, success, held, stride }, sizes) => {
    let next = 0;
    return {
      tests,
      success,
      held,
      stride,
      settings: settings.map(({ name, asked, lengths, updatesEach, units }) => ({
        name,
        asked,
        lengths: [...lengths],
        updatesEach,
        sizes: units.map(() => sizes[next++]),
      })),
    };
  },
  schema,
});

/** The setting and the number of units of a part. */
function chosen(settings: readonly Setting[], part: string): [Setting, number] {
  const [name, units] = part.split(": ");
  const setting = settings.find((setting) => setting.name === name);
  if (!setting) throw new Error(`no setting is called "${name}"`);
  return [setting, Number(units.split(" ")[0])];
}

function sizeOf(config: Config, setting: Setting, units: number): Size {
  const networks: Size["networks"] = [];
  const curves: Size["curves"] = [];
  for (let seed = 1; seed <= setting.seeds; seed++) {
    const params = initialParams(units, 2, seeded(seed));
    const losses: number[] = [];
    let isLearned = false;
    for (const update of learnParity(fastElman(params), setting, seed)) {
      losses.push(update.loss);
      isLearned = update.isLearned;
    }
    const rightTo = longestRight(config, params);
    const isSuccess = rightTo >= config.success;
    const heldFor = rightFor(params, repeatedBits(config.held, [0], [1]));
    networks.push({
      seed,
      updates: losses.length,
      isLearned,
      rightTo,
      heldFor: heldFor === config.held ? null : heldFor,
    });
    if (!curves.some((curve) => curve.isSuccess === isSuccess))
      curves.push({ seed, isSuccess, loss: everyFew(losses, config.stride) });
  }
  return { units, networks, curves };
}

/** The longest of the lengths tested at which no text is misread, nor at a shorter one; 0 if there is none. */
function longestRight({ tests, testSeed }: Config, params: Params): number {
  const random = seeded(testSeed);
  let longest = 0;
  for (const { length, texts } of tests) {
    for (let i = 0; i < texts; i++)
      if (rightFor(params, randomBits(length, 0.5, random)) < length) return longest;
    longest = length;
  }
  return longest;
}

/** How many symbols are read before the first whose parity is wrong. */
function rightFor(params: Params, text: Iterable<Token>): number {
  let right = 0;
  for (const { errors } of readParity(params, text)) {
    if (errors > 0) break;
    right++;
  }
  return right;
}

/** Means of as many values after another, of fewer at the end. */
function everyFew(values: readonly number[], stride: number): number[] {
  const means: number[] = [];
  for (let from = 0; from < values.length; from += stride) {
    const few = values.slice(from, from + stride);
    means.push(few.reduce((sum, value) => sum + value, 0) / few.length);
  }
  return means;
}
