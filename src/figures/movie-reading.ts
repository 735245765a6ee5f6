import { contextOf, orderModel, type OrderModel } from "../grammar/order-model.ts";
import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import type { MovieData, MovieText } from "./movie-data.ts";
import { likeliest, type Reading } from "./tape-reading.ts";
import { readOn } from "./tape-states.ts";

/** The predictors that are compared, by how much of the past they have. */
export const PREDICTORS = ["none", "letter", "network"] as const;
export type PredictorName = (typeof PREDICTORS)[number];

/** A predictor at work on a text: what it expects, and what the text costs it. */
export interface Prediction {
  readonly reading: Reading;
  /** The probability that it gave to each character before it came. */
  readonly given: readonly number[];
  /** What the whole text costs it, in bits; Infinity where it held a character to be impossible. */
  readonly bits: number;
}

export type Predictions = Readonly<Record<PredictorName, Prediction>>;

const done = new WeakMap<PackedWeights, WeakMap<MovieText, Predictions>>();

/** All predictors on the text and at the update a state stands at; done once for each network and text. */
export function predictionsAt(data: MovieData, state: State): Predictions {
  const packed = weightsAt(data, state);
  const text = textAt(data, state);
  const known = done.get(packed) ?? new WeakMap<MovieText, Predictions>();
  done.set(packed, known);
  let predictions = known.get(text);
  if (!predictions) known.set(text, (predictions = predict(data, packed, text)));
  return predictions;
}

export const textAt = ({ texts }: MovieData, { order }: State): MovieText => texts[order - 1];

function predict(data: MovieData, packed: PackedWeights, { text }: MovieText): Predictions {
  const { symbols, warmUp } = data;
  const { h, p } = readOn(packed, symbols, warmUp + text).states;
  const withPast = (k: 0 | 1) =>
    Array.from({ length: text.length + 1 }, (_, i) => {
      const context = contextOf(warmUp + text.slice(0, i), k);
      return models()[k].get(context)?.p ?? new Float64Array(symbols.length);
    });
  return {
    none: predictionOf(data, text, withPast(0), []),
    letter: predictionOf(data, text, withPast(1), []),
    network: predictionOf(data, text, p.slice(warmUp.length - 1), h.slice(warmUp.length)),
  };
}

/** What follows from the probabilities `p` before the first character, and after each. */
function predictionOf(
  { symbols }: MovieData,
  text: string,
  p: readonly Vector[],
  h: readonly Vector[],
): Prediction {
  const given = Array.from(text, (character, i) => p[i][symbols.indexOf(character)]);
  const nats = given.reduce((sum, one) => sum + (one > 0 ? -log(one) : Infinity), 0);
  const expected = p.slice(1).map((after, i) => likeliest(after, symbols, text[i + 1]));
  return { reading: { h, expected }, given, bits: bits(nats) };
}

/** What a text costs the predictor that has no past, in bits. */
export const costWithoutPast = (data: MovieData, text: string): number =>
  predictionOf(
    data,
    text,
    Array.from({ length: text.length + 1 }, () => withoutPast()),
    [],
  ).bits;

const withoutPast = () => models()[0].get("")?.p ?? new Float64Array();

let made: readonly [OrderModel, OrderModel] | undefined;

/** The exact best predictors without a past and with one letter of it. */
const models = () => (made ??= [orderModel(0), orderModel(1)]);
