import type { Figure } from "./figure.ts";
import { unrolledData, type UnrolledData } from "./unrolled-data.ts";
import { drawUnrolled, updateUnrolled } from "./unrolled-drawing.ts";
import {
  announceUnrolled,
  captionOfUnrolled,
  describeUnrolled,
  tableOfUnrolled,
  valuesOfUnrolled,
} from "./unrolled-words.ts";

const COLUMNS_AT_REST = 8;

/** The loop, drawn as so many columns as the reader wants. */
export const unrolled: Figure<UnrolledData> = {
  id: "unrolled",
  title: "The loop, unrolled",
  caption: captionOfUnrolled,
  runs: ["main-s1"],
  select: unrolledData,

  axes: ({ text }) => [
    {
      name: "columns",
      unit: "column",
      shared: false,
      values: Array.from(text, (_, i) => i + 1),
      initial: COLUMNS_AT_REST,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      slider: { label: "columns, T", text: String },
    },
  ],

  draw: drawUnrolled,
  update: updateUnrolled,

  at: ({ text }, state, x) => ({
    ...state,
    columns: Math.max(1, Math.min(text.length, Math.floor(x * (text.length + 1)))),
  }),

  announce: announceUnrolled,
  describe: describeUnrolled,
  table: tableOfUnrolled,
  values: valuesOfUnrolled,

  moments: () => [{ columns: 1 }, { columns: 3 }, { columns: COLUMNS_AT_REST }],
};
