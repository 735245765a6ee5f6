import fc from "fast-check";
import type { Page } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { writeAddress } from "../../src/figures/address.ts";
import { moved, type State } from "../../src/figures/axis.ts";
import { HOSTILE_VALUES, hostileQueries } from "../figures/hostile-queries.ts";
import {
  FIGURES_BUILT,
  FIGURES_TOGETHER,
  PAGES_WITH_FIGURES,
  figuresOf,
  type BuiltFigure,
} from "./built.ts";
import { figureOn, open, useBrowser, wakeFigures } from "./visit.ts";

useBrowser();

describe.each(FIGURES_TOGETHER)("the address of $names of page /$path", ({ path, together }) => {
  const elsewhere = elsewhereOn(path, together);
  const query = together.reduce(
    (search, { id, axes }, i) => writeAddress(id, axes, elsewhere[i], search),
    "",
  );
  const linkOf = ({ id, axes }: BuiltFigure, i: number) =>
    new URL(`${path}${writeAddress(id, axes, elsewhere[i], "")}#${id}`, inject("address")).href;

  test("follows every move without a new entry, and brings it back after a reload", async () => {
    const { page } = await open(path);
    const entries = await page.evaluate(() => history.length);
    const moves = new Set<string>();
    let search = "";
    for (const { id, axes, rest } of together) {
      const { slider } = await figureOn(page, id);
      let state = rest;
      for (const axis of axes) {
        // A shared axis moves all of them at once: the first that has it is enough.
        const parameter = axis.shared ? axis.name : `${id}.${axis.name}`;
        if (moves.has(parameter)) continue;
        moves.add(parameter);
        for (let i = 0; i < 3; i++) await slider.press(axis.keys.before);
        state = moved(axes, state, axis.name, -3);
        search = writeAddress(id, [axis], state, search);
      }
    }
    await expect.poll(() => placesOf(page.url())).toEqual(placesOf(search));
    expect(placesOf(search).length).toBeGreaterThan(0);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    const said = await saidOn(page, together);
    await page.reload();
    await wakeFigures(page);
    await expect.poll(() => saidOn(page, together)).toEqual(said);
  });

  test("opens at the moment it names, with the figure it names in view", async () => {
    const last = together[together.length - 1];
    const { page } = await open(`${path}${query}#${last.id}`);
    const { drawing } = await figureOn(page, last.id);
    await expect.poll(() => isInView(drawing)).toBe(true);
    for (const [i, { id, axes }] of together.entries()) {
      const { slider, status } = await figureOn(page, id);
      const [{ name, values }] = axes;
      await expect
        .poll(() => slider.getAttribute("aria-valuenow"), { message: id })
        .toBe(`${values.indexOf(elsewhere[i][name]) + 1}`);
      expect(await status.textContent(), id).toBe("");
    }
    expect(placesOf(page.url())).toEqual(placesOf(query));
  });

  // In a story the copied address names a step: that is held in story-links.test.ts.
  test.skipIf(together[0].isInStory)(
    "is copied where the reader allows it, and shown where not",
    async () => {
      const allowed = await open(`${path}${query}`, {
        permissions: ["clipboard-read", "clipboard-write"],
      });
      const refused = await open(`${path}${query}`, {
        before: (page) =>
          page.addInitScript(() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
          }),
      });
      for (const [i, built] of together.entries()) {
        const address = linkOf(built, i);
        const first = await figureOn(allowed.page, built.id);
        await first.button("link").click();
        await expect.poll(() => first.status.textContent()).toContain("copied");
        expect(await allowed.page.evaluate(() => navigator.clipboard.readText())).toBe(address);
        const second = await figureOn(refused.page, built.id);
        await second.button("link").click();
        await expect.poll(() => second.status.textContent()).toContain(address);
      }
    },
  );
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

/** For each figure a state away from rest that one address can ask for: on a shared axis, a place that all figures of the page have. */
function elsewhereOn(path: string, together: readonly BuiltFigure[]): State[] {
  const others = figuresOf(path).flatMap(({ axes }) => axes);
  return together.map(({ axes, rest }) =>
    axes.reduce((state, axis) => {
      const { name, values } = axis;
      const twins = axis.shared ? others.filter((other) => other.name === name) : [axis];
      const common = values.filter((value) => twins.every((twin) => twin.values.includes(value)));
      return moved([{ ...axis, values: common }], state, name, -3);
    }, rest),
  );
}

/** What each figure says in words where it stands. */
const saidOn = (page: Page, together: readonly BuiltFigure[]) =>
  Promise.all(
    together.map(({ id }) =>
      page.locator(`rnn-figure#${id} .figure-drawing .figure-readout`).textContent(),
    ),
  );

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
