import { expect, test } from "vitest";
import {
  cosine,
  distance,
  FIRST,
  OTHER,
  patternAt,
  SECOND_AT,
  STARTS,
} from "../../src/figures/register-patterns.ts";

test("the patterns are those that Elman prints", () => {
  expect(FIRST).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0]);
  expect(patternAt(SECOND_AT)).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
});

test("moved by two places they are 2 apart, at a cosine of a third", () => {
  expect(distance(FIRST, patternAt(SECOND_AT))).toBe(2);
  expect(cosine(FIRST, patternAt(SECOND_AT))).toBeCloseTo(1 / 3, 12);
});

test("the pattern fits everywhere it is put, and is nearest where it was", () => {
  for (const start of STARTS) expect(patternAt(start).filter((bit) => bit === 1)).toHaveLength(3);
  expect(STARTS.map((start) => distance(FIRST, patternAt(start)))).toEqual(
    [2, 0, 2, 4, 6, 6, 6].map(Math.sqrt),
  );
});

test("the other pattern differs in one place", () => {
  expect(FIRST.filter((bit, i) => bit !== OTHER[i])).toHaveLength(1);
  expect(distance(FIRST, OTHER)).toBe(1);
});
