import type { StudyTrace } from "../trace/schema.ts";
import type { Figure } from "./figure.ts";
import {
  lessonData,
  lessonJob,
  RATES,
  SEEDS,
  UNITS,
  withReports,
  type LessonData,
} from "./lesson-data.ts";
import { drawLesson, updateLesson } from "./lesson-drawing.ts";
import {
  announceLesson,
  captionOfLesson,
  describeLesson,
  rateText,
  tableOfLesson,
} from "./lesson-words.ts";

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Networks that the reader trains to know the parity of what they have read. */
export const lesson: Figure<LessonData, never, StudyTrace> = {
  id: "lesson",
  title: "Learn it yourself",
  caption: captionOfLesson,
  runs: ["parity-learned"],
  select: lessonData,

  axes: () => [
    {
      name: "units",
      unit: "unit",
      shared: false,
      values: upTo(UNITS),
      initial: 4,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      slider: { label: "units", text: String },
    },
    {
      name: "seed",
      unit: "seed",
      shared: false,
      values: upTo(SEEDS),
      initial: 1,
      keys: { before: "ArrowDown", after: "ArrowUp" },
      slider: { label: "seed", text: String },
    },
    {
      name: "rate",
      unit: "learning rate",
      shared: false,
      values: RATES,
      initial: 100,
      keys: { before: "[", after: "]" },
      slider: { label: "learning rate", text: rateText },
    },
  ],

  draw: drawLesson,
  update: updateLesson,

  at: (_, state, x) => ({ ...state, units: 1 + Math.min(UNITS - 1, Math.floor(x * UNITS)) }),

  announce: announceLesson,
  describe: describeLesson,
  table: tableOfLesson,

  moments: () => [{ units: 4, seed: 1, rate: 100 }],

  live: {
    label: "Train",
    job: (_, state) => lessonJob(state),
    take: withReports,
    again: {
      label: "New seed",
      state: (_, state) => ({ ...state, seed: 1 + (state.seed % SEEDS) }),
    },
  },
};
