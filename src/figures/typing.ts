import { checkpointParts, updateAxis, type CheckpointPart } from "./checkpoints.ts";
import type { Figure } from "./figure.ts";
import { COLUMNS, LONGEST, TEXT_AT_REST, typingData, type TypingData } from "./typing-data.ts";
import { drawTyping, updateTyping } from "./typing-drawing.ts";
import { tableOfTyping, valuesOfTyping } from "./typing-table.ts";
import { usableText } from "./typing-text.ts";
import { announceTyping, captionOfTyping, describeTyping } from "./typing-words.ts";

/** A network reading what the reader types, beside what the language allows. */
export const typing: Figure<TypingData, CheckpointPart> = {
  id: "typing",
  title: "Type, and the network reads along",
  caption: captionOfTyping,
  runs: ["main-s1"],
  select: typingData,

  axes: ({ updates }) => [
    {
      name: "column",
      unit: "character",
      shared: false,
      values: Array.from({ length: COLUMNS }, (_, i) => i + 1),
      initial: TEXT_AT_REST.length,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    updateAxis(updates),
  ],

  draw: drawTyping,
  update: updateTyping,

  at: (_, state, x) => ({
    ...state,
    column: 1 + Math.min(COLUMNS - 1, Math.floor(x * COLUMNS)),
  }),

  announce: announceTyping,
  describe: describeTyping,
  table: tableOfTyping,
  values: valuesOfTyping,

  moments: ({ updates }) => [{ column: TEXT_AT_REST.length, update: updates[updates.length - 1] }],

  input: {
    label: "Your text",
    longest: LONGEST,
    text: ({ text }) => text,
    take: (data, written) => {
      const { text, note } = usableText(written, data.symbols, LONGEST);
      return { data: { ...data, text }, note };
    },
    after: ({ text }, state) => ({
      ...state,
      column: Math.max(1, Math.min(COLUMNS, text.length)),
    }),
  },

  parts: checkpointParts(),
};
