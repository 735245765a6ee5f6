import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { log } from "../../rnn/elementary.ts";
import { leadingGrowth, lyapunovExponents } from "../../rnn/lyapunov.ts";
import type { Params } from "../../rnn/params.ts";
import { byLag, gradientsAt, positionsFrom, productsAt } from "../memory/gradient-reach.ts";
import { read, sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { MAIN_RUNS, recordedNetworks, type Recorded } from "../recorded.ts";
import { spread } from "../spread.ts";
import { decimals, deviation, mean, quantile, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const series = z.array(z.number());

const runSchema = z.object({
  name: z.string(),
  update: z.array(z.int()), //            (C) the checkpoints
  /** ‖∂L_t/∂h_{t−k}‖ over the positions t, for k = 0 … K. (C, K + 1) each */
  gradientNorm: z.object({
    mean: z.array(series),
    quantiles: z.array(z.array(series)), // (C, one for each share in `shares`, K + 1)
  }),
  /** Largest Lyapunov exponent while the text is read, nats per character. (C) */
  largestExponent: series,
  /** All of them, falling, at the checkpoints of `spectrumUpdate`. (…, H) */
  spectrumUpdate: z.array(z.int()),
  spectrum: z.array(series),
  /** Of the last checkpoint: by the character just read. */
  byCharacter: z.object({
    characters: z.string(), //            those that occur
    count: z.array(z.int()), //           how often
    growth: series, //                    mean ln ‖J u‖ at the step that reads it, u the direction that grows most
    finiteTime: series, //                mean finite-time exponent of the window that ends with it
  }),
  /** Finite-time exponents of all those windows at the last checkpoint. */
  window: z.object({
    mean: z.number(),
    deviation: z.number(),
    least: z.number(),
    greatest: z.number(),
    positiveShare: z.number(),
  }),
});

const schema = z.object({
  lags: z.int(), //                       K
  shares: series, //                      of the quantiles
  windowLength: z.int(), //               of the finite-time exponents by character
  runs: z.array(runSchema),
  /**
   * Finite-time Lyapunov exponents Λ_k(t) = ln ‖J_t … J_{t−k+1}‖ / k of one run, over a stretch of
   * text, in nats per character.
   */
  heat: z.object({
    run: z.string(), //                   one seed
    text: z.string(), //                  (P) the character read at each position t
    lags: z.int(), //                     k = 1 … of the exponents
    update: z.array(z.int()), //          (C) checkpoints
    exponent: z.array(z.array(series)), // (C, P, lags)
  }),
});
export type GradientStudy = z.infer<typeof schema>;
type RunGradients = z.infer<typeof runSchema>;
type Heat = GradientStudy["heat"];

const config = {
  runs: MAIN_RUNS,
  test: TEST_TEXT,
  lags: 40,
  shares: [0.1, 0.25, 0.5, 0.75, 0.9],
  positions: { first: 150, count: 240, apart: 17 },
  exponent: { warmUp: 200, steps: 20_000 },
  spectrum: { checkpoints: 8, warmUp: 200, steps: 1000 },
  window: { length: 10, first: 150, count: 600, apart: 3 },
  heat: { run: "main-s1", checkpoints: 5, first: 150, length: 120, lags: 30 },
};
type Config = typeof config;

function measureRun(config: Config, name: string, networks: readonly Recorded[]): RunGradients {
  const { lags, shares, positions } = config;
  const tokens = sentenceTokens(config.test);
  const at = positionsFrom(positions.first, positions.count, positions.apart);
  const norms = networks.map(({ params }) => gradientsAt(params, { tokens, positions: at, lags }));
  const rounded = (values: readonly number[]) => values.map((value) => significant(value, 3));
  const spectrumAt = spread(networks, config.spectrum.checkpoints);
  return {
    name,
    update: networks.map(({ update }) => update),
    gradientNorm: {
      mean: norms.map((rows) => rounded(byLag(rows, mean))),
      quantiles: norms.map((rows) =>
        shares.map((share) => rounded(byLag(rows, (values) => quantile(values, share)))),
      ),
    },
    largestExponent: networks.map(({ params }) => {
      const { warmUp, steps } = config.exponent;
      const tape = read(params, tokens.slice(0, warmUp + steps));
      return significant(mean([...leadingGrowth(params, tape)].slice(warmUp)), 4);
    }),
    spectrumUpdate: spectrumAt.map(({ update }) => update),
    spectrum: spectrumAt.map(({ params }) => {
      const { warmUp, steps } = config.spectrum;
      const tape = read(params, tokens.slice(0, warmUp + steps));
      return [...lyapunovExponents(params, tape, warmUp)].map((one) => significant(one, 4));
    }),
    ...characters(config, networks[networks.length - 1].params),
  };
}

/** Where in the text changes grow and where they fade: by character, and over all windows. */
function characters(config: Config, params: Params): Pick<RunGradients, "byCharacter" | "window"> {
  const tokens = sentenceTokens(config.test);
  const { warmUp, steps } = config.exponent;
  const growth = leadingGrowth(params, read(params, tokens.slice(0, warmUp + steps)));
  const { length, first, count, apart } = config.window;
  const positions = positionsFrom(first, count, apart);
  const products = productsAt(params, { tokens, positions, lags: length });
  const exponents = products.map((norms) => log(norms[length]) / length);
  const occurring = [...SYMBOLS].filter((_, token) => positions.some((t) => tokens[t] === token));
  const meanOf = (symbol: string, values: readonly number[], at: readonly number[]) =>
    significant(mean(values.filter((_, i) => tokens[at[i]] === SYMBOLS.indexOf(symbol))), 4);
  const steady = positionsFrom(warmUp, steps, 1);
  return {
    byCharacter: {
      characters: occurring.join(""),
      count: occurring.map(
        (symbol) => positions.filter((t) => tokens[t] === SYMBOLS.indexOf(symbol)).length,
      ),
      growth: occurring.map((symbol) => meanOf(symbol, [...growth].slice(warmUp), steady)),
      finiteTime: occurring.map((symbol) => meanOf(symbol, exponents, positions)),
    },
    window: {
      mean: significant(mean(exponents), 4),
      deviation: significant(deviation(exponents), 4),
      least: significant(Math.min(...exponents), 4),
      greatest: significant(Math.max(...exponents), 4),
      positiveShare: mean(exponents.map((one) => (one > 0 ? 1 : 0))),
    },
  };
}

function heatOf(config: Config, networks: readonly Recorded[]): Heat {
  const { run, checkpoints, first, length, lags } = config.heat;
  const tokens = sentenceTokens(config.test);
  const positions = positionsFrom(first, length, 1);
  const chosen = spread(networks, checkpoints);
  return {
    run,
    text: positions.map((t) => SYMBOLS[tokens[t]]).join(""),
    lags,
    update: chosen.map(({ update }) => update),
    exponent: chosen.map(({ params }) =>
      productsAt(params, { tokens, positions, lags }).map((norms) =>
        norms.slice(1).map((norm, i) => decimals(log(norm) / (i + 1), 2)),
      ),
    ),
  };
}

const HEAT = "heat";

export const gradients = study<Config, RunGradients | Heat, GradientStudy>({
  name: "gradients",
  shows: "How gradients and small changes fade over a text, at every checkpoint of the main runs",
  usedBy: ["why-memory-fades", "learning-through-time"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => [...runs, HEAT],
  work: ({ heat, exponent, spectrum }, part) =>
    part === HEAT
      ? heat.checkpoints * heat.length * heat.lags * 0.6
      : 10 * exponent.steps * 0.012 + spectrum.checkpoints * spectrum.steps * 0.8 + 4000,
  run: (config, part, runs) =>
    part === HEAT
      ? heatOf(config, recordedNetworks(runs, config.heat.run))
      : measureRun(config, part, recordedNetworks(runs, part)),
  join: (config, parts) => ({
    lags: config.lags,
    shares: [...config.shares],
    windowLength: config.window.length,
    runs: parts.slice(0, -1) as RunGradients[],
    heat: parts[parts.length - 1] as Heat,
  }),
  schema,
});
