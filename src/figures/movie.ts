import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import { columnAxis } from "./column-axis.ts";
import type { Figure } from "./figure.ts";
import { movieData, type MovieData } from "./movie-data.ts";
import { drawMovie, updateMovie } from "./movie-drawing.ts";
import { announceMovie, captionOfMovie, describeMovie, tableOfMovie } from "./movie-words.ts";

/** The same letters in some order, read by predictors without a past, with one letter of it, and with a state. */
export const movie: Figure<MovieData, CheckpointPart> = {
  id: "movie",
  title: "Snapshot or movie",
  caption: captionOfMovie,
  runs: ["main-s1"],
  select: movieData,

  axes: ({ texts, updates }) => [
    columnAxis(texts[0].text),
    {
      name: "order",
      unit: "order",
      shared: false,
      values: texts.map((_, i) => i + 1),
      initial: 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
      slider: { label: "Letters", text: (order) => texts[order - 1].name },
    },
    updateAxis(updates),
  ],

  draw: drawMovie,
  update: updateMovie,

  at: ({ texts: [{ text }] }, state, x) => ({
    ...state,
    column: 1 + Math.min(text.length - 1, Math.floor(x * text.length)),
  }),

  announce: announceMovie,
  describe: describeMovie,
  table: tableOfMovie,

  moments: ({ texts, updates }) =>
    texts.map((_, i) => ({
      column: columnAxis(texts[0].text).initial,
      order: i + 1,
      update: updates[updates.length - 1],
    })),

  parts: checkpointParts(),
};
