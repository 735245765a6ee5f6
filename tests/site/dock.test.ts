import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { FIGURES_BUILT, PAGES, figuresOf, parsed } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const pages = PAGES.filter((path) => parsed(path).querySelector(".training-dock"));

test("there are pages with a training bar at their foot", () =>
  expect(pages.length).toBeGreaterThan(0));

describe.each(pages)("the training bar of page /%s", (path) => {
  const bar = parsed(path).querySelector(".training-dock rnn-figure")?.id ?? "";
  const [
    {
      axes: [axis],
    },
  ] = figuresOf(path).filter(({ id }) => id === bar);
  const followers = figuresOf(path).filter(
    ({ id, axes }) => id !== bar && axes.some(({ name }) => name === axis.name),
  );

  test.each([1280, 390])(
    "stands at the window's foot while a figure that follows it is in view, at %d px",
    async (width) => {
      const { page } = await open(path, { viewport: { width, height: 844 } });
      const visited = { docked: 0, free: 0 };
      const ids = followers.map(({ id }) => id);
      const end = await page.evaluate(() => document.body.scrollHeight);
      for (let y = 0; y < end; y += 400) {
        await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), y);
        await expect.poll(() => isRight(page, ids), { message: `at ${y}` }).toBe(true);
        if (await page.locator(".training-dock[data-docked]").count()) visited.docked++;
        else visited.free++;
      }
      expect(visited.docked).toBeGreaterThan(2);
      expect(visited.free).toBeGreaterThan(1);
    },
  );

  test("moves nothing as it comes and goes", async () => {
    const { page } = await open(path);
    const below = () =>
      page
        .locator(".training-dock ~ *, .colophon")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + scrollY));
    await figureOn(page, bar);
    const free = await below();
    expect(await page.locator(".training-dock[data-docked]").count()).toBe(0);
    await figureOn(page, followers[followers.length - 1].id);
    await page.locator(".training-dock[data-docked]").waitFor();
    expect(await below()).toEqual(free);
    expect(free.length).toBeGreaterThan(1);
  });

  test.each(followers)(
    "dragged at the window's foot, it moves figure $id, and stays in reach of the pointer",
    async ({ id, axes, rest }) => {
      const { page } = await open(path);
      const { readout, figure } = await figureOn(page, id);
      await page.locator(".training-dock[data-docked]").waitFor();
      await page.locator(`#${bar}[data-state=ready]`).waitFor();
      const before = await readout.textContent();
      const plot = await page.locator(`#${bar} [data-pointer]`).boundingBox();
      if (!plot) throw new Error("the bar has no plot");
      const y = plot.y + plot.height / 2;
      await page.mouse.move(plot.x + 0.9 * plot.width, y);
      await page.mouse.down();
      await page.mouse.move(plot.x + 0.4 * plot.width, y, { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
      await expect.poll(() => readout.textContent()).not.toBe(before);
      await page.mouse.move(plot.x + 0.4 * plot.width, y);
      await page.mouse.down();
      await page.mouse.move(plot.x + plot.width + 50, y, { steps: 5 });
      await page.mouse.up();
      await expect.poll(() => readout.textContent()).toBe(before);
      expect(axes.find(({ name }) => name === axis.name)?.values).toContain(rest[axis.name]);
    },
  );

  test("is reached by the keyboard, and stays where it was while it has it", async () => {
    const { page } = await open(path);
    const { id } = followers[followers.length - 1];
    const { figure } = await figureOn(page, id);
    await page.locator(".training-dock[data-docked]").waitFor();
    const { slider } = await figureOn(page, bar);
    await figure.locator("summary").focus();
    for (let i = 0; i < 200 && !(await isFocused(page, bar)); i++) await page.keyboard.press("Tab");
    expect(await isFocused(page, bar)).toBe(true);
    const update = await slider.getAttribute("aria-valuenow");
    await page.keyboard.press("ArrowLeft");
    expect(await slider.getAttribute("aria-valuenow")).toBe(`${Number(update) - 1}`);
    const box = await slider.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    expect(await slider.evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe("none");
  });

  test("keeps to its place in the text in a low window, and on paper", async () => {
    const low = await open(path, { viewport: { width: 1280, height: 400 } });
    await figureOn(low.page, followers[0].id);
    await low.page.locator(".training-dock[data-docked]").waitFor();
    const position = (page: Page) =>
      page.locator(`#${bar} .figure-drawing`).evaluate((one) => getComputedStyle(one).position);
    expect(await position(low.page)).toBe("static");
    const { page } = await open(path);
    await figureOn(page, followers[0].id);
    await expect.poll(() => position(page)).toBe("fixed");
    await page.emulateMedia({ media: "print" });
    expect(await position(page)).toBe("static");
  });
});

test("a page without one has no figure that waits for it", () => {
  for (const { path, id, axes } of FIGURES_BUILT.filter((one) => !pages.includes(one.path)))
    if (axes.some(({ shared }) => shared))
      expect(
        figuresOf(path).some((one) => one.axes[0].shared),
        id,
      ).toBe(true);
});

const isFocused = (page: Page, id: string) =>
  page.evaluate((bar) => document.activeElement?.matches(`#${bar} .figure-drawing`) ?? false, id);

/** Whether the bar is at the window's foot if, and only if, one of the figures is in view. */
const isRight = (page: Page, ids: readonly string[]) =>
  page.evaluate((followers) => {
    const isAnyInView = followers.some((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    });
    const drawing = document.querySelector(".training-dock .figure-drawing");
    const box = drawing?.getBoundingClientRect();
    const isAtFoot =
      drawing &&
      getComputedStyle(drawing).position === "fixed" &&
      Math.abs((box?.bottom ?? 0) - innerHeight) < 1;
    return isAnyInView === isAtFoot;
  }, ids);
