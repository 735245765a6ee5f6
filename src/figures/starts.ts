import { nearest } from "./axis.ts";
import { updateAxis } from "./checkpoints.ts";
import type { Figure } from "./figure.ts";
import { SEEDS, STARTS, startsData, type StartsData } from "./starts-data.ts";
import { drawStarts, updateStarts } from "./starts-drawing.ts";
import {
  announceStarts,
  captionOfStarts,
  describeStarts,
  stepsText,
  tableOfStarts,
} from "./starts-words.ts";

const LAG_AT_REST = 20;
/** Where the starts are furthest apart, paper shows them too. */
const UPDATE_BETWEEN = 117;
const UPDATES_A_LEAP = 2;

/** What becomes of five ways to begin the recurrent matrix, three seeds each, trained alike. */
export const starts: Figure<StartsData> = {
  id: "starts",
  title: "Five ways to begin, three seeds each",
  caption: captionOfStarts,
  runs: Object.keys(STARTS).flatMap((name) => SEEDS.map((seed) => `${name}-s${seed}`)),
  select: startsData,

  axes: ({ updates, lags }) => [
    {
      ...updateAxis(updates),
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      leap: { before: "PageUp", after: "PageDown", places: UPDATES_A_LEAP },
    },
    {
      name: "lag",
      unit: "step",
      shared: false,
      values: Array.from({ length: lags }, (_, i) => i + 1),
      initial: LAG_AT_REST,
      keys: { before: "ArrowDown", after: "ArrowUp" },
      slider: { label: "steps of a change", text: stepsText },
    },
  ],

  draw: drawStarts,
  update: updateStarts,

  at: ({ updates }, state, x) => ({
    ...state,
    update: updates[Math.round(x * (updates.length - 1))],
  }),

  announce: announceStarts,
  describe: describeStarts,
  table: tableOfStarts,

  moments: ({ updates }) =>
    [0, nearest(updates, UPDATE_BETWEEN), updates[updates.length - 1]].map((update) => ({
      update,
      lag: LAG_AT_REST,
    })),
};
