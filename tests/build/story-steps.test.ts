import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { PlacedFigure } from "../../src/build/placed-figure.ts";
import { placeFigure, still } from "../../src/build/placed-figure.ts";
import { storySteps } from "../../src/build/story-steps.ts";
import type { State } from "../../src/figures/axis.ts";
import type { Canvas } from "../../src/figures/figure.ts";
import { testAxis } from "../figures/test-axis.ts";

const AXES = [testAxis("stage", [1, 2, 3]), testAxis("update", [0, 10, 100])];

/** A figure that draws its state as text. */
const placed = {
  figure: {
    axes: () => AXES,
    draw: (_: unknown, state: State, { document }: Canvas) => {
      const drawing = document.createElement("div");
      drawing.textContent = textOf(state);
      return drawing;
    },
  },
  data: undefined,
  rest: { stage: 1, update: 100 },
} as unknown as PlacedFigure;

const textOf = ({ stage, update }: State) => `stage ${stage}, update ${update}`;

/** A step as its component writes it. */
const step = (change: object, content = "") =>
  `<section class="step" data-change='${JSON.stringify(change)}' data-at="a.mdx:7">${content}</section>`;

const stepsIn = (html: string) => [...JSDOM.fragment(html).querySelectorAll(".step")];

describe("a story", () => {
  const story = [
    step({}, "<p>One &amp; <em>two</em></p>"),
    step({ stage: 2 }),
    step({ update: 10 }),
  ];
  const { html, states } = storySteps(story.join("\n"), "tape", placed);
  const steps = stepsIn(html);

  test("has the whole state of each step, filled from where the figure rests", () => {
    expect(states).toEqual([
      { stage: 1, update: 100 },
      { stage: 2, update: 100 },
      { stage: 2, update: 10 },
    ]);
    const written = steps.map((one) => JSON.parse(one.getAttribute("data-state") ?? "") as State);
    expect(written).toEqual(states);
  });

  test("keeps what each step itself changes", () => {
    const changes = steps.map((one) => one.getAttribute("data-change"));
    expect(changes).toEqual(["{}", '{"stage":2}', '{"update":10}']);
  });

  test("has after the words of each step its own picture, and an address", () => {
    const pictures = steps.map((one) => one.querySelector(":scope > .step-picture:last-child"));
    expect(pictures.map((one) => one?.innerHTML)).toEqual(
      states.map((state) => `<div>${textOf(state)}</div>`),
    );
    expect(steps.map(({ id }) => id)).toEqual(["tape-step-1", "tape-step-2", "tape-step-3"]);
    expect(steps[0].firstElementChild?.outerHTML).toBe("<p>One &amp; <em>two</em></p>");
  });

  test("says nothing of the place in its source", () => {
    expect(html).not.toContain("a.mdx");
  });
});

test("the picture of a step is the figure in that state, of a real figure too", async () => {
  const training = await placeFigure("training");
  const { states, html } = storySteps(step({ update: 0 }), "training", training);
  expect(states[0]).toEqual({ ...training.rest, update: 0 });
  const drawn = stepsIn(html)[0].querySelector(".step-picture")?.innerHTML;
  expect(drawn).toBe(JSDOM.fragment(still(training, states[0])).firstElementChild?.outerHTML);
});

describe("refuses, naming the place of the step,", () => {
  test.each([
    [{ column: 1 }, 'a.mdx:7: <Step> moves "column"; the figure has stage, update'],
    [{ constructor: 1 }, 'a.mdx:7: <Step> moves "constructor"; the figure has stage, update'],
    [{ stage: 4 }, "a.mdx:7: <Step> moves stage to 4, which is no place on it; the nearest is 3"],
    [
      { update: 12 },
      "a.mdx:7: <Step> moves update to 12, which is no place on it; the nearest is 10",
    ],
  ])("%j", (change, message) => {
    const story = step({ stage: 2 }) + step(change);
    expect(() => storySteps(story, "tape", placed)).toThrow(new Error(message));
  });

  test("a story without a step, naming its figure", () => {
    expect(() => storySteps("<p>words</p>", "tape", placed)).toThrow(
      new Error('tells of "tape" and has no <Step>'),
    );
  });
});
