import fc from "fast-check";
import { expect, test } from "vitest";
import { stepAt } from "../../src/scrolly/position.ts";

const heights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
const offset = fc.integer({ min: -5000, max: 5000 });

/** The tops of steps that follow each other, the first of them somewhere. */
const topsOf = (first: number, following: readonly number[]) =>
  following.reduce((tops, height) => [...tops, tops[tops.length - 1] + height], [first]);

test("the step being read is the last that has reached the line, and the first before that", () => {
  const tops = [100, 400, 700];
  const at = (line: number) => stepAt(tops, line);
  expect([0, 99, 100, 399, 400, 699, 700, 9999].map(at)).toEqual([0, 0, 0, 0, 1, 1, 2, 2]);
});

test("reading on never leads back, and every step has its turn", () => {
  fc.assert(
    fc.property(offset, heights, offset, offset, (first, following, one, other) => {
      const tops = topsOf(first, following);
      const [upper, lower] = [Math.min(one, other), Math.max(one, other)];
      expect(stepAt(tops, upper)).toBeLessThanOrEqual(stepAt(tops, lower));
      expect(tops.map((top) => stepAt(tops, top))).toEqual(tops.map((_, i) => i));
    }),
  );
});

test("only where the steps stand to the line counts, not how the page came there", () => {
  fc.assert(
    fc.property(offset, heights, offset, offset, (first, following, line, scrolled) => {
      const tops = topsOf(first, following);
      const moved = tops.map((top) => top - scrolled);
      expect(stepAt(moved, line - scrolled)).toBe(stepAt(tops, line));
    }),
  );
});
