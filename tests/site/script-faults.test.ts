import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { FIGURES_BUILT, PAGES_WITH_FIGURES, figuresOf, parsed } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const chunks = readdirSync(join(inject("dist"), "_astro")).filter((name) => name.endsWith(".js"));
const excused = /Failed to load resource|ERR_FAILED/;

describe.each(PAGES_WITH_FIGURES)("page /%s", (path) => {
  test.each(chunks)("without %s the pictures stay, and nothing breaks", async (chunk) => {
    const readouts = ".figure-drawing .figure-readout";
    const wanted = [...parsed(path).querySelectorAll(readouts)].map((one) => one.textContent);
    const { page } = await open(path, {
      excused,
      before: (opened) => opened.route(`**/${chunk}`, (route) => route.abort()),
    });
    for (const { id } of figuresOf(path)) {
      const drawing = page.locator(`rnn-figure#${id} .figure-drawing`);
      await drawing.scrollIntoViewIfNeeded();
      expect(await drawing.isVisible()).toBe(true);
    }
    await page.waitForTimeout(300);
    expect(await page.locator(readouts).allTextContents()).toEqual(wanted);
  });

  test.each(["tape", "training-bar"])("without the program of %s it says so", async (name) => {
    const { page } = await open(path, {
      excused,
      before: (opened) => opened.route(`**/_astro/${name}.*.js`, (route) => route.abort()),
    });
    const [built] = figuresOf(path).filter(({ id }) => name.startsWith(id));
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
