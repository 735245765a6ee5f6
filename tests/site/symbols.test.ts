import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { moved } from "../../src/figures/axis.ts";
import { FIGURES_BUILT, PAGES, figuresOf, parsed } from "./built.ts";
import { wholeFigure } from "./in-node.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const places = {
  "in a formula": ".equation [data-symbol]",
  "in a line of code": ".code [data-symbol]",
  "in a figure": ".figure-drawing [data-symbol]",
};
const pages = PAGES.filter((path) => parsed(path).querySelector(".symbols"));

test("there are pages with symbols", () => expect(pages.length).toBeGreaterThan(1));

describe.each(pages)("page /%s", (path) => {
  test.each(Object.entries(places))(
    "a symbol pointed at %s lights all its twins, and only those",
    async (_, place) => {
      const { page } = await open(path);
      await awake(page, path);
      const names = await page
        .locator(place)
        .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("data-symbol")))]);
      expect(names.length > 0).toBe(parsed(path).querySelector(place) !== null);
      for (const name of names) {
        const symbol = await seen(page, `${place.split(" ")[0]} [data-symbol="${name}"]`);
        if (!symbol) continue;
        await page.mouse.move(0, 0);
        expect(await lit(page)).toEqual([]);
        await symbol.hover({ force: true });
        await expectLit(page, `[data-symbol="${name}"]`);
      }
      await page.mouse.move(0, 0);
      expect(await lit(page)).toEqual([]);
    },
  );

  test("the keyboard lights them through the strip, a press holds them, and another lets go", async () => {
    const { page } = await open(path);
    for (const button of await page.locator(".symbols:visible button").all()) {
      const twins = `[data-symbol="${await button.getAttribute("data-symbol")}"]`;
      await button.focus();
      await expectLit(page, twins);
      await button.blur();
      expect(await lit(page)).toEqual([]);
      await button.press("Enter");
      await button.blur();
      await expectLit(page, twins);
      await button.press("Space");
      await button.blur();
      expect(await lit(page)).toEqual([]);
    }
  });

  test("the keyboard's light stays when the page moves under a pointer that rests", async () => {
    const { page } = await open(path);
    const button = page.locator(".symbols:visible button").first();
    const twins = `[data-symbol="${await button.getAttribute("data-symbol")}"]`;
    await button.focus();
    await page.mouse.move(300, 300);
    await page.mouse.move(5, 300);
    await expectLit(page, twins);
    await button.blur();
    expect(await lit(page)).toEqual([]);
  });

  test("a tap holds the light, and a tap beside it lets go", async () => {
    const { page } = await open(path, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const symbol = page
      .locator(".equation-block:has(.symbols button) .equation [data-symbol]")
      .first();
    await symbol.tap();
    await expectLit(page, `[data-symbol="${await symbol.getAttribute("data-symbol")}"]`);
    await page
      .locator("main > p")
      .first()
      .tap({ position: { x: 5, y: 5 } });
    await expect.poll(() => lit(page)).toEqual([]);
  });
});

const lines = pages.filter((path) => parsed(path).querySelector(".code [data-equation]"));

test.each(lines)(
  "page /%s: a line of code that is pointed at lights its equation",
  async (path) => {
    const { page } = await open(path);
    for (const line of await page.locator(".code tr[data-equation]").all()) {
      const equation = await line.getAttribute("data-equation");
      expect(
        parsed(path).querySelector(`.equation-block[data-equation="${equation}"]`),
      ).not.toBeNull();
      await line.locator(".code-number").hover();
      await expectLit(page, `[data-equation="${equation}"]`);
    }
  },
);

const told = FIGURES_BUILT.filter(({ path, id }) =>
  parsed(path).querySelector(`.symbols[data-figure="${id}"] [data-value]`),
);

test("there is a strip that tells values", () => expect(told.length).toBeGreaterThan(0));

test.each(told)(
  "the strips of figure $id on page /$path say what its symbols hold, wherever the training is",
  async ({ path, id, axes, rest }) => {
    const { page } = await open(path);
    const { figure, data } = wholeFigure(id);
    const values = page.locator(`.symbols[data-figure="${id}"] [data-value]`);
    const said = () =>
      values.evaluateAll((all) =>
        all.map((one) => [one.getAttribute("data-value"), one.textContent?.trim()]),
      );
    const wanted = (state: typeof rest) => Object.entries(figure.values?.(data, state) ?? {});
    const expectSaid = async (state: typeof rest) => {
      const texts = new Map(wanted(state));
      await expect
        .poll(async () => (await said()).filter(([name, text]) => texts.get(name ?? "") !== text))
        .toEqual([]);
    };
    expect((await said()).length).toBeGreaterThan(0);
    await expectSaid(rest);
    const { slider } = await figureOn(page, id);
    const shared = axes.find((axis) => axis.shared);
    if (!shared) throw new Error(`figure ${id} does not follow the training`);
    const [bar] = figuresOf(path).filter((one) => one.axes.length === 1 && one.axes[0].shared);
    await page.locator(`#${bar.id} [role=slider]`).press("Home");
    await expectSaid({ ...rest, [shared.name]: shared.values[0] });
    await slider.press(shared.keys.after);
    await expectSaid(moved(axes, { ...rest, [shared.name]: shared.values[0] }, shared.name, 1));
  },
);

/** Waits until every figure of a page takes part. */
async function awake(page: Page, path: string): Promise<void> {
  for (const { id } of figuresOf(path)) await figureOn(page, id);
}

/** The first of the elements of a selector that can be pointed at. */
async function seen(page: Page, selector: string): Promise<Locator | undefined> {
  for (const one of await page.locator(selector).all()) {
    const box = (await one.isVisible()) ? await one.boundingBox() : null;
    if (box && box.width > 2 && box.height > 2) return one;
  }
  return undefined;
}

const lit = (page: Page) =>
  page.locator("[data-lit]").evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 60)));

/** Expects everything of a selector to be lit, and nothing else. */
async function expectLit(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() => page.locator("[data-lit]").count(), { message: selector })
    .toBeGreaterThan(0);
  expect(await page.locator(`${selector}:not([data-lit])`).count(), selector).toBe(0);
  expect(await page.locator(`[data-lit]:not(${selector})`).count(), selector).toBe(0);
}
