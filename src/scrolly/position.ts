/**
 * The step being read: the last whose top lies at or above the reading line, or the first. A
 * function of the positions alone, so that reloading, zooming or a fling cannot lead it astray.
 */
export const stepAt = (tops: readonly number[], line: number): number =>
  Math.max(
    0,
    tops.findLastIndex((top) => top <= line),
  );
