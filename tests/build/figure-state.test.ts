import { expect, test } from "vitest";
import { stateOn } from "../../src/build/figure-state.ts";
import { testAxis } from "../figures/test-axis.ts";

const axes = [testAxis("stage", [1, 2, 3]), testAxis("update", [0, 8, 30])];
const rest = { stage: 1, update: 30 };

test("changes what is said, keeps the rest, and leaves the state it was given", () => {
  expect(stateOn(axes, rest, { stage: 3 })).toEqual({ stage: 3, update: 30 });
  expect(stateOn(axes, rest, {})).toEqual(rest);
  expect(rest).toEqual({ stage: 1, update: 30 });
});

test("refuses an axis there is not, naming those there are", () => {
  expect(() => stateOn(axes, rest, { step: 2 })).toThrow(
    'moves "step"; the figure has stage, update',
  );
});

test("refuses a place there is not, naming the nearest", () => {
  expect(() => stateOn(axes, rest, { update: 10 })).toThrow(
    "moves update to 10, which is no place on it; the nearest is 8",
  );
});
