import { norm, type Vector } from "../rnn/matrix.ts";
import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import { PRESSED, type ColumnData } from "./column-data.ts";
import { columnAt, columnReading, type Column } from "./column-reading.ts";
import { numberText, signedText } from "./number-text.ts";
import { LEAST } from "./tape-reading.ts";
import { visible } from "./visible-text.ts";

/** How many symbols are named, of those that are likely. */
const NAMED = 4;

/** What the column says at rest: how to read it. */
export const captionOfColumn = (data: ColumnData): string =>
  `The four stages of one step, left to right, then down. Each row is one of the ${data.order.length} units. ` +
  "States run from −1 (orange) over 0 (paper) to +1 (purple); bars lean right for plus and left for minus, " +
  "a unit equally wide in all. What of a sum lies beyond ±1 stands out: tanh presses it back. " +
  "Below is the length that the state would grow to over the text without tanh, on a logarithmic scale. " +
  "Last comes the probability of each next symbol, filled for the network, framed for the language, " +
  "the symbol that comes in bold.";

/** What the stage does, to one unit and to all. */
export function announceColumn(data: ColumnData, state: State): string {
  const said = STAGES[state.stage - 1](data, state, columnAt(data, state));
  return (
    `Update ${numberText(state.update)}, character ${state.column} of ${data.text.length}, ` +
    `“${letterAt(data, state)}”: ${said}.`
  );
}

const STAGES: readonly ((data: ColumnData, state: State, column: Column) => string)[] = [
  (data, state, { hPrev, fromState }) => {
    const { recurrence } = columnReading(data, state).lengths;
    return (
      `unit ${state.unit} held ${signed(hPrev, state)} and gets ${signed(fromState, state)} from all ${hPrev.length}; ` +
      `by recurrence alone the state would be ${amountText(recurrence[state.column])} long`
    );
  },
  (_, state, { fromState, fromInput, bias, z }) =>
    `unit ${state.unit} gets ${signed(fromState, state)} from the state, ${signed(fromInput, state)} from the input ` +
    `and ${signed(bias, state)} of bias, in all ${signed(z, state)}; ${beyond(z, 1)} of ${z.length} sums lie beyond ±1`,
  (_, state, { z, h }) =>
    `tanh makes ${signed(h, state)} of the ${signed(z, state)} of unit ${state.unit}; ` +
    `${beyond(h, PRESSED)} of ${h.length} units are pressed beyond ±${PRESSED}`,
  (data, state, column) =>
    `unit ${state.unit} at ${signed(column.h, state)}; next it expects ${likelyText(data, column)}`,
];

/** The whole column in words. */
export function describeColumn(data: ColumnData, state: State): string {
  const column = columnAt(data, state);
  const { hPrev, fromState, fromInput, z, h } = column;
  const { input } = columnReading(data, state).lengths;
  return (
    `After ${numberText(state.update)} updates the network reads character ${state.column} of ${data.text.length}, ` +
    `“${letterAt(data, state)}”, drawn up to stage ${state.stage} of ${STAGES.length}. ` +
    `Its old state is ${numberText(norm(hPrev), 2)} long. The recurrent matrix makes of it ${spread(fromState)}, ` +
    `the column of the symbol adds ${spread(fromInput)}, and with the bias ${beyond(z, 1)} of ${z.length} sums lie beyond ±1. ` +
    `After tanh the length is ${numberText(norm(h), 2)} and ${beyond(h, PRESSED)} units lie beyond ±${PRESSED}; ` +
    `without tanh it would be ${amountText(input[state.column])} by now. ` +
    `The network expects ${likelyText(data, column)}, the probability in the language in brackets.`
  );
}

/** The likeliest symbols, the likeliest first. */
export const likely = ({ p }: Column): number[] =>
  [...p.keys()]
    .sort((a, b) => p[b] - p[a] || a - b)
    .slice(0, NAMED)
    .filter((symbol, rank) => rank === 0 || p[symbol] >= LEAST);

/** The character a state stands at, as it can be seen. */
export const letterAt = ({ text }: ColumnData, { column }: State) => visible(text[column - 1]);

/** The least and the largest of some numbers. */
export const spread = (values: Vector) =>
  `${numberText(Math.min(...values), 2)} … ${numberText(Math.max(...values), 2)}`;

/** A share in one piece. */
export const percentText = (share: number) => `${numberText(100 * share)}\u00a0%`;

const likelyText = (data: ColumnData, column: Column) =>
  likely(column)
    .map(
      (k) =>
        `“${visible(data.symbols[k])}” ${percentText(column.p[k])} (${percentText(column.truth[k])})`,
    )
    .join(", ");

const beyond = (values: Vector, limit: number) =>
  values.filter((value) => Math.abs(value) > limit).length;

const signed = (values: Vector, { unit }: State) => signedText(values[unit - 1], 2);
