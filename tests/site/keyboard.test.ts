import { describe, expect, test } from "vitest";
import { PAGES, figuresOf } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

/** No page of this book has more places to stop at. */
const MOST_STOPS = 400;

describe.each(PAGES)("page /%s by keyboard alone", (path) => {
  test.each([1280, 390])(
    "reaches everything that can be used, sees where it is, and gets out again, at %d px",
    async (width) => {
      const { page } = await open(path, { viewport: { width, height: 700 } });
      for (const { id } of figuresOf(path)) await figureOn(page, id);
      await page.evaluate(() => scrollTo(0, 0));
      const wanted = await page.evaluate(markOperable);
      const reached: Stop[] = [];
      while (reached.length < MOST_STOPS) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(describeFocus);
        if (!stop || stop.mark === reached[0]?.mark) break;
        reached.push(stop);
      }
      expect(reached.map(({ mark }) => mark).filter(Boolean)).toEqual(wanted);
      expect(reached.filter(({ isMarked }) => !isMarked).map(({ name }) => name)).toEqual([]);
      expect(reached.filter(({ isHidden }) => isHidden).map(({ name }) => name)).toEqual([]);

      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      expect((await page.evaluate(describeFocus))?.mark).toBe(wanted[wanted.length - 2]);
    },
  );

  test("the first stop skips to the text", async () => {
    const { page } = await open(path);
    await page.keyboard.press("Tab");
    expect((await page.evaluate(describeFocus))?.name).toBe("Skip to the text");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const isInText = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    expect(isInText).toBe(true);
  });

  test("every button and disclosure works with Enter and with the space bar", async () => {
    const { page } = await open(path);
    for (const { id, isInStory } of figuresOf(path)) {
      const { figure, slider, button } = await figureOn(page, id);
      const place = () => slider.getAttribute("aria-valuenow").then(Number);
      // A story begins at its first step, other figures at the end of what they go along.
      const [action, further] = isInStory ? (["next", 1] as const) : (["previous", -1] as const);
      await button(action).focus();
      const from = await place();
      await page.keyboard.press("Enter");
      await expect.poll(place).toBe(from + further);
      await page.keyboard.press("Space");
      await expect.poll(place).toBe(from + 2 * further);
      const isOpen = () =>
        figure.locator("details").evaluate((details: HTMLDetailsElement) => details.open);
      await figure.locator("summary").press("Enter");
      expect(await isOpen()).toBe(true);
      await figure.locator("summary").press("Space");
      expect(await isOpen()).toBe(false);
    }
  });
});

interface Stop {
  readonly mark: string;
  readonly name: string;
  /** Whether it is drawn otherwise than without the focus. */
  readonly isMarked: boolean;
  /** Whether something lies over it, or it lies out of view. */
  readonly isHidden: boolean;
}

/** Numbers all that a pointer could use, in the order of the text. */
function markOperable(): string[] {
  const operable = "a[href], button, summary, [tabindex='0'], input, select";
  return [...document.querySelectorAll<HTMLElement>(operable)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element, i) => (element.dataset.mark = String(i)));
}

function describeFocus(): Stop | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  // Five points of what is in view; one of them free is enough to see where the focus is.
  const points = [
    [0.5, 0.5],
    [0.05, 0.1],
    [0.95, 0.1],
    [0.05, 0.9],
    [0.95, 0.9],
  ];
  const isFree = points.some(([x, y]) => {
    const at = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
    return at !== null && (element.contains(at) || at.contains(element));
  });
  return {
    mark: element.dataset.mark ?? "",
    name:
      (element.getAttribute("aria-label") ?? element.innerText).slice(0, 40) || element.className,
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    isHidden: right <= left || bottom <= top || !isFree,
  };
}
