import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { STORIES, expectTold, readStep, saidAt } from "./stories.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

/** The most of a window that a figure above its steps may take. */
const MOST = 0.45;

describe.each(STORIES)("the story of figure $id on page /$path", (story) => {
  const { path, steps } = story;

  test.each([
    [390, 844],
    [390, 664],
    [360, 640],
  ])(
    "stands above its steps at %d × %d, in less than half, and no text passes over it",
    async (width, height) => {
      const { page } = await open(path, {
        viewport: { width, height },
        hasTouch: true,
        isMobile: true,
      });
      for (const index of steps.keys()) {
        await readStep(page, story, index);
        await expectTold(page, story);
        const { box, strangers } = await page.evaluate(coverOf);
        expect(box.top).toBe(0);
        expect(box.bottom / height).toBeLessThanOrEqual(MOST);
        expect(strangers).toEqual([]);
      }
    },
  );

  const still = {
    "without script": { javaScriptEnabled: false },
    "in a window too low for both": { viewport: { width: 1280, height: 600 } },
    "at 400 %": { viewport: { width: 320, height: 225 } },
  };

  test.each(Object.entries(still))(
    "%s each step stands above a picture of its own",
    async (_, view) => {
      const { page } = await open(path, view);
      await expectPictures(page);
      const positions = await page
        .locator("rnn-story :is(.story-figure, rnn-figure)")
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).position));
      expect(positions).not.toContain("sticky");
      const drawing = page.locator("rnn-story .figure-drawing");
      const isScripted = !("javaScriptEnabled" in view);
      expect(await drawing.isVisible()).toBe(isScripted);
    },
  );

  test("on paper each step stands above its picture, once, and what moves is not there", async () => {
    const { page } = await open(path);
    await readStep(page, story, 1);
    await page.emulateMedia({ media: "print" });
    await expectPictures(page);
    expect(
      await page.locator("rnn-story :is(.figure-drawing, .figure-moment):visible").count(),
    ).toBe(0);
    const caption = page.locator("rnn-story figcaption");
    expect(await caption.isVisible()).toBe(true);
  });

  async function expectPictures(page: Page): Promise<void> {
    const pictures = new Set<string>();
    for (const [index, step] of steps.entries()) {
      const place = page.locator(`#${step.id}`);
      expect((await place.locator("p").first().innerText()).length).toBeGreaterThan(40);
      const picture = place.locator(".step-picture");
      expect(await picture.count()).toBe(1);
      expect(await picture.locator(".figure-readout").textContent()).toBe(saidAt(story, index));
      const [text, below] = await Promise.all([
        place.locator("p").first().boundingBox(),
        picture.boundingBox(),
      ]);
      expect(below?.height).toBeGreaterThan(150);
      expect(below?.y).toBeGreaterThan((text?.y ?? Infinity) + (text?.height ?? 0));
      pictures.add((await picture.screenshot()).toString("base64"));
    }
    expect(pictures.size).toBe(steps.length);
  }
});

/** The place of the figure in the window, and what of the page shows through or over it. */
function coverOf() {
  const figure = document.querySelector(".story-figure");
  if (!figure) throw new Error("there is no story");
  const box = figure.getBoundingClientRect();
  const strangers: string[] = [];
  for (let x = box.left + 4; x < box.right; x += 12)
    for (let y = box.top + 2; y < box.bottom - 1; y += 6) {
      const at = document.elementFromPoint(x, y);
      if (at && !figure.contains(at)) strangers.push(`${at.tagName} at ${x}, ${y}`);
    }
  return { box: { top: box.top, bottom: box.bottom }, strangers };
}
