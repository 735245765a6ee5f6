import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { matrix, type Matrix } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { integer, seeded } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { read, sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { bothEnds, MAIN_RUNS } from "../recorded.ts";
import { probeAccuracies } from "../analysis/ridge-probe.ts";
import { decimals } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const V = SYMBOLS.length;

const accuracies = z.array(z.number()); // one for each lag

const schema = z.object({
  lags: z.array(z.int()), //              k: how many characters before the last one read
  /** The share of judged positions at which the probe names the character k steps ago. */
  texts: z.array(
    z.object({
      text: z.enum(["language", "letters"]), // sentences, or letters drawn uniformly and independently
      commonest: accuracies, //               always naming the commonest character
      lastThree: accuracies, //               a probe of the last three characters, one-hot, instead of the state
      networks: z.array(z.object({ name: z.string(), untrained: accuracies, trained: accuracies })),
    }),
  ),
});
export type LinearProbe = z.infer<typeof schema>;

const config = {
  runs: MAIN_RUNS,
  lags: [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20],
  ridge: 1,
  fitted: 12_000, //                      positions the probe is fitted on
  judged: 6_000, //                       and those it is judged on, which follow
  test: TEST_TEXT,
  lettersSeed: 21, //                     of the independent letters
};
type Config = typeof config;

/** Where the first position is: the zero state is forgotten by then. */
const SETTLED = 100;

interface Part {
  readonly language: readonly (readonly number[])[];
  readonly letters: readonly (readonly number[])[];
}

/** A text of each kind, long enough for both sets of positions. */
function textsOf({ test, lettersSeed, fitted, judged }: Config) {
  const length = SETTLED + fitted + judged;
  const language = sentenceTokens(test).slice(0, length);
  if (language.length < length)
    throw new Error(
      `${test.sentences} sentences have ${language.length} characters; the probe needs ${length}`,
    );
  const random = seeded(lettersSeed);
  const letters = Array.from({ length }, () => integer(random, V));
  return { language, letters };
}

/** Accuracies by lag, of a probe of what is known at each position. */
function accuraciesOf(
  { lags, ridge, fitted }: Config,
  tokens: readonly Token[],
  features: readonly ArrayLike<number>[], // of all positions from SETTLED on
): number[] {
  const labels = lags.map((k) => features.map((_, n) => tokens[SETTLED + n - k]));
  const part = (from: number, to?: number) => ({
    features: withOnes(features.slice(from, to)),
    labelings: labels.map((all) => all.slice(from, to)),
  });
  return probeAccuracies(part(0, fitted), part(fitted), V, ridge).map((share) =>
    decimals(share, 4),
  );
}

/** The features with a column of ones after them. */
function withOnes(features: readonly ArrayLike<number>[]): Matrix {
  const D = features[0].length;
  const out = matrix(features.length, D + 1);
  features.forEach((values, n) => {
    out.row[n].set(values);
    out.row[n][D] = 1;
  });
  return out;
}

const states = (params: Params, tokens: readonly Token[]) =>
  read(params, tokens).h.row.slice(SETTLED);

/** The last three characters at each position, one-hot. */
const lastThree = (tokens: readonly Token[]) =>
  tokens.slice(SETTLED).map((_, n) => {
    const known = new Float64Array(3 * V);
    for (let k = 0; k < 3; k++) known[k * V + tokens[SETTLED + n - k]] = 1;
    return known;
  });

/** The share of the commonest character of the fitted positions among the judged ones. */
function commonest({ lags, fitted }: Config, tokens: readonly Token[]): number[] {
  return lags.map((k) => {
    const counts = new Float64Array(V);
    const at = tokens.slice(SETTLED).map((_, n) => tokens[SETTLED + n - k]);
    for (const token of at.slice(0, fitted)) counts[token]++;
    const best = counts.indexOf(Math.max(...counts));
    const judged = at.slice(fitted);
    return decimals(judged.filter((token) => token === best).length / judged.length, 4);
  });
}

export const linearProbe = study<Config, Part, LinearProbe>({
  name: "linear-probe",
  shows: "What a linear probe reads of earlier characters in the state, before and after training",
  usedBy: ["why-memory-fades"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => ["baselines", ...runs],
  work: ({ fitted, judged, lags }) => ((fitted + judged) * (15_000 + 1_728 * lags.length)) / 1e6,
  run: (config, part, runs) => {
    const texts = textsOf(config);
    const both = (of: (tokens: readonly Token[]) => number[][]): Part => ({
      language: of(texts.language),
      letters: of(texts.letters),
    });
    if (part === "baselines")
      return both((tokens) => [
        commonest(config, tokens),
        accuraciesOf(config, tokens, lastThree(tokens)),
      ]);
    const ends = bothEnds(runs, part);
    return both((tokens) =>
      ends.map((params) => accuraciesOf(config, tokens, states(params, tokens))),
    );
  },
  join: ({ lags, runs }, [baselines, ...networks]) => ({
    lags,
    texts: (["language", "letters"] as const).map((text) => ({
      text,
      commonest: [...baselines[text][0]],
      lastThree: [...baselines[text][1]],
      networks: networks.map((part, i) => ({
        name: runs[i],
        untrained: [...part[text][0]],
        trained: [...part[text][1]],
      })),
    })),
  }),
  schema,
});
