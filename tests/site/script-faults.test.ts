import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import type { Page } from "playwright";
import { FIGURES_BUILT, PAGES_WITH_FIGURES, figuresOf, parsed } from "./built.ts";
import { STORIES, saidAt } from "./stories.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const excused = /Failed to load resource|ERR_FAILED/;
const MINUTES = 60_000;
/** The scripts that some page did without already; those it shares with another need no second try. */
const tried = new Set<string>();

describe.each(PAGES_WITH_FIGURES)("page /%s", (path) => {
  const readouts = ".figure-drawing .figure-readout";
  const scrollPast = async (page: Page) => {
    for (const { id } of figuresOf(path)) {
      const drawing = page.locator(`rnn-figure#${id} .figure-drawing`);
      await drawing.scrollIntoViewIfNeeded();
      expect(await drawing.isVisible()).toBe(true);
    }
    await page.waitForTimeout(300);
  };

  test(
    "without any one of its scripts the pictures stay, and nothing breaks",
    async () => {
      // What stands in a story goes along with its steps, where their script has come.
      const wanted = figuresOf(path).map((figure) => {
        const rest = parsed(path).querySelector(`#${figure.id} ${readouts}`)?.textContent;
        const story = STORIES.find((one) => one.path === path && one.id === figure.id);
        return [rest, ...(story?.steps.map((_, i) => saidAt(story, i)) ?? [])];
      });
      const whole = await open(path);
      await scrollPast(whole.page);
      const scripts = whole.requests.filter((name) => name.endsWith(".js") && !tried.has(name));
      expect(scripts.length).toBeGreaterThan(0);
      await whole.page.close();
      for (const script of scripts) {
        tried.add(script);
        const { page } = await open(path, {
          excused,
          before: (opened) => opened.route(`**${script}`, (route) => route.abort()),
        });
        await scrollPast(page);
        const said = await page.locator(readouts).allTextContents();
        expect(said.length).toBe(wanted.length);
        said.forEach((text, i) => expect(wanted[i], script).toContain(text));
        await page.close();
      }
    },
    8 * MINUTES,
  );

  // Where a figure's program is a file of the figure's name, and its buttons are its own.
  const programs = readdirSync(join(inject("dist"), "_astro")).map((name) => name.split(".")[0]);
  const named = figuresOf(path).filter(({ id, isInStory }) => !isInStory && programs.includes(id));
  // The first of each page: they all say it by the same program.
  test.each(named.slice(0, 1))("without the program of figure $id it says so", async (built) => {
    const name = built.id;
    const { page } = await open(path, {
      excused,
      before: (opened) => opened.route(`**/_astro/${name}.*.js`, (route) => route.abort()),
    });
    const figure = page.locator(`rnn-figure#${built.id}`);
    await figure.locator(".figure-drawing").scrollIntoViewIfNeeded();
    await expect
      .poll(() => figure.locator(".figure-status").innerText())
      .toContain("program could not be loaded");
    expect(await figure.locator("[data-action=previous]").isVisible()).toBe(false);
    await page.unroute(`**/_astro/${name}.*.js`);
    await figure.getByRole("button", { name: "Try again" }).click();
    await figureOn(page, built.id);
    await expect.poll(() => figure.locator("[data-action=previous]").isVisible()).toBe(true);
  });

  test.each(["IntersectionObserver", "DecompressionStream", "customElements"])(
    "without %s the pictures stay",
    async (name) => {
      const { page } = await open(path, {
        excused: /is not defined|IntersectionObserver|customElements|undefined/,
        before: (opened) =>
          opened.addInitScript((global) => {
            Object.defineProperty(window, global, { value: undefined });
          }, name),
      });
      for (const { id } of figuresOf(path))
        expect(await page.locator(`rnn-figure#${id} .figure-drawing`).isVisible()).toBe(true);
    },
  );
});

test("a figure whose program never comes has no data to fetch either", async () => {
  const [{ path }] = FIGURES_BUILT;
  const { page, requests } = await open(path, {
    excused,
    before: (opened) => opened.route("**/_astro/*.js", (route) => route.abort()),
  });
  await page.mouse.move(400, 400);
  expect(requests.filter((name) => name.includes("/data/"))).toEqual([]);
});
