import { expect, test } from "vitest";
import { spread } from "../../src/experiments/spread.ts";

test("the first, the last, and evenly between them", () => {
  const items = [..."abcdefghi"];
  expect(spread(items, 3).join("")).toBe("aei");
  expect(spread(items, 5).join("")).toBe("acegi");
  expect(spread(items, 20)).toEqual(items);
});
