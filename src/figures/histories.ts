import { nearest, type State } from "./axis.ts";
import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import type { Figure } from "./figure.ts";
import { COLUMNS, fadingData, type HistoriesData, type Pair } from "./histories-data.ts";
import { drawHistories, updateHistories, type Said } from "./histories-drawing.ts";
import { captionOfFading, describeFading, saidOfFading } from "./histories-fading.ts";
import { captionOfNear, describeNear, saidOfNear } from "./histories-near.ts";
import { lastDifference } from "./histories-reading.ts";
import { nearStatesData } from "./histories-search.ts";
import { tableOfHistories, valuesOfHistories } from "./histories-words.ts";

type HistoriesFigure = Figure<HistoriesData, CheckpointPart>;

/** What one of the figures has of its own. */
interface Kind extends Pick<HistoriesFigure, "id" | "title" | "caption" | "select" | "describe"> {
  readonly said: Said;
  /** The column of a pair to stand at first. */
  readonly column: (pair: Pair) => number;
  /** Pairs and updates that paper shows. */
  readonly moments: readonly { readonly pair: number; readonly update: number }[];
}

/** Late enough for paper: the updates end before. */
const END = Infinity;

const historiesFigure = ({ said, column, moments, ...kind }: Kind): HistoriesFigure => ({
  ...kind,
  runs: ["main-s1"],

  axes: (data) => [
    {
      name: "column",
      unit: "character",
      shared: false,
      values: Array.from({ length: COLUMNS }, (_, i) => i + 1),
      initial: column(data.pairs[0]),
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    {
      name: "pair",
      unit: "pair",
      shared: false,
      values: data.pairs.map((_, i) => i + 1),
      initial: 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
      slider: { label: "Pair", text: (pair) => data.pairs[pair - 1].name },
    },
    updateAxis(data.updates),
  ],

  draw: (data, state, canvas) => drawHistories(said, data, state, canvas),
  update: (drawing, data, state) => updateHistories(said, drawing, data, state),

  at: (_, state, x) => ({
    ...state,
    column: 1 + Math.min(COLUMNS - 1, Math.floor(x * COLUMNS)),
  }),

  announce: said.announce,
  table: tableOfHistories,
  values: valuesOfHistories,

  moments: (data) =>
    moments.map(({ pair, update }): State => ({
      column: column(data.pairs[pair - 1]),
      pair,
      update: nearest(data.updates, Math.min(update, data.updates[data.updates.length - 1])),
    })),

  parts: checkpointParts(),
});

/** How long a network can be told by its state, and by what it expects, that one word was another. */
export const fading = historiesFigure({
  id: "fading",
  title: "What one word leaves behind",
  caption: captionOfFading,
  select: fadingData,
  describe: describeFading,
  said: saidOfFading,
  column: (pair) => lastDifference(pair) + 1,
  moments: [
    { pair: 1, update: 0 },
    { pair: 1, update: END },
  ],
});

/** How near the states are in which two different pasts leave a network. */
export const nearStates = historiesFigure({
  id: "near-states",
  title: "Two pasts, one state",
  caption: captionOfNear,
  select: nearStatesData,
  describe: describeNear,
  said: saidOfNear,
  column: ({ end }) => end,
  moments: [
    { pair: 1, update: END },
    { pair: 4, update: END },
  ],
});
