import { nearest } from "./axis.ts";
import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import { COLUMN_AT_REST, columnAxis } from "./column-axis.ts";
import type { Figure } from "./figure.ts";
import { tapeData, type TapeData } from "./tape-data.ts";
import { drawTape, updateTape } from "./tape-drawing.ts";
import { announceTape, captionOfTape, describeTape, tableOfTape } from "./tape-words.ts";

/** Between noise and grammar: paper shows the tape near this update too. */
const UPDATE_HALFWAY = 100;

/** The hidden states of the network while it reads, one column a character, at one moment of its training. */
export const tape: Figure<TapeData, CheckpointPart> = {
  id: "tape",
  title: "The tape",
  caption: captionOfTape,
  runs: ["main-s1"],
  select: tapeData,

  axes: ({ text, order, updates }) => [
    columnAxis(text),
    {
      name: "unit",
      unit: "unit",
      shared: false,
      values: order.map((unit) => unit + 1),
      initial: order[0] + 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
    },
    updateAxis(updates),
  ],

  draw: drawTape,
  update: updateTape,

  at: ({ text, order }, state, x, y) => ({
    ...state,
    column: 1 + Math.min(text.length - 1, Math.floor(x * text.length)),
    unit: 1 + order[Math.min(order.length - 1, Math.floor(y * order.length))],
  }),

  announce: announceTape,
  describe: describeTape,
  table: tableOfTape,

  moments: ({ updates, order }) =>
    [0, nearest(updates, UPDATE_HALFWAY), updates[updates.length - 1]].map((update) => ({
      column: COLUMN_AT_REST,
      unit: order[0] + 1,
      update,
    })),

  parts: checkpointParts(),
};
