import { spectralRadius } from "../rnn/eigenvalues.ts";
import { unroll } from "../rnn/forward.ts";
import { gradientNorms, jacobianNorms } from "../rnn/jacobian.ts";
import { loss } from "../rnn/loss.ts";
import type { Params } from "../rnn/params.ts";
import { largestSingularValue } from "../rnn/largest-singular-value.ts";
import { emptyTape, type Tape } from "../rnn/tape.ts";
import type { Token } from "../rnn/vocabulary.ts";
import { geometricMean, mean, median } from "./analysis/statistics.ts";

/** The text on which gradients are measured, and from where in it they are followed back. */
export interface Probe {
  readonly tokens: readonly Token[];
  readonly jacobianPositions: readonly number[];
  readonly gradientPositions: readonly number[];
  /** K: how many time steps back. */
  readonly lags: number;
}

/** What is measured at one checkpoint; the fields of the same name in a trace say what each is. */
export interface Measurement {
  readonly loss: number;
  readonly spectralRadius: number;
  readonly largestSingularValue: number;
  readonly meanSlope: number;
  readonly saturated: number;
  readonly jacobianNorm: readonly number[];
  readonly gradientNormMedian: readonly number[];
  readonly gradientNormMean: readonly number[];
}

/** Measures a network on a test text, read from the zero state, and on a probe. */
export function measure(params: Params, test: readonly Token[], probe: Probe): Measurement {
  const tape = read(params, probe.tokens.slice(0, -1));
  const lags = Array.from({ length: probe.lags + 1 }, (_, k) => k);
  const products = probe.jacobianPositions.map((t) => jacobianNorms(params, tape, t, probe.lags));
  const gradients = probe.gradientPositions.map((t) =>
    gradientNorms(params, tape, t, probe.tokens[t + 1], probe.lags),
  );
  const states = [...tape.h.data];
  return {
    loss: meanLoss(params, test),
    spectralRadius: spectralRadius(params.Whh),
    largestSingularValue: largestSingularValue(params.Whh),
    meanSlope: mean(states.map((h) => 1 - h * h)),
    saturated: mean(states.map((h) => (Math.abs(h) > 0.9 ? 1 : 0))),
    jacobianNorm: lags.map((k) => geometricMean(products.map((norms) => norms[k]))),
    gradientNormMedian: lags.map((k) => median(gradients.map((norms) => norms[k]))),
    gradientNormMean: lags.map((k) => mean(gradients.map((norms) => norms[k]))),
  };
}

/** Mean cross-entropy of a text read from the zero state, in nats per character predicted. */
export function meanLoss(params: Params, tokens: readonly Token[]): number {
  return loss(read(params, tokens.slice(0, -1)), tokens.slice(1)) / (tokens.length - 1);
}

function read(params: Params, tokens: readonly Token[]): Tape {
  const tape = emptyTape(tokens.length, params.bh.length, params.by.length);
  unroll(params, tape, tokens);
  return tape;
}
