import type { Page } from "playwright";
import { expect } from "vitest";
import type { State } from "../../src/figures/axis.ts";
import { FIGURES_BUILT, parsed, type BuiltFigure } from "./built.ts";
import { saidInNode } from "./in-node.ts";
import { figureOn } from "./visit.ts";

/** A figure in a story, with what each step of the story shows. */
export interface BuiltStory extends BuiltFigure {
  readonly steps: readonly { readonly id: string; readonly state: State }[];
}

/** Every story of every page. */
export const STORIES: readonly BuiltStory[] = FIGURES_BUILT.filter((one) => one.isInStory).map(
  (one) => {
    const story = parsed(one.path).querySelector(`rnn-story:has(#${one.id})`);
    const steps = [...(story?.querySelectorAll<HTMLElement>(".step") ?? [])];
    const stateOf = ({ dataset }: HTMLElement) => JSON.parse(dataset.state ?? "") as State;
    return { ...one, steps: steps.map((step) => ({ id: step.id, state: stateOf(step) })) };
  },
);

/** What a story's figure says at one of its steps, as Node computes it. */
export const saidAt = ({ id, steps }: BuiltStory, index: number): string =>
  saidInNode(id, steps[index].state);

/** Where a story stands. */
export interface Stand {
  /** The step that the eye is at, by where the steps are in the window. */
  readonly read: number;
  /** The step that the story marks. */
  readonly marked: number;
  readonly says: string;
  /** Whether the figure has left its place to go along with the page. */
  readonly isTold: boolean;
  readonly isFigureInView: boolean;
}

/** How far down the eye reads, in what is left of the window below the figure. */
const READING_LINE = 0.62;

/** Where a story stands now. */
export const standOf = (page: Page): Promise<Stand> =>
  page.evaluate((share) => {
    const boxes = [...document.querySelectorAll(".step")].map((one) => one.getBoundingClientRect());
    const [story, whole, figure, drawing] = [
      "rnn-story",
      ".story-figure",
      "rnn-story rnn-figure",
      "rnn-story .figure-drawing",
    ].map((name) => document.querySelector(name)?.getBoundingClientRect());
    if (!story || !whole || !figure || !drawing) throw new Error("there is no story");
    const isAbove = whole.left < boxes[0].right;
    const top = isAbove ? Math.max(0, Math.min(whole.bottom, innerHeight)) : 0;
    const line = top + share * (innerHeight - top);
    const marks = [...document.querySelectorAll(".step")].map((one) =>
      one.hasAttribute("data-current"),
    );
    return {
      read: Math.max(0, boxes.filter((box) => box.top <= line).length - 1),
      marked: marks.indexOf(true),
      says: document.querySelector("rnn-story .figure-readout")?.textContent ?? "",
      isTold: figure.top > story.top + 8 && figure.bottom < story.bottom - 12,
      isFigureInView: drawing.top >= -1 && drawing.bottom <= innerHeight + 1,
    };
  }, READING_LINE);

/** Waits until a story has settled at the step being read, which it returns, and shows what that step tells. */
export async function expectTold(page: Page, story: BuiltStory): Promise<number> {
  await expect
    .poll(async () => {
      const { read, marked, says } = await standOf(page);
      return marked === read && says === saidAt(story, read);
    })
    .toBe(true);
  return (await standOf(page)).read;
}

/** Scrolls so that the step `index` is the one being read, without the story's own help. */
export async function readStep(page: Page, story: BuiltStory, index: number): Promise<void> {
  await figureOn(page, story.id);
  await page.evaluate((id) => {
    for (let i = 0; i < 2; i++) {
      const top = document.getElementById(id)?.getBoundingClientRect().top ?? 0;
      scrollBy({ top: top - 0.45 * innerHeight, behavior: "instant" });
    }
  }, story.steps[index].id);
}
