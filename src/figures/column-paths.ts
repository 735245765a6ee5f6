import type { Vector } from "../rnn/matrix.ts";
import type { Column } from "./column-reading.ts";
import { shareOf, type LogScale } from "./log-scale.ts";

/*
 * Bars are lines along the middle of their rows, half a unit from the row's top, so that the
 * width of the line stretches with the rows.
 */

/** One bar a unit, from zero. */
export const barPath = (values: Vector, order: readonly number[]): string =>
  order.map((unit, row) => `M0 ${row}.5h${short(values[unit])}`).join("");

/** What of the bars lies beyond ±1. */
export const beyondOnePath = (values: Vector, order: readonly number[]): string =>
  order
    .map((unit, row) => {
      const one = Math.sign(values[unit]);
      return Math.abs(values[unit]) > 1 ? `M${one} ${row}.5h${short(values[unit] - one)}` : "";
    })
    .join("");

/** A dot a unit at (z, tanh z), upward; those below zero and those above. */
export function dotPaths({ z, h }: Column): [string, string] {
  const dots = (sign: number) =>
    Array.from(z, (value, unit) =>
      sign * value > 0 ? `M${short(value)} ${short(-h[unit], 3)}h0` : "",
    ).join("");
  return [dots(-1), dots(1)];
}

/** One bar a symbol, from the bottom up, for a drawing of height 1. */
export const probabilityPath = (p: Vector): string =>
  Array.from(p, (share, symbol) =>
    Number(share.toFixed(3)) > 0 ? `M${symbol}.5 1v${short(-share, 3)}` : "",
  ).join("");

/** An open frame as high as a probability, around the place of its bar. */
export const framePath = (p: Vector): string =>
  Array.from(p, (share, symbol) =>
    share > 0 ? `M${symbol}.1 1v${short(-share, 3)}h.8V1` : "",
  ).join("");

/** A curve of lengths over the characters, for a drawing of height 1. */
export const lengthPath = (scale: LogScale, lengths: readonly number[]): string =>
  lengths
    .map((length, i) => `${i === 0 ? "M" : "L"}${i} ${short(1 - shareOf(scale, length), 4)}`)
    .join("");

/** A number with as few characters as its digits need. */
const short = (value: number, digits = 2) => String(Number(value.toFixed(digits)));
