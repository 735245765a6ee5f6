import { describe, expect, test } from "vitest";
import {
  FIGURES_BUILT,
  FIGURES_TOGETHER,
  PAGES,
  PAGES_WITH_FIGURES,
  figuresOf,
  parsed,
  type BuiltFigure,
} from "./built.ts";
import { figureOn, open, useBrowser, wakeFigures } from "./visit.ts";

useBrowser();

/** Text spacing that WCAG 2.2, 1.4.12, wants a page to bear. */
const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

describe.each(PAGES)("page /%s", (path) => {
  // Opened at the least and at the largest, and then changed: 320 × 225 is 1,280 × 900 at 400 %.
  test.each([
    {
      from: "a phone's to a tablet's",
      sizes: [
        [320, 225],
        [320, 800],
        [390, 844],
        [820, 1180],
      ],
    },
    {
      from: "a large window's to a small one's",
      sizes: [
        [1920, 1080],
        [1280, 900],
      ],
    },
  ])("from $from size nothing sticks out sideways", async ({ sizes }) => {
    const [[width, height]] = sizes;
    const { page } = await open(path, { viewport: { width, height } });
    await wakeFigures(page);
    const overflow = () =>
      page.evaluate(() => ({
        page: document.documentElement.scrollWidth - innerWidth,
        elements: [...document.querySelectorAll("main *, header *, footer *")]
          .filter((element) => element.checkVisibility() && !element.closest("svg, .katex"))
          .filter((element) => {
            for (let around = element.parentElement; around; around = around.parentElement)
              if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return false;
            return element.getBoundingClientRect().right > innerWidth + 1;
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      }));
    const turnDisclosures = () =>
      page.evaluate(() => {
        for (const summary of document.querySelectorAll("summary"))
          if (summary.checkVisibility()) summary.click();
      });
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      for (const state of ["shut", "opened"]) {
        expect(await overflow(), `${width} × ${height}, ${state}`).toEqual({
          page: 0,
          elements: [],
        });
        await turnDisclosures();
      }
    }
  });

  test("bears wider text spacing without cutting any text", async () => {
    const { page } = await open(path, { viewport: { width: 320, height: 800 }, bypassCSP: true });
    await page.addStyleTag({ content: SPACING });
    // By where the letters are: the room around a button to hit it may stand in the margin.
    const cut = await page.evaluate(() => {
      const range = document.createRange();
      const endsOf = (element: Element) => {
        const ends: number[] = [];
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          if (texts.currentNode.parentElement?.closest(".katex-mathml, .unseen")) continue;
          range.selectNodeContents(texts.currentNode);
          for (const { right } of range.getClientRects()) ends.push(right);
        }
        return ends;
      };
      return [
        ...document.querySelectorAll<HTMLElement>("p, h1, h2, li, figcaption, button, summary"),
      ]
        .filter((element) => element.checkVisibility() && !element.closest(".tape"))
        .filter((element) => {
          const { right } = element.getBoundingClientRect();
          return endsOf(element).some((end) => end > right + 1);
        })
        .map((element) => element.innerText.slice(0, 60));
    });
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("some figure is wider than a phone", () => expect(FIGURES_BUILT.some(isScrolled)).toBe(true));

describe.each(FIGURES_TOGETHER)("figures $names of page /$path on a phone", (built) => {
  const { path, together } = built;

  test.runIf(together.some(isScrolled))(
    "scroll sideways inside themselves only, where they do, and follow their markers",
    async () => {
      const { page } = await open(path, phone);
      for (const { id } of together.filter(isScrolled)) {
        const { drawing, slider } = await figureOn(page, id);
        const scroller = drawing.locator("[data-scroll]");
        const measure = () =>
          scroller.evaluate((element) => {
            const inner = element.querySelector("[data-marker]")?.getBoundingClientRect();
            const outer = element.getBoundingClientRect();
            return {
              columns: outer.width / (inner?.width ?? 1),
              isMarkerIn:
                inner !== undefined &&
                inner.left >= outer.left - 1 &&
                inner.right <= outer.right + 1,
              page: scrollX,
            };
          });
        const { columns } = await measure();
        expect(columns, id).toBeGreaterThan(15);
        expect(columns, id).toBeLessThan(22);
        for (const key of ["End", "Home"]) {
          await slider.press(key);
          await expect.poll(measure, { message: id }).toMatchObject({ isMarkerIn: true, page: 0 });
        }
      }
    },
  );

  test("go where they are tapped", async () => {
    const { page } = await open(path, phone);
    for (const { id } of together) {
      const { figure, area, readout } = await figureOn(page, id);
      const { width = 0, height = 0 } = (await area.boundingBox()) ?? {};
      /** Taps, and waits until the figure has heard it and shows where it was. */
      const tap = async (position: { x: number; y: number }) => {
        await area.evaluate((element) => {
          element.removeAttribute("data-tapped");
          const heard = () => element.setAttribute("data-tapped", "");
          element.addEventListener("pointerdown", heard, { once: true });
        });
        await area.tap({ position });
        await expect.poll(() => area.getAttribute("data-tapped"), { message: id }).toBe("");
        await expect.poll(() => figure.getAttribute("data-state"), { message: id }).toBe("ready");
        return readout.textContent();
      };
      // Away from each other both ways: some figures ask how far across, some how far down.
      const corner = await tap({ x: 10, y: 20 });
      const middle = await tap({ x: Math.min(0.7 * width, 250), y: 0.55 * height });
      expect(middle, id).not.toBe(corner);
    }
  });
});

test.each(PAGES_WITH_FIGURES)("page /%s has buttons that a finger can hit", async (path) => {
  const { page } = await open(path, phone);
  for (const { id } of figuresOf(path)) {
    const { figure } = await figureOn(page, id);
    const buttons = await figure.locator("button:visible, summary:visible").all();
    expect(buttons.length, id).toBeGreaterThan(0);
    for (const button of buttons) {
      const box = await button.boundingBox();
      expect(box?.height, id).toBeGreaterThanOrEqual(24);
      expect(box?.width, id).toBeGreaterThanOrEqual(24);
    }
  }
});

/** Whether a part of a figure scrolls by itself where there is no room for it. */
function isScrolled({ path, id }: BuiltFigure): boolean {
  return (
    parsed(path).querySelector(`rnn-figure[id="${id}"] .figure-drawing [data-scroll]`) !== null
  );
}
