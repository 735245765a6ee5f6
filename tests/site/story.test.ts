import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { STORIES, expectTold, readStep, saidAt, standOf, type Stand } from "./stories.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

test("there is a story", () => expect(STORIES.length).toBeGreaterThan(0));

const windows = [
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" as const },
  { viewport: { width: 1024, height: 700 } },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  // 1,440 × 1,600 at 200 %
  { viewport: { width: 720, height: 800 }, deviceScaleFactor: 2 },
];

describe.each(STORIES)("the story of figure $id on page /$path", (story) => {
  const { path, id, steps } = story;

  test.each(windows)("shows the step that is read, down and up, in %o", async (view) => {
    const { page } = await open(path, view);
    const { button, figure } = await figureOn(page, id);
    await button("next").click(); // only then there is data for more than the first picture
    await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
    await readStep(page, story, 0);
    await expectTold(page, story);
    const down = await scrolledBy(page, 70);
    const up = await scrolledBy(page, -70);
    for (const stands of [down, up]) {
      const told = stands.filter(({ isTold }) => isTold);
      expect([...new Set(told.map(({ read }) => read))].sort()).toEqual(steps.map((_, i) => i));
      expect(told.filter(({ isFigureInView }) => !isFigureInView)).toEqual([]);
      expect(stands.filter(({ marked, read }) => marked !== read)).toEqual([]);
      expect(stands.filter(({ says, read }) => says !== saidAt(story, read))).toEqual([]);
    }
  });

  test("is where it is by where the page is, and not by how the page came there", async () => {
    const { page } = await open(path);
    await readStep(page, story, 2);
    expect(await expectTold(page, story)).toBe(2);
    const place = await page.evaluate(() => scrollY);
    for (const far of [1e6, -1e6, 1e6]) {
      await page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), far);
      expect(await expectTold(page, story)).toBe(far > 0 ? steps.length - 1 : 0);
    }
    await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), place);
    expect(await expectTold(page, story)).toBe(2);
    await page.reload();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
    expect(await expectTold(page, story)).toBe(2);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await expectTold(page, story);
      await readStep(page, story, 1);
      expect(await expectTold(page, story)).toBe(1);
    }
    expect(new URL(page.url()).search).toBe("");
  });

  test("goes step by step with its buttons and its figure's keys, and holds at its ends", async () => {
    const { page } = await open(path);
    const { button, slider } = await figureOn(page, id);
    const [{ keys }] = story.axes;
    const ways = {
      buttons: [() => button("previous").click(), () => button("next").click()],
      keys: [() => slider.press(keys.before), () => slider.press(keys.after)],
    };
    for (const [way, [back, on]] of Object.entries(ways)) {
      for (let i = 0; i < steps.length; i++) await back();
      expect(await expectTold(page, story), way).toBe(0);
      for (const wanted of [...steps.keys()].slice(1)) {
        await on();
        expect(await expectTold(page, story), way).toBe(wanted);
      }
      await on();
      expect(await expectTold(page, story), way).toBe(steps.length - 1);
      await back();
      expect(await expectTold(page, story), way).toBe(steps.length - 2);
    }
  });

  test("plays to its last step, where the next press begins anew, and a scroll stops it", async () => {
    const { page } = await open(path, { before: (opened) => opened.clock.install() });
    const { button } = await figureOn(page, id);
    const step = async () => (await standOf(page)).marked;
    await readStep(page, story, 0);
    await page.clock.runFor(100);
    await button("play").click();
    for (const wanted of [...steps.keys()].slice(1)) {
      expect(await button("play").textContent()).toBe("Pause");
      await page.clock.runFor(4100);
      expect(await step()).toBe(wanted);
    }
    expect(await button("play").textContent()).toBe("Play");
    await button("play").click();
    expect(await step()).toBe(0);
    await page.mouse.wheel(0, 30);
    await page.waitForTimeout(200);
    await page.clock.runFor(100);
    expect(await button("play").textContent()).toBe("Play");
  });

  test("stays where it is when its figure or a button takes the focus", async () => {
    const { page } = await open(path);
    const { button, slider } = await figureOn(page, id);
    await readStep(page, story, 1);
    await expectTold(page, story);
    const place = await page.evaluate(() => scrollY);
    for (const control of [slider, ...["previous", "play", "next", "link"].map(button)]) {
      await control.focus();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await page.evaluate(() => scrollY)).toBe(place);
    }
  });

  test("leaves alone what it does not tell of", async () => {
    const { page } = await open(path);
    const { figure, slider, button, readout } = await figureOn(page, id);
    const shared = story.axes.find((axis) => axis.shared);
    if (!shared) return;
    await slider.press(shared.keys.before);
    await expect.poll(() => new URL(page.url()).searchParams.has(shared.name)).toBe(true);
    await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
    const { search } = new URL(page.url());
    const before = await readout.textContent();
    for (const action of ["next", "next", "previous", "previous"]) await button(action).click();
    await page.waitForTimeout(300);
    expect(new URL(page.url()).search).toBe(search);
    expect(await readout.textContent()).toBe(before);
  });
});

/** Scrolls until the story is over in that direction, as slowly as a hand would; where it stood on the way. */
async function scrolledBy(page: Page, by: number): Promise<Stand[]> {
  const stands: Stand[] = [];
  do {
    await page.evaluate(async (top) => {
      scrollBy({ top, behavior: "instant" });
      for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    }, by);
    stands.push(await standOf(page));
  } while (stands.length < 15 || (stands.length < 300 && stands[stands.length - 1].isTold));
  return stands;
}
