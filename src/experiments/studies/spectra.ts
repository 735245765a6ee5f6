import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { eigenvalues, modulus, spectralRadius, type Complex } from "../../rnn/eigenvalues.ts";
import { jacobian } from "../../rnn/jacobian.ts";
import { singularValues } from "../../rnn/singular-values.ts";
import { read, sentenceTokens, TEST_TEXT } from "../language/reading.ts";
import { MAIN_RUNS, recordedNetworks, type Recorded } from "../recorded.ts";
import { spread } from "../spread.ts";
import { decimals, mean } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const series = z.array(z.number());

/**
 * The eigenvalues of a real matrix by falling modulus, of each conjugate pair only the one with the
 * positive imaginary part: [real part, imaginary part] each.
 */
const halfSpectrum = z.array(z.tuple([z.number(), z.number()]));

const runSchema = z.object({
  name: z.string(),
  update: z.array(z.int()), //            (C) the checkpoints
  eigenvalues: z.array(halfSpectrum), //  (C) of Whh
  singularValues: z.array(series), //     (C, H) of Whh, falling
  /** Of the Jacobians J_t = diag(1 − h_t²) Whh at the characters of `text`. */
  jacobian: z.object({
    update: z.array(z.int()), //          (D) some of the checkpoints
    spectralRadius: z.array(series), //   (D, P)
    stableShare: series, //               (D) the share of positions at which it is below 1
    eigenvalues: z.array(halfSpectrum), //(P) those of modulus 0.01 or more at the last checkpoint; of the first run alone
  }),
});

const schema = z.object({
  text: z.string(), //                    (P) the characters at which the Jacobians are taken
  runs: z.array(runSchema),
});
export type Spectra = z.infer<typeof schema>;
type RunSpectra = z.infer<typeof runSchema>;

const config = {
  runs: MAIN_RUNS,
  test: TEST_TEXT,
  first: 150,
  positions: 60,
  checkpoints: 8, //                      at which Jacobians are taken
};
type Config = typeof config;

const half = (all: readonly Complex[]): [number, number][] =>
  all.filter(({ im }) => im >= 0).map(({ re, im }) => [decimals(re, 4), decimals(im, 4)]);

function spectraOf(config: Config, name: string, networks: readonly Recorded[]): RunSpectra {
  const tokens = sentenceTokens(config.test).slice(0, config.first + config.positions);
  const jacobiansOf = ({ params }: Recorded) =>
    read(params, tokens)
      .h.row.slice(config.first)
      .map((h) => jacobian(params, h));
  const some = spread(networks, config.checkpoints);
  const radii = some.map((network) => jacobiansOf(network).map(spectralRadius));
  return {
    name,
    update: networks.map(({ update }) => update),
    eigenvalues: networks.map(({ params }) => half(eigenvalues(params.Whh))),
    singularValues: networks.map(({ params }) =>
      [...singularValues(params.Whh)].map((sigma) => decimals(sigma, 4)),
    ),
    jacobian: {
      update: some.map(({ update }) => update),
      spectralRadius: radii.map((all) => all.map((rho) => decimals(rho, 4))),
      stableShare: radii.map((all) => mean(all.map((rho) => (rho < 1 ? 1 : 0)))),
      eigenvalues:
        name === config.runs[0]
          ? jacobiansOf(networks[networks.length - 1]).map((J) =>
              half(eigenvalues(J).filter((one) => modulus(one) >= LEAST)),
            )
          : [],
    },
  };
}

/** Eigenvalues smaller than this lie on one dot at 0 in any picture. */
const LEAST = 0.01;

export const spectra = study<Config, RunSpectra, Spectra>({
  name: "spectra",
  shows:
    "Eigenvalues and singular values of the recurrent matrix, and of the Jacobians along a text",
  usedBy: ["why-memory-fades"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => runs,
  work: ({ checkpoints, positions }) => (checkpoints * positions + 100) * 4,
  run: (config, part, runs) => spectraOf(config, part, recordedNetworks(runs, part)),
  join: ({ test, first, positions }, runs) => ({
    text: sentenceTokens(test)
      .slice(first, first + positions)
      .map((token) => SYMBOLS[token])
      .join(""),
    runs: [...runs],
  }),
  schema,
});
