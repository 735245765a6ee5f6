import type { OrderK } from "../experiments/studies/order-k.ts";
import type { StudyTrace } from "../trace/schema.ts";
import { updateAxis } from "./checkpoints.ts";
import type { Figure } from "./figure.ts";
import { pastData, type PastData } from "./past-data.ts";
import { drawPast, updatePast } from "./past-drawing.ts";
import { announcePast, captionOfPast, describePast, pastText, tableOfPast } from "./past-words.ts";

/** Words are spelled, and sentences are not made yet. */
const PAST_AT_REST = 4;
/** Letters at random; words; sentences. */
const PASTS_ON_PAPER = [1, PAST_AT_REST, 14];

/** What the best predictor loses that sees the last k characters, and what it writes. */
export const past: Figure<PastData, never, StudyTrace<OrderK>> = {
  id: "past",
  title: "What a past is worth",
  caption: captionOfPast,
  runs: ["order-k"],
  select: (study) => pastData(study),

  axes: ({ orders, network }) => [
    {
      name: "k",
      unit: "length of past",
      shared: false,
      values: orders.map(({ k }) => k),
      initial: PAST_AT_REST,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      slider: { label: "Past", text: pastText },
    },
    {
      name: "sample",
      unit: "writing",
      shared: false,
      values: orders[0].writings.map((_, i) => i + 1),
      initial: 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
      slider: { label: "Writing", text: (sample) => `${sample}` },
    },
    updateAxis(network.updates),
  ],

  draw: drawPast,
  update: updatePast,

  at: ({ orders }, state, x) => ({ ...state, k: Math.round(x * (orders.length - 1)) }),

  announce: announcePast,
  describe: describePast,
  table: tableOfPast,

  moments: ({ network: { updates } }) =>
    PASTS_ON_PAPER.map((k) => ({ k, sample: 1, update: updates[updates.length - 1] })),
};
