import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import { COLUMN_AT_REST, columnAxis } from "./column-axis.ts";
import { columnData, type ColumnData } from "./column-data.ts";
import { drawColumn, updateColumn } from "./column-drawing.ts";
import { tableOfColumn, valuesOfColumn } from "./column-numbers.ts";
import { announceColumn, captionOfColumn, describeColumn } from "./column-words.ts";
import type { Figure } from "./figure.ts";
import { visible } from "./visible-text.ts";

/** Recurrence, input, tanh, output. */
const STAGES = [1, 2, 3, 4];
/** Away from the edge, so that its row can be followed through the pictures. */
const ROW_AT_REST = 10;

/** How one column of the tape is computed, in four stages. */
export const column: Figure<ColumnData, CheckpointPart> = {
  id: "column",
  title: "One column of the tape",
  caption: captionOfColumn,
  runs: ["main-s1"],
  select: columnData,

  axes: ({ text, order, updates }) => [
    {
      name: "stage",
      unit: "stage",
      shared: false,
      values: STAGES,
      initial: STAGES[STAGES.length - 1],
      keys: { before: "ArrowUp", after: "ArrowDown" },
    },
    {
      ...columnAxis(text),
      slider: { label: "Character", text: (value) => `${value}, “${visible(text[value - 1])}”` },
    },
    {
      name: "unit",
      unit: "unit",
      shared: false,
      values: order.map((unit) => unit + 1),
      initial: order[ROW_AT_REST] + 1,
      keys: { before: "[", after: "]" },
    },
    updateAxis(updates),
  ],

  draw: drawColumn,
  update: updateColumn,

  at: ({ order }, state, _, y) => ({
    ...state,
    unit: 1 + order[Math.min(order.length - 1, Math.floor(y * order.length))],
  }),

  announce: announceColumn,
  describe: describeColumn,
  table: tableOfColumn,
  values: valuesOfColumn,

  moments: ({ updates, order }) =>
    [updates[0], updates[updates.length - 1]].map((update) => ({
      stage: STAGES[STAGES.length - 1],
      column: COLUMN_AT_REST,
      unit: order[ROW_AT_REST] + 1,
      update,
    })),

  parts: checkpointParts(),
};
