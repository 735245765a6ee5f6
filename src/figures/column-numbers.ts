import { norm, type Vector } from "../rnn/matrix.ts";
import { numbersOf, shapeOf, type ParamName } from "../rnn/params.ts";
import type { State } from "./axis.ts";
import type { ColumnData } from "./column-data.ts";
import { columnAt, columnReading } from "./column-reading.ts";
import { letterAt, likely, percentText, spread } from "./column-words.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** The numbers up to tanh, a row a unit; once there is an output, those of the output, a row a symbol. */
export const tableOfColumn = (data: ColumnData, state: State): Table =>
  state.stage < OUTPUT ? tableOfUnits(data, state) : tableOfSymbols(data, state);

/** The stage that brings the output. */
const OUTPUT = 4;

function tableOfUnits(data: ColumnData, state: State): Table {
  const { hPrev, fromState, fromInput, bias, z, h } = columnAt(data, state);
  const parts = {
    "state before": hPrev,
    "from the state": fromState,
    "from the input": fromInput,
    bias,
    sum: z,
    "state after": h,
  };
  return {
    caption: `How each unit gets its new state at character ${state.column}, after ${numberText(state.update)} updates`,
    columns: ["unit", ...Object.keys(parts)],
    rows: data.order.map((unit) => [
      unit + 1,
      ...Object.values(parts).map((values) => Number(values[unit].toFixed(4))),
    ]),
  };
}

function tableOfSymbols(data: ColumnData, state: State): Table {
  const { y, p, truth } = columnAt(data, state);
  return {
    caption: `What may follow character ${state.column}, after ${numberText(state.update)} updates`,
    columns: ["symbol", "logit", "probability in the network", "probability in the language"],
    rows: [...visible(data.symbols)].map((symbol, k) => [
      symbol,
      ...[y[k], p[k], truth[k]].map((value) => Number(value.toFixed(4))),
    ]),
  };
}

/** What the symbols of the equations hold. */
export function valuesOfColumn(data: ColumnData, state: State): Record<string, string> {
  const column = columnAt(data, state);
  const { params } = columnReading(data, state);
  const held = (values: Vector) => `${values.length} numbers, ${spread(values)}`;
  const vectorText = (values: Vector) => `${held(values)}, length ${numberText(norm(values), 2)}`;
  const weights = (name: ParamName) =>
    `${shapeOf(params, name).join(" × ")} numbers, ${spread(numbersOf(params, name))}`;
  return {
    x: `“${letterAt(data, state)}”, column ${column.x + 1} of Wxh`,
    hPrev: vectorText(column.hPrev),
    z: vectorText(column.z),
    h: vectorText(column.h),
    y: held(column.y),
    p: likely(column)
      .map((k) => `“${visible(data.symbols[k])}” ${percentText(column.p[k])}`)
      .join(", "),
    Whh: weights("Whh"),
    Wxh: weights("Wxh"),
    Why: weights("Why"),
    bh: held(params.bh),
    by: held(params.by),
  };
}
