import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText, signedText } from "./number-text.ts";
import { placeOf } from "./checkpoints.ts";
import type { TapeData } from "./tape-data.ts";
import { LEAST, readingAt, type Expectation } from "./tape-reading.ts";
import { visible } from "./visible-text.ts";

/** What the tape says at rest: how to read it. */
export const captionOfTape = (data: TapeData): string =>
  `Each column is one character, each row one of the ${data.order.length} hidden units, from −1 (orange) ` +
  "over 0 (paper) to +1 (purple). Above stands what the network reads; below, the likeliest " +
  "next characters, each over a bar as long as its probability, the one that comes in bold. " +
  "Where the language leaves no choice, one letter fills its bar; where a new word begins, several share it.";

/** One cell in words, and what is expected there. */
export function announceTape(data: TapeData, state: State): string {
  const { h, expected } = readingAt(data, state);
  const column = state.column - 1;
  return (
    `Update ${numberText(state.update)}, character ${state.column} of ${data.text.length}, ` +
    `“${visible(data.text[column])}”: unit ${state.unit} holds ${signedText(h[column][state.unit - 1], 2)}; ` +
    `next it expects ${inWords(expected[column])}.`
  );
}

/** The whole tape in words. */
export function describeTape(data: TapeData, state: State): string {
  const { h, expected } = readingAt(data, state);
  const right = expected.filter(([first]) => first.comes).length;
  const sure = expected.filter(([first]) => first.p > 0.9).length;
  const meanOfFirst = expected.reduce((sum, [first]) => sum + first.p, 0) / expected.length;
  const all = h.flatMap((states) => [...states]);
  const saturated = all.filter((value) => Math.abs(value) > 0.9).length / all.length;
  const loss = data.loss[placeOf(data, state)];
  return (
    `A grid of ${data.text.length} characters by ${data.order.length} hidden units after ` +
    `${numberText(state.update)} updates, when the loss is ${numberText(loss, 3)} bits per character. ` +
    `The network reads “${data.text.trim()}”. Its likeliest next character is the one that comes ` +
    `${right} times out of ${data.text.length}; it gives it more than 90 % in ${sure} columns, ` +
    `and ${numberText(100 * meanOfFirst)} % on average. ` +
    `${numberText(100 * saturated)} % of the states lie beyond ±0.9.`
  );
}

/** Every number of the tape: what is read, what is expected, and all states. */
export function tableOfTape(data: TapeData, state: State): Table {
  const { h, expected } = readingAt(data, state);
  return {
    caption: `What the network reads and expects after ${numberText(state.update)} updates`,
    columns: [
      "character",
      "reads",
      ...["first", "second", "third"].flatMap((rank) => [`${rank} guess`, `${rank} probability`]),
      ...data.order.map((unit) => `unit ${unit + 1}`),
    ],
    rows: [...data.text].map((character, column) => [
      column + 1,
      visible(character),
      ...expected[column].flatMap(({ symbol, p }) => [visible(symbol), Number(p.toFixed(4))]),
      ...data.order.map((unit) => Number(h[column][unit].toFixed(4))),
    ]),
  };
}

/** What is expected somewhere, in words. */
export const inWords = (expected: readonly Expectation[]) =>
  expected
    .filter(({ p }, rank) => rank === 0 || p >= LEAST)
    .map(({ symbol, p }) => `“${visible(symbol)}” ${numberText(100 * p)} %`)
    .join(", ");
