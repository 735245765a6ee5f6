import type { Matrix, Vector } from "../rnn/matrix.ts";
import type { LookupData } from "./lookup-data.ts";

/** Weights are drawn in so many tones. */
export const TONES = 10;
/** From this size on a weight has the fullest tone. */
export const FULL_TONE = 1;

/*
 * Cells and bars are lines along the middle of their rows, half a unit from the row's top, so that
 * the width of the line stretches with the rows.
 */

/** For each tone, from the palest, its weights: in the left half of their cell below zero, in the right half above. */
export function tonePaths({ row, cols }: Matrix, order: readonly number[]): string[] {
  const paths = new Array<string>(TONES).fill("");
  order.forEach((unit, place) => {
    for (let column = 0; column < cols; column++) {
      const weight = row[unit][column];
      const tone = Math.min(TONES, Math.round((Math.abs(weight) / FULL_TONE) * TONES));
      if (tone > 0) paths[tone - 1] += `M${column}${weight < 0 ? ".06" : ".5"} ${place}.5h.44`;
    }
  });
  return paths;
}

/** A bar a unit from zero, for a drawing from −1 to 1 whose scale ends at ± the reach. */
export const productPath = (product: Vector, { order, reach }: LookupData): string =>
  order
    .map((unit, place) => `M0 ${place}.5h${Number((product[unit] / reach).toFixed(3))}`)
    .join("");
