import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { backward } from "../../rnn/bptt.ts";
import { initialParams } from "../../rnn/initialization.ts";
import { numbersOf, zeroParams, type Gradients, type Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import {
  countedBackpropagation,
  countedRealTime,
  type Counted,
} from "../memory/counted-gradients.ts";
import { read, sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const methodSchema = z.object({
  products: z.int(), //                   multiplications for the gradient of the whole sequence, counted
  kept: z.int(), //                       numbers kept beside parameters and gradients
  /** Largest difference of an entry from that of `backward`, over the largest entry of its gradient; over all seeds. */
  difference: z.number(),
});

const schema = z.object({
  vocabSize: z.int(), //                  V
  /** The gradient by Whh, Wxh and bh of one sequence, read from the zero state. */
  sizes: z.array(
    z.object({
      hiddenSize: z.int(), //             H
      length: z.int(), //                 T
      backpropagation: methodSchema, //   through time
      realTime: methodSchema, //          real-time recurrent learning
    }),
  ),
});
export type BackwardCosts = z.infer<typeof schema>;
type Size = BackwardCosts["sizes"][number];

const config = {
  hiddenSizes: [2, 4, 8, 16, 32, 64],
  lengths: [25, 50], //                   T; the second shows which costs grow with it
  seeds: [1, 2, 3],
  test: TEST_TEXT,
};
type Config = typeof config;

function measureSize({ seeds, test }: Config, H: number, T: number): Size {
  const text: Token[] = sentenceTokens(test).slice(0, T + 1);
  const [tokens, targets] = [text.slice(0, -1), text.slice(1)];
  const found = seeds.map((seed) => {
    const params = initialParams(H, SYMBOLS.length, seeded(seed));
    const exact = gradientsOf(params, tokens, targets);
    const methods = [countedBackpropagation, countedRealTime].map((method) => {
      const counted = method(params, tokens, targets);
      return { ...counted, difference: differenceOf(counted, exact) };
    });
    return { backpropagation: methods[0], realTime: methods[1] };
  });
  const summary = (method: "backpropagation" | "realTime") => ({
    products: found[0][method].products,
    kept: found[0][method].kept,
    difference: significant(Math.max(...found.map((one) => one[method].difference)), 2),
  });
  return {
    hiddenSize: H,
    length: T,
    backpropagation: summary("backpropagation"),
    realTime: summary("realTime"),
  };
}

/** The gradients by the textbook's `backward`. */
function gradientsOf(params: Params, tokens: readonly Token[], targets: readonly Token[]) {
  const d = zeroParams(params.bh.length, params.by.length);
  backward(params, read(params, tokens), targets, d);
  return d;
}

function differenceOf({ gradients }: Counted, exact: Gradients): number {
  let [largest, difference] = [0, 0];
  for (const name of ["Whh", "Wxh", "bh"] as const) {
    const numbers = numbersOf(exact, name);
    gradients[name].flat().forEach((value, i) => {
      largest = Math.max(largest, Math.abs(numbers[i]));
      difference = Math.max(difference, Math.abs(value - numbers[i]));
    });
  }
  return difference / largest;
}

const partOf = (H: number, T: number) => `H=${H} T=${T}`;

export const backwardCosts = study<Config, Size, BackwardCosts>({
  name: "backward-costs",
  shows: "What the same gradient costs backward through time and forward in real time",
  usedBy: ["learning-through-time"],
  tier: "core",
  seeds: config.seeds.length,
  config,
  reads: [],
  parts: ({ hiddenSizes, lengths }) => hiddenSizes.flatMap((H) => lengths.map((T) => partOf(H, T))),
  work: ({ seeds }, part) => {
    const [H, T] = part.match(/\d+/g)!.map(Number);
    return (seeds.length * T * H * H * H * (H + SYMBOLS.length)) / 1e6;
  },
  run: (config, part) => {
    const [H, T] = part.match(/\d+/g)!.map(Number);
    return measureSize(config, H, T);
  },
  join: (_, sizes) => ({ vocabSize: SYMBOLS.length, sizes: [...sizes] }),
  schema,
});
