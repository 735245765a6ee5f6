import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { feedbackData } from "../../src/figures/feedback-data.ts";
import { stepAt } from "../../src/figures/feedback-step.ts";
import { feedback } from "../../src/figures/feedback.ts";
import { readTrace } from "../../src/trace/files.ts";

const { document } = new JSDOM("").window;
const data = feedbackData(await readTrace("main-s1"));
const rest = initialState(feedback.axes(data));
const pathsOf = (drawing: Element, of: string) =>
  [...drawing.querySelectorAll(`${of} path`)].map((path) => path.getAttribute("d")).join("");

test("the more comes back, the less loss there has to be", () => {
  const floors = data.loops.map(({ floor }) => floor);
  expect(floors).toEqual(floors.toSorted((a, b) => b - a));
  expect(new Set(floors).size).toBe(3);
});

test.each([1, 20, 56])("what comes back at character %i is what the step before left", (column) => {
  const { hPrev, pPrev, read } = stepAt(data, { ...rest, column });
  expect(read).toBe(data.text[column - 1]);
  if (column === 1) return;
  const before = stepAt(data, { ...rest, column: column - 1 });
  expect(hPrev).toEqual(before.h);
  expect(pPrev).toEqual(before.p);
});

describe("the box of what comes back", () => {
  test.each([
    [1, false, false],
    [2, true, false],
    [3, false, true],
  ])("with loop %i holds an output: %s, a state: %s", (fed, output, state) => {
    const drawing = feedback.draw(data, { ...rest, fed }, { document });
    expect(pathsOf(drawing, ".feedback-context-p") !== "").toBe(output);
    expect(pathsOf(drawing, ".feedback-context-h") !== "").toBe(state);
    expect(drawing.querySelector(".feedback-back")?.getAttribute("d") !== "").toBe(output || state);
  });
});
