import type { Recording } from "../trace/schema.ts";
import type { Figure } from "./figure.ts";

/** A figure whose data and parts only it understands: hand it what its own `select`, `split` and `join` gave. */
export type AnyFigure = Figure<unknown, unknown, Recording>;

/** Loads a figure by its id; the page loads the ones it shows, when they come near. */
export const FIGURES: ReadonlyMap<string, () => Promise<AnyFigure>> = new Map([
  ["tape", async () => (await import("./tape.ts")).tape as unknown as AnyFigure],
  ["typing", async () => (await import("./typing.ts")).typing as unknown as AnyFigure],
  ["fading", async () => (await import("./histories.ts")).fading as unknown as AnyFigure],
  ["near-states", async () => (await import("./histories.ts")).nearStates as unknown as AnyFigure],
  ["linear-map", async () => (await import("./linear-map.ts")).linearMap as unknown as AnyFigure],
  ["starts", async () => (await import("./starts.ts")).starts as unknown as AnyFigure],
  ["training", async () => (await import("./training-bar.ts")).trainingBar as unknown as AnyFigure],
  ["column", async () => (await import("./column.ts")).column as unknown as AnyFigure],
  ["feedback", async () => (await import("./feedback.ts")).feedback as unknown as AnyFigure],
  ["register", async () => (await import("./register.ts")).register as unknown as AnyFigure],
  ["movie", async () => (await import("./movie.ts")).movie as unknown as AnyFigure],
  ["past", async () => (await import("./past.ts")).past as unknown as AnyFigure],
  ["parity", async () => (await import("./parity.ts")).parity as unknown as AnyFigure],
  ["hierarchy", async () => (await import("./hierarchy.ts")).hierarchy as unknown as AnyFigure],
  ["lesson", async () => (await import("./lesson.ts")).lesson as unknown as AnyFigure],
  ["reach", async () => (await import("./reach.ts")).reach as unknown as AnyFigure],
  ["xor", async () => (await import("./xor.ts")).xor as unknown as AnyFigure],
  ["unrolled", async () => (await import("./unrolled.ts")).unrolled as unknown as AnyFigure],
  ["lookup", async () => (await import("./lookup.ts")).lookup as unknown as AnyFigure],
]);
