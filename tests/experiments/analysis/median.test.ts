import { expect, test } from "vitest";
import { median } from "../../../src/experiments/analysis/statistics.ts";

test.each([
  [[7], 7],
  [[9, 1, 4], 4],
  [[9, 1, 4, 6], 5],
])("the median of %j is %d", (values, middle) => {
  expect(median(values)).toBe(middle);
});
