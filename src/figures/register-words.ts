import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { cosine, distance, FIRST, OTHER, patternAt, STARTS } from "./register-patterns.ts";

/** What to see. */
export const captionOfRegister = (): string =>
  "Slide the second pattern along its window. It stays the same three ones in a row, and its distance to the " +
  `first goes from ${numberText(distance(FIRST, FIRST))} to ${numberText(farthest(), 2)}. Below are the distances from ` +
  "every place; the dotted line is the third row, which is another pattern altogether, at a distance of " +
  `${numberText(distance(FIRST, OTHER), 2)}.`;

/** Where the second pattern stands, and how far it is. */
export function announceRegister({ start }: State): string {
  const moved = start - FIRST.indexOf(1);
  const far = distance(FIRST, patternAt(start));
  const where =
    moved === 0
      ? "at the same place"
      : `${stepsText(Math.abs(moved))} ${moved > 0 ? "later" : "earlier"}`;
  return (
    `The same pattern, ${where}: distance ${numberText(far, 2)}, cosine ${numberText(cosine(FIRST, patternAt(start)), 2)}. ` +
    `Another pattern at the first place: distance ${numberText(distance(FIRST, OTHER), 2)}, ` +
    `cosine ${numberText(cosine(FIRST, OTHER), 2)}.`
  );
}

/** The drawing in words. */
export function describeRegister({ start }: State): string {
  const second = patternAt(start);
  const nearer = STARTS.filter((at) => distance(FIRST, patternAt(at)) <= distance(FIRST, OTHER));
  return (
    `Three windows of ${FIRST.length} places, one below the other. The first holds ${FIRST.join(" ")}, ` +
    `the second ${second.join(" ")}, the third ${OTHER.join(" ")}. ` +
    `They differ in ${FIRST.filter((bit, i) => bit !== second[i]).length} and in ` +
    `${FIRST.filter((bit, i) => bit !== OTHER[i]).length} places from the first. ` +
    `Below them bars show the distance from the first for all ${STARTS.length} places of the second; ` +
    `at ${nearer.length} of them it is no farther than the third.`
  );
}

/** Every place of the second pattern. */
export const tableOfRegister = (): Table => ({
  caption: "The window with the pattern at each place, and how near it is to the first window",
  columns: ["window", "later by", "distance", "cosine"],
  rows: [
    ...STARTS.map((start) => row(patternAt(start), start - FIRST.indexOf(1))),
    row(OTHER, "another pattern"),
  ],
});

const row = (window: readonly number[], later: number | string) => [
  window.join(" "),
  later,
  Number(distance(FIRST, window).toFixed(4)),
  Number(cosine(FIRST, window).toFixed(4)),
];

/** The largest distance at any place. */
export const farthest = () => Math.max(...STARTS.map((at) => distance(FIRST, patternAt(at))));

const stepsText = (steps: number) => (steps === 1 ? "1 step" : `${steps} steps`);
