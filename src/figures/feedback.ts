import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import { columnAxis } from "./column-axis.ts";
import { feedbackData, type FeedbackData } from "./feedback-data.ts";
import { drawFeedback, updateFeedback } from "./feedback-drawing.ts";
import {
  announceFeedback,
  captionOfFeedback,
  COMES_BACK,
  describeFeedback,
  tableOfFeedback,
} from "./feedback-words.ts";
import type { Figure } from "./figure.ts";
import { visible } from "./visible-text.ts";

/** One step of a network, with nothing, its output or its state fed back. */
export const feedback: Figure<FeedbackData, CheckpointPart> = {
  id: "feedback",
  title: "One arrow, moved",
  caption: captionOfFeedback,
  runs: ["main-s1"],
  select: feedbackData,

  axes: ({ loops, text, updates }) => [
    {
      name: "fed",
      unit: "loop",
      shared: false,
      values: loops.map((_, i) => i + 1),
      initial: loops.length,
      keys: { before: "ArrowUp", after: "ArrowDown" },
      slider: { label: "Loop", text: (fed) => COMES_BACK[loops[fed - 1].name] },
    },
    {
      ...columnAxis(text),
      slider: { label: "Character", text: (value) => `${value}, “${visible(text[value - 1])}”` },
    },
    updateAxis(updates),
  ],

  draw: drawFeedback,
  update: updateFeedback,

  at: ({ loops }, state, _, y) => ({
    ...state,
    // From the top: the output's arrow, the state's, and below them none.
    fed: y < 0.3 ? 2 : y < 0.65 ? loops.length : 1,
  }),

  announce: announceFeedback,
  describe: describeFeedback,
  table: tableOfFeedback,

  moments: ({ loops, text, updates }) =>
    loops.map((_, i) => ({
      fed: i + 1,
      column: columnAxis(text).initial,
      update: updates[updates.length - 1],
    })),

  parts: checkpointParts(),
};
