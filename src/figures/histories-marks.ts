import { COLUMNS } from "./histories-data.ts";
import { BELOW, depth, type Plot } from "./histories-plot.ts";
import type { PairReading } from "./histories-reading.ts";
import { percent } from "./stretched.ts";

/** What is said and marked of one plot: columns are counted from 0, values in its unit. */
export interface PlotNotes {
  readonly note: string;
  /** A value to compare with. */
  readonly level: number;
  /** A stretch from one point to another, each a column and a value. */
  readonly span: readonly [readonly [number, number], readonly [number, number]];
}

/** Draws the curve of a reading, and what is marked on it, into the plot within a drawing; in place. */
export function updateCurve(
  drawing: Element,
  { name, scale }: Plot,
  reading: PairReading,
  { note, level, span }: PlotNotes,
): void {
  const path = (of: string, d: string) =>
    drawing.querySelector(`.histories-${name} .histories-${of}`)?.setAttribute("d", d);
  const point = ([column, value]: readonly [number, number]) =>
    `${Math.min(column, COLUMNS) + 0.5} ${depth(scale, value).toFixed(4)}`;
  const [from, to] = span;
  path("level", `M0 ${depth(scale, level).toFixed(4)}H${COLUMNS}`);
  path("span", `M${point(from)}L${point(to)}`);
  path("curve", curvePath(reading[name].slice(0, COLUMNS).map((value) => depth(scale, value))));
  drawing.querySelector(`.histories-note-${name}`)?.replaceChildren(note);
}

/** Marks a column, counted from 0, in the plot within a drawing; in place. */
export function updateNow(
  drawing: Element,
  { name, scale }: Plot,
  reading: PairReading,
  column: number,
): void {
  const x = percent((column + 0.5) / COLUMNS);
  const now = drawing.querySelector(`.histories-${name} .histories-now`);
  now?.setAttribute("x1", x);
  now?.setAttribute("x2", x);
  const y = depth(scale, reading[name][column]);
  const dot = drawing.querySelector(`.histories-${name} .histories-dot`);
  dot?.setAttribute("cx", x);
  dot?.setAttribute("cy", percent(y));
  dot?.setAttribute("visibility", y <= 1 ? "visible" : "hidden");
}

/** A line through the middles of the columns, from the first that is in sight. */
function curvePath(depths: readonly number[]): string {
  const first = depths.findIndex((y) => y < BELOW);
  if (first < 0) return "";
  return depths
    .slice(first)
    .map((y, i) => `${i === 0 ? "M" : "L"}${first + i + 0.5} ${y.toFixed(4)}`)
    .join("");
}
