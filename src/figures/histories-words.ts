import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { COLUMNS, type HistoriesData } from "./histories-data.ts";
import { pairAt, pairReading } from "./histories-reading.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** Two significant digits are enough to read a curve. */
const DIGITS = 2;
/** Differences of units that large are counted in the table. */
const NOTABLE = 0.1;

/** The place a state stands at: its update, its pair and what is read there, to go on from. */
export function placeInWords(data: HistoriesData, state: State): string {
  const [a, b] = readAt(data, state);
  const read = a === b ? `both read “${a}”` : `A reads “${a}”, B “${b}”`;
  return (
    `Update ${numberText(state.update)}, ${pairAt(data, state).name}, ` +
    `character ${state.column} of ${COLUMNS}, ${read}`
  );
}

/** How far apart states and expectations are at a place. */
export function differenceInWords(data: HistoriesData, state: State): string {
  const { distance, divergence } = pairReading(data, state);
  const column = state.column - 1;
  if (distance[column] === 0) return "the states are the same to the last bit";
  return (
    `the states are ${amountText(distance[column], DIGITS)} apart, ` +
    `the expectations ${bitsText(divergence[column])}`
  );
}

/** A number of bits. */
export const bitsText = (amount: number): string => `${amountText(amount, DIGITS)} bits`;

/** Both texts, and how far apart they leave the network. */
export function tableOfHistories(data: HistoriesData, state: State): Table {
  const reading = pairReading(data, state);
  const { a, b, after, name } = pairAt(data, state);
  const digits = (value: number) => Number(value.toPrecision(4));
  return {
    caption: `Two pasts (${name}) after ${numberText(state.update)} updates: what is read, and how far apart states and expectations are`,
    columns: [
      "character",
      "A reads",
      "B reads",
      "distance of the states",
      "divergence of the expectations in bits",
      `units that differ by more than ${NOTABLE}`,
    ],
    rows: Array.from((a + after).slice(0, COLUMNS), (symbol, t) => [
      t + 1,
      visible(symbol),
      visible((b + after)[t]),
      digits(reading.distance[t]),
      digits(reading.divergence[t]),
      reading.halves[t].filter((half) => Math.abs(2 * half) > NOTABLE).length,
    ]),
  };
}

/** What the symbols of the formulas hold at a place, in both readings. */
export function valuesOfHistories(
  data: HistoriesData,
  state: State,
): Readonly<Record<string, string>> {
  const [a, b] = readAt(data, state);
  const reading = pairReading(data, state);
  const column = state.column - 1;
  return {
    x: `“${a}” in A, “${b}” in B`,
    h: `A and B ${amountText(reading.distance[column], DIGITS)} apart`,
    p: `B diverges from A by ${bitsText(reading.divergence[column])}`,
  };
}

/** What A and B read at a place. */
function readAt(data: HistoriesData, state: State): string[] {
  const { a, b, after } = pairAt(data, state);
  return [a, b].map((past) => visible((past + after)[state.column - 1]));
}
