import { updateAxis } from "./checkpoints.ts";
import type { Figure } from "./figure.ts";
import { lookupData, lookupParts, type LookupData, type LookupPart } from "./lookup-data.ts";
import { drawLookup, updateLookup } from "./lookup-drawing.ts";
import {
  announceLookup,
  captionOfLookup,
  describeLookup,
  tableOfLookup,
  valuesOfLookup,
} from "./lookup-words.ts";

const SYMBOL_AT_REST = "t";

/** The input weights times a one-hot vector, which is one of their columns. */
export const lookup: Figure<LookupData, LookupPart> = {
  id: "lookup",
  title: "A product that is a column",
  caption: captionOfLookup,
  runs: ["main-s1"],
  select: lookupData,

  axes: ({ symbols, updates }) => [
    {
      name: "symbol",
      unit: "symbol",
      shared: false,
      values: Array.from(symbols, (_, i) => i + 1),
      initial: symbols.indexOf(SYMBOL_AT_REST) + 1,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    updateAxis(updates),
  ],

  draw: drawLookup,
  update: updateLookup,

  at: ({ symbols }, state, x) => ({
    ...state,
    symbol: 1 + Math.min(symbols.length - 1, Math.floor(x * symbols.length)),
  }),

  announce: announceLookup,
  describe: describeLookup,
  table: tableOfLookup,
  values: valuesOfLookup,

  moments: ({ symbols, updates }) => [
    { symbol: symbols.indexOf(SYMBOL_AT_REST) + 1, update: updates[updates.length - 1] },
  ],

  parts: lookupParts,
};
