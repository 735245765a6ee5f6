import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { PAGES, PAGES_WITH_FIGURES, figuresOf } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

/** Layout shift that rounding may cause; a moved line of text is far more. */
const NO_SHIFT = 0.001;

describe.each(PAGES)("page /%s", (path) => {
  test.each([390, 1280])(
    "holds still while it is scrolled and its figures are moved, at %d px",
    async (width) => {
      const { page } = await open(path, { viewport: { width, height: 900 }, before: watchShifts });
      const scroll = () =>
        page.evaluate(async () => {
          // So that everything passes through the window, below its top and above its end.
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        });
      await scroll();
      for (const { id, axes } of figuresOf(path)) {
        const { slider, area } = await figureOn(page, id);
        const { keys } = axes.find(({ shared }) => shared) ?? axes[0];
        for (let i = 0; i < 12; i++) await slider.press(keys.before);
        await slider.press("Home");
        for (let i = 0; i < 5; i++) await slider.press(axes[0].keys.after);
        const box = await area.boundingBox();
        if (!box) throw new Error(`figure ${id} cannot be seen`);
        await page.mouse.move(box.x + box.width - 10, box.y + 20);
        await page.mouse.down();
        await page.mouse.move(box.x + 10, box.y + 20, { steps: 20 });
        await page.mouse.up();
      }
      await scroll();
      expect(await shifts(page)).toBeLessThanOrEqual(NO_SHIFT);
    },
  );

  test("where the reader wants no motion, nothing moves but what is moved", async () => {
    const { page } = await open(path, { reducedMotion: "reduce" });
    for (const { id } of figuresOf(path)) {
      const { slider } = await figureOn(page, id);
      for (const key of ["Home", "End"]) {
        await slider.press(key);
        expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      }
    }
    const text = await page.locator("main").innerText();
    await page.waitForTimeout(600);
    expect(await page.locator("main").innerText()).toBe(text);
  });

  test("nothing moves by itself", async () => {
    const { page } = await open(path);
    const picture = await page.screenshot();
    await page.waitForTimeout(600);
    expect((await page.screenshot()).equals(picture)).toBe(true);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test.each(PAGES_WITH_FIGURES)(
  "the figures of page /%s are drawn without colors too, and tell the signs apart",
  async (path) => {
    const { page } = await open(path, { forcedColors: "active" });
    for (const { id } of figuresOf(path)) {
      const { drawing, slider } = await figureOn(page, id);
      const picture = await drawing.screenshot();
      const marks = drawing.locator("svg :is(path, line, rect, circle)");
      const setVisibility = (value: string) =>
        marks.evaluateAll(
          (all, to) =>
            all.forEach((mark) => (mark as SVGElement).style.setProperty("visibility", to)),
          value,
        );
      await setVisibility("hidden");
      expect((await drawing.screenshot()).equals(picture)).toBe(false);
      await setVisibility("");
      const widths = (name: string) =>
        drawing
          .locator(`path.${name}`)
          .evaluateAll((all) => [
            ...new Set(
              all.map(
                (one) => `${getComputedStyle(one).strokeWidth} ${getComputedStyle(one).stroke}`,
              ),
            ),
          ]);
      const [positive, negative] = [await widths("positive"), await widths("negative")];
      if (positive.length > 0) for (const one of positive) expect(negative).not.toContain(one);
      await slider.focus();
      await page.keyboard.press("ArrowLeft");
      const { outlineStyle } = await slider.evaluate((element) => ({
        outlineStyle: getComputedStyle(element).outlineStyle,
      }));
      expect(outlineStyle).not.toBe("none");
    }
  },
);

const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const total = { value: 0 };
    Object.assign(window, { shifts: total });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        total.value += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });

const shifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: { value: number } }).shifts.value);
