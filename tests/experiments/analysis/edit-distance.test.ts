import { expect, test } from "vitest";
import { editDistance } from "../../../src/experiments/analysis/edit-distance.ts";

test.each([
  ["kitten", "sitting", 3],
  ["cat", "car", 1],
  ["", "dog", 3],
  ["zog", "zog", 0],
  ["man", "woman", 2],
])("from %s to %s it is %i, and as far back", (a, b, distance) => {
  expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance]);
});
