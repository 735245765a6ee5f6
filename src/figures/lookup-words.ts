import { norm } from "../rnn/matrix.ts";
import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import type { LookupData } from "./lookup-data.ts";
import { FULL_TONE } from "./lookup-paths.ts";
import { inputMatrix, oneHotProduct, unmovedColumns } from "./lookup-product.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** What the look-up says at rest: how to read it. */
export const captionOfLookup = (data: LookupData): string =>
  `Each column is one of the ${data.symbols.length} symbols, each row one of the ${data.order.length} units, in the order of the tape. ` +
  `A weight fills the right half of its cell where it is above zero and the left half where it is below, in a tone as strong as it is large, full from ±${FULL_TONE} on. ` +
  "The input is 0 in all places but one, so the product is the column under its 1. " +
  `A dot marks a column that has not moved since update ${data.updates[0]}; ` +
  `to the end these are ${quoted([...data.unread])}, which no sentence has.`;

/** The chosen symbol, and what it costs to multiply. */
export function announceLookup(data: LookupData, state: State): string {
  const { same, product, multiplications } = oneHotProduct(
    inputMatrix(data, state),
    state.symbol - 1,
  );
  const [H, V] = [data.order.length, data.symbols.length];
  const equal =
    same === product.length
      ? "give its column bit for bit"
      : `give ${same} of the ${product.length} numbers of its column`;
  return (
    `Update ${numberText(state.update)}, symbol ${state.symbol} of ${V}, ${letterOf(data, state)}: ` +
    `${H} × ${V} = ${numberText(multiplications)} multiplications ${equal}; looking it up saves them all.`
  );
}

/** The matrix, the column and what never moved, in words. */
export function describeLookup(data: LookupData, state: State): string {
  const Wxh = inputMatrix(data, state);
  const { column, product, same, multiplications } = oneHotProduct(Wxh, state.symbol - 1);
  return (
    `The input weights after ${numberText(state.update)} updates, ${Wxh.rows} rows by ${Wxh.cols} columns, ` +
    `from ${numberText(Math.min(...Wxh.data), 2)} to ${numberText(Math.max(...Wxh.data), 2)}. ` +
    `Column ${state.symbol}, ${letterOf(data, state)}, is framed and ${numberText(norm(column), 2)} long. ` +
    `The one-hot input has a 1 there and ${Wxh.cols - 1} zeros. The whole product takes ${numberText(multiplications)} multiplications ` +
    `and has ${same} of ${product.length} numbers the same bit for bit as the column, which is read without any. ` +
    unmovedText(data, state)
  );
}

/** The matrix as numbers, and the product. */
export function tableOfLookup(data: LookupData, state: State): Table {
  const Wxh = inputMatrix(data, state);
  const { product } = oneHotProduct(Wxh, state.symbol - 1);
  return {
    caption: `The input weights after ${numberText(state.update)} updates, and their product with ${letterOf(data, state)}`,
    columns: ["unit", "product", ...[...data.symbols].map((symbol) => `“${visible(symbol)}”`)],
    rows: data.order.map((unit) => [
      unit + 1,
      ...[product[unit], ...Wxh.row[unit]].map((value) => Number(value.toFixed(3))),
    ]),
  };
}

/** What the symbols of the equations hold. */
export function valuesOfLookup(data: LookupData, state: State): Record<string, string> {
  const Wxh = inputMatrix(data, state);
  return {
    x: `${letterOf(data, state)}: a 1 in place ${state.symbol} of ${Wxh.cols}`,
    Wxh: `${Wxh.rows} × ${Wxh.cols} numbers, ${numberText(Math.min(...Wxh.data), 2)} … ${numberText(Math.max(...Wxh.data), 2)}`,
  };
}

function unmovedText(data: LookupData, state: State): string {
  const unmoved = unmovedColumns(data, state).map((column) => data.symbols[column]);
  if (unmoved.length === data.symbols.length) return "No column has moved yet.";
  if (unmoved.length === 0) return "All columns have moved since the first update.";
  return `Only ${quoted(unmoved)} have not moved since update ${data.updates[0]}.`;
}

const letterOf = ({ symbols }: LookupData, { symbol }: State) =>
  `“${visible(symbols[symbol - 1])}”`;

const quoted = (symbols: readonly string[]) =>
  symbols.map((symbol) => `“${visible(symbol)}”`).join(" and ");
