import type { GradientStudy } from "../../experiments/studies/gradients.ts";
import type { Horizons } from "../../experiments/studies/horizons.ts";
import type { LinearProbe } from "../../experiments/studies/linear-probe.ts";
import type { Orbits } from "../../experiments/studies/orbits.ts";
import type { Sizes } from "../../experiments/studies/sizes.ts";
import type { Spectra } from "../../experiments/studies/spectra.ts";
import { lastOf } from "../fact.ts";
import { fixed, percent } from "../number-forms.ts";
import { inStudy, rowsBy, rowsByKey, type Headline } from "./headline.ts";

/** Rows of which each has values for those networks that have one. */
const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

export const fadingHeadlines: readonly Headline[] = [
  {
    says: "How far back a trained network reaches, by several measures, in characters",
    text: fixed(),
    from: inStudy<Horizons>("horizons", ({ trained, longer, task }) => {
      const of = (key: keyof (typeof trained)[number]["horizon"]) =>
        present(trained.map(({ horizon }) => horizon[key]));
      return [
        { name: "gradient", values: of("gradient") },
        { name: "Jacobian", values: of("jacobian") },
        { name: "predictions after one changed letter", values: of("output") },
        { name: "states after one changed letter", values: of("state") },
        { name: "what the language asks for", values: [task.order] },
        {
          name: `gradient, trained with T = ${longer[0].truncation}`,
          values: present(longer.map(({ horizon }) => horizon.gradient)),
        },
      ];
    }),
  },
  {
    says: "Gradient horizon by the number of units, in characters",
    text: fixed(),
    from: inStudy<Sizes>("sizes", ({ networks }) => {
      const known = networks.flatMap(({ hiddenSize, gradientHorizon }) =>
        gradientHorizon === null ? [] : [{ hiddenSize, gradientHorizon }],
      );
      return rowsByKey(
        known,
        ({ hiddenSize }) => `H = ${hiddenSize}`,
        ({ gradientHorizon }) => gradientHorizon,
      );
    }),
  },
  {
    says: "Largest Lyapunov exponent while the text is read, in nats per character",
    text: fixed(3),
    from: inStudy<GradientStudy>("gradients", ({ runs }) => [
      { name: "untrained", values: runs.map(({ largestExponent }) => largestExponent[0]) },
      { name: "trained", values: runs.map(({ largestExponent }) => lastOf(largestExponent)) },
    ]),
  },
  {
    says: "Largest singular value of the recurrent matrix",
    text: fixed(2),
    from: inStudy<Spectra>("spectra", ({ runs }) => [
      { name: "untrained", values: runs.map(({ singularValues }) => singularValues[0][0]) },
      {
        name: "trained",
        values: runs.map(({ singularValues }) => lastOf(singularValues)[0]),
      },
    ]),
  },
  {
    says: "Positions at which the Jacobian of one step has a spectral radius below 1",
    text: percent(),
    from: inStudy<Spectra>("spectra", ({ runs }) => [
      { name: "untrained", values: runs.map(({ jacobian }) => jacobian.stableShare[0]) },
      { name: "trained", values: runs.map(({ jacobian }) => lastOf(jacobian.stableShare)) },
    ]),
  },
  {
    says: "Characters that a linear probe names in the state, so many steps back, while sentences are read",
    text: percent(),
    from: inStudy<LinearProbe>("linear-probe", ({ lags, texts }) => {
      const { networks } = texts.find(({ text }) => text === "language")!;
      return [0, 3, 6, 10]
        .map((lag) => lags.indexOf(lag))
        .filter((at) => at >= 0)
        .flatMap((at) => [
          { name: `${lags[at]} back, untrained`, values: networks.map((one) => one.untrained[at]) },
          { name: `${lags[at]} back, trained`, values: networks.map((one) => one.trained[at]) },
        ]);
    }),
  },
  {
    says: "Largest Lyapunov exponent of the network alone, reading nothing, in nats per step; above 0 its orbits are chaotic",
    text: fixed(3),
    from: inStudy<Orbits>("orbits", ({ searches }) =>
      rowsBy(
        [false, true],
        (isTrained) => (isTrained ? "trained" : "untrained"),
        (isTrained) =>
          searches
            .filter(({ trained, input }) => trained === isTrained && input === null)
            .map(({ exponent }) => exponent.median),
      ),
    ),
  },
];
