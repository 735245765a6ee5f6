import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import type { MovieData } from "./movie-data.ts";
import {
  costWithoutPast,
  predictionsAt,
  PREDICTORS,
  textAt,
  type Prediction,
  type PredictorName,
} from "./movie-reading.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** What each predictor is called. */
export const NAMES: Readonly<Record<PredictorName, string>> = {
  none: "No past",
  letter: "One letter of past",
  network: "A state",
};

/** What to see. */
export function captionOfMovie(data: MovieData): string {
  const costs = new Set(data.texts.map(({ text }) => numberText(costWithoutPast(data, text), 1)));
  return (
    "Above stands what is read. Below it three predictors, and what each expects next: the likeliest " +
    "characters over bars as long as their probabilities, the one that comes in bold. The first two are the best " +
    "there can be of their kind, computed from the language; the third is the recorded network. Beside each name " +
    `stands what the text costs it. To the first, these letters cost ${[...costs].join(" or ")} bits in every order: ` +
    "it takes a snapshot. Put them into another order and see who notices."
  );
}

/** What each predictor gave to the character that came next. */
export function announceMovie(data: MovieData, state: State): string {
  const { text, name } = textAt(data, state);
  const { none, letter, network } = predictionsAt(data, state);
  const place =
    `Letters ${name}, character ${state.column} of ${text.length}, “${visible(text[state.column - 1])}”, ` +
    `network at update ${numberText(state.update)}`;
  const next = text[state.column];
  if (next === undefined) return `${place}: the text ends here.`;
  const given = ({ given }: Prediction) => shareText(given[state.column]);
  return (
    `${place}: next comes “${visible(next)}”, for which there was ${given(none)} without a past, ` +
    `${given(letter)} after one letter, ${given(network)} with a state.`
  );
}

/** The drawing in words. */
export function describeMovie(data: MovieData, state: State): string {
  const { text, name } = textAt(data, state);
  const predictions = predictionsAt(data, state);
  const costs = PREDICTORS.map(
    (one) => `${NAMES[one].toLowerCase()} ${costText(predictions[one])}`,
  );
  const right = PREDICTORS.map((one) => String(rightOf(predictions[one])));
  return (
    `Three predictors over the ${text.length} characters “${text.trim()}”, which are letters ${name}. ` +
    `After ${numberText(state.update)} updates of the network the whole text costs: ${costs.join("; ")}. ` +
    `The likeliest character is the one that comes ${right[0]}, ${right[1]} and ${right[2]} times. ` +
    `Only the third has something between the letters and its expectations: ${data.order.length} hidden units, ` +
    "one column a character."
  );
}

/** What each predictor gave to each character. */
export function tableOfMovie(data: MovieData, state: State): Table {
  const { text, name } = textAt(data, state);
  const predictions = predictionsAt(data, state);
  return {
    caption: `Letters ${name}: the probability given to each character before it came, network at update ${numberText(state.update)}`,
    columns: ["place", "character", ...PREDICTORS.map((one) => NAMES[one].toLowerCase())],
    rows: Array.from(text, (character, i) => [
      i + 1,
      visible(character),
      ...PREDICTORS.map((one) => Number(predictions[one].given[i].toPrecision(4))),
    ]),
  };
}

/** What a text costs, in bits. */
export const costText = ({ bits }: Prediction): string =>
  bits < Infinity ? `${numberText(bits, 1)} bits` : "endlessly many bits";

const rightOf = ({ reading }: Prediction) =>
  reading.expected.filter(([first]) => first.comes).length;

const shareText = (p: number): string =>
  p === 0 ? "nothing" : p < 0.001 ? "less than 0.1 %" : `${numberText(100 * p, 1)} %`;
