import type { Page } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { nearest } from "../../src/figures/axis.ts";
import { STORIES, expectTold, readStep, saidAt, standOf } from "./stories.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

/** The most of a window that a figure above its steps may take. */
const MOST = 0.45;

describe.each(STORIES)("the story of figure $id on page /$path", (story) => {
  const { path, id, steps, scrolled, axes } = story;
  const last = steps.length - 1;

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

  test("a link to a place on an axis that it moves leads to the step that shows it", async () => {
    for (const index of [last, last - 1]) {
      const { page } = await open(
        `${path}?${scrolled.map((name) => `${id}.${name}=${steps[index].state[name]}`).join("&")}`,
      );
      await expect.poll(() => standOf(page).then(({ marked }) => marked)).toBe(index);
      expect(await expectTold(page, story)).toBe(index);
    }
    const [{ values }] = axes;
    const { page } = await open(`${path}?${id}.${scrolled[0]}=99`);
    const { status } = await figureOn(page, id);
    const place = nearest(values, 99);
    await expect.poll(() => status.textContent()).toContain(`showing the nearest, ${place}`);
    expect(steps[await expectTold(page, story)].state[scrolled[0]]).toBe(place);
  });

  test("a copied link leads to the same step, and to what the reader moved besides", async () => {
    const { page } = await open(path, { permissions: ["clipboard-read", "clipboard-write"] });
    const { button, slider, status, readout } = await figureOn(page, id);
    await readStep(page, story, last - 1);
    await expectTold(page, story);
    const shared = axes.find((axis) => axis.shared);
    if (shared) await slider.press(shared.keys.before);
    await expect.poll(() => readout.textContent()).not.toBe(saidAt(story, last - 1));
    const said = await readout.textContent();
    await button("link").click();
    await expect.poll(() => status.textContent()).toContain("copied");
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toContain(inject("address"));
    const copy = await open(address);
    const there = await figureOn(copy.page, id);
    await expect.poll(() => there.readout.textContent()).toBe(said);
    expect(await copy.page.locator(".step[data-current]").getAttribute("id")).toBe(
      steps[last - 1].id,
    );
  });

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
