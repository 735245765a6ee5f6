import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { writeAddress } from "../../src/figures/address.ts";
import { moved } from "../../src/figures/axis.ts";
import { HOSTILE_VALUES, hostileQueries } from "../figures/hostile-queries.ts";
import { FIGURES_BUILT, PAGES_WITH_FIGURES, figuresOf } from "./built.ts";
import { figureOn, open, useBrowser, wakeFigures } from "./visit.ts";

useBrowser();

describe.each(FIGURES_BUILT)("the address of figure $id of page /$path", (built) => {
  const { path, id, axes, rest, isInStory } = built;
  const elsewhere = axes.reduce((state, { name }) => moved(axes, state, name, -3), rest);

  test("follows every move without a new entry, and brings it back after a reload", async () => {
    const { page } = await open(path);
    const { readout, slider } = await figureOn(page, id);
    const entries = await page.evaluate(() => history.length);
    for (const { keys } of axes) for (let i = 0; i < 3; i++) await slider.press(keys.before);
    await expect.poll(() => new URL(page.url()).search).not.toBe("");
    await page.waitForTimeout(300);
    expect(placesOf(page.url())).toEqual(placesOf(writeAddress(id, axes, elsewhere, "")));
    expect(await page.evaluate(() => history.length)).toBe(entries);
    const said = await readout.textContent();
    await page.reload();
    await expect.poll(() => readout.textContent()).toBe(said);
  });

  test("opens at the moment it names", async () => {
    const query = writeAddress(id, axes, elsewhere, "");
    const { page } = await open(`${path}${query}#${id}`);
    const { drawing, status, slider } = await figureOn(page, id);
    await expect
      .poll(() => slider.getAttribute("aria-valuenow"))
      .toBe(`${axes[0].values.indexOf(elsewhere[axes[0].name]) + 1}`);
    await page.waitForTimeout(300);
    expect(placesOf(page.url())).toEqual(placesOf(query));
    expect(await status.textContent()).toBe("");
    await expect.poll(() => isInView(drawing)).toBe(true);
  });

  // In a story the copied address names a step: that is held in story-links.test.ts.
  test.skipIf(isInStory)("is copied where the reader allows it, and shown where not", async () => {
    const query = writeAddress(id, axes, elsewhere, "");
    const address = new URL(`${path}${query}#${id}`, inject("address")).href;
    const allowed = await open(`${path}${query}`, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const first = await figureOn(allowed.page, id);
    await first.button("link").click();
    await expect.poll(() => first.status.textContent()).toContain("copied");
    expect(await allowed.page.evaluate(() => navigator.clipboard.readText())).toBe(address);

    const refused = await open(`${path}${query}`, {
      before: (page) =>
        page.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
        }),
    });
    const second = await figureOn(refused.page, id);
    await second.button("link").click();
    await expect.poll(() => second.status.textContent()).toContain(address);
  });
});

describe.each(PAGES_WITH_FIGURES)("page /%s", (path) => {
  const figures = figuresOf(path);
  const parameters = figures.flatMap(({ id, axes }) =>
    axes.map((axis) => (axis.shared ? axis.name : `${id}.${axis.name}`)),
  );

  test("where its address makes no sense its figures say so and stay on their axes", async () => {
    const { page } = await open(path);
    const foreign = () => page.locator("body :is(script, img, iframe)").count();
    const wanted = await foreign();
    const short = HOSTILE_VALUES.filter((value) => value.length < 1000);
    // A value for each of several parameters at once: to open a page takes longer than to read it.
    const together = Math.min(8, parameters.length);
    const queries = [
      ...chunks(short, together).map((values, i) => {
        const named = (k: number) => parameters[(i * together + k) % parameters.length];
        return `?${values.map((value, k) => `${named(k)}=${value}`).join("&")}`;
      }),
      ...fc.sample(hostileQueries(parameters), { numRuns: 4, seed: 1 }),
    ];
    for (const query of queries) {
      const url = new URL(path, inject("address"));
      url.search = query;
      await page.goto(url.href, { waitUntil: "domcontentloaded" });
      await wakeFigures(page);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll("rnn-figure")].map((figure) => ({
          said: figure.querySelector(".figure-status")?.textContent,
          drawn: figure.querySelector<HTMLElement>(".figure-drawing")?.textContent,
        })),
      );
      for (const [i, { id, axes }] of figures.entries()) {
        const { said, drawn } = shown[i];
        const isRefused = axes.some(({ name, shared }) => {
          const text = url.searchParams.get(shared ? name : `${id}.${name}`);
          // What one figure of the page has on a shared axis, another need not excuse itself for.
          const places = shared ? figures.flatMap((one) => one.axes) : axes;
          const values = places.filter((axis) => axis.name === name).flatMap((axis) => axis.values);
          return text !== null && !(/^\d+$/.test(text) && values.includes(Number(text)));
        });
        if (isRefused) expect(said, `${query} of ${id}`).toContain("The address asks for");
        else expect(said, `${query} of ${id}`).toBe("");
        expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
      }
      expect(await foreign()).toBe(wanted);
    }
  });
});

test("an address of ten thousand characters is answered like any other", async () => {
  const [{ path, id, axes }] = FIGURES_BUILT;
  const { page } = await open(`${path}?${id}.${axes[0].name}=${"x".repeat(10_000)}`);
  const { status } = await figureOn(page, id);
  const said = await status.textContent();
  expect(said).toContain("which is no number");
  expect(said?.length).toBeLessThan(200);
});

const chunks = <Item>(items: readonly Item[], size: number) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

/** What an address asks for, in no order. */
const placesOf = (address: string) =>
  [...new URL(address, inject("address")).searchParams].map((pair) => pair.join(" = ")).sort();

const isInView = (drawing: Awaited<ReturnType<typeof figureOn>>["drawing"]) =>
  drawing.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
