import type { Axis } from "./axis.ts";

/** After “the lion chases the ”: where the language branches. */
export const COLUMN_AT_REST = 20;

/** The axis along a text that a network reads: one place a character. */
export const columnAxis = (text: string): Axis => ({
  name: "column",
  unit: "character",
  shared: false,
  values: Array.from(text, (_, i) => i + 1),
  initial: COLUMN_AT_REST,
  keys: { before: "ArrowLeft", after: "ArrowRight" },
});
