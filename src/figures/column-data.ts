import { SYMBOLS } from "../grammar/symbols.ts";
import type { Trace } from "../trace/schema.ts";
import type { ColumnParts } from "./column-parts.ts";
import { columnAt, columnReading } from "./column-reading.ts";
import { logScale, type LogScale } from "./log-scale.ts";
import { tapeData, type TapeData } from "./tape-data.ts";

/** What the column draws from: the tape, and one scale for the lengths of the state at all updates. */
export interface ColumnData extends TapeData {
  readonly scale: LogScale;
}

/** How far to either side of zero the bars of each part can go; a unit is equally wide in all. */
export const REACH = { fromState: 6, fromInput: 2, bias: 1, z: 6 } as const;
export type BarPart = keyof typeof REACH;
export const BAR_PARTS = Object.keys(REACH) as readonly BarPart[];

/** Beyond this a unit counts as pressed against its limit, as in every figure. */
export const PRESSED = 0.9;

/** Labels on the scale of the lengths. */
const TICKS = 3;

/** What the column needs of a trace. Throws where a number would not fit its scale at some update. */
export function columnData(trace: Trace): ColumnData {
  if (trace.symbols !== SYMBOLS)
    throw new Error(`the symbols “${trace.symbols}” are not those of the language, “${SYMBOLS}”`);
  const tape = tapeData(trace);
  const lengths = tape.updates.flatMap((update) => {
    for (let column = 1; column <= tape.text.length; column++)
      refuseTooLarge(columnAt(tape, { update, column }), update);
    const { recurrence, input, tanh } = columnReading(tape, { update }).lengths;
    return [...recurrence, ...input, ...tanh];
  });
  return { ...tape, scale: logScale(Math.min(...lengths), Math.max(...lengths), TICKS) };
}

function refuseTooLarge(parts: ColumnParts, update: number): void {
  for (const part of BAR_PARTS)
    for (const value of parts[part])
      if (Math.abs(value) > REACH[part])
        throw new Error(
          `${part} is ${value} at update ${update}; its scale ends at ±${REACH[part]}`,
        );
}
