import type { Vector } from "../rnn/matrix.ts";

/** Values are drawn in so many steps on either side of zero. */
const LEVELS = 10;

/** The classes of the paths: from the most negative level to the most positive. */
export const levelClasses = (): string[] => [
  ...Array.from({ length: LEVELS }, (_, i) => `negative level-${LEVELS - i}`),
  ...Array.from({ length: LEVELS }, (_, i) => `positive level-${i + 1}`),
];

/**
 * For each class, the path of its cells: one column a vector with entries in −1 … 1, one row an
 * entry, in the order given. A cell is a little smaller than its place. Level 0 is paper.
 */
export function levelPaths(columns: readonly Vector[], order: readonly number[]): string[] {
  const paths = levelClasses().map(() => "");
  columns.forEach((values, column) => {
    order.forEach((unit, row) => {
      const level = Math.round(values[unit] * LEVELS);
      if (level === 0) return;
      const at = level < 0 ? level + LEVELS : level + LEVELS - 1;
      paths[at] += `M${column} ${row}h.9v.84h-.9z`;
    });
  });
  return paths;
}
