import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { parseCsv } from "../figures/parse-csv.ts";
import { FIGURES_BUILT, PAGES, figuresOf } from "./built.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const off = { javaScriptEnabled: false };

describe.each(PAGES)("page /%s without script", (path) => {
  test("has every word that it has with script, but for its controls", async () => {
    const { page: live } = await open(path);
    const { page: still } = await open(path, off);
    const wanted = await words(live);
    const there = new Set(await words(still));
    const kept = wanted.filter((word) => there.has(word)).length / wanted.length;
    expect(wanted.length).toBeGreaterThan(30);
    expect(kept).toBeGreaterThanOrEqual(0.99);
  });

  test("shows every figure, and no control that does nothing", async () => {
    const { page } = await open(path, off);
    for (const { id, isInStory } of figuresOf(path)) {
      // In a story each step has a picture of its own.
      const pictures = isInStory
        ? page.locator(`rnn-story:has(rnn-figure#${id}) .step-picture`)
        : page.locator(`rnn-figure#${id} .figure-drawing`);
      expect(await pictures.count()).toBeGreaterThan(0);
      for (const picture of await pictures.all()) {
        expect((await picture.boundingBox())?.height).toBeGreaterThan(60);
        expect((await picture.screenshot()).length).toBeGreaterThan(3000);
      }
    }
    // What opens a door does so without script; what lights symbols has no script to do it.
    const idle = "button:not([popovertarget], :disabled), input, [tabindex='0'][role=slider]";
    for (const control of await page.locator(idle).all())
      expect(await control.isVisible()).toBe(false);
    expect(await page.locator(".figure-keys:visible").count()).toBe(0);
  });
});

describe.each(FIGURES_BUILT)("figure $id of page /$path without script", ({ path, id }) => {
  test("opens its table and its links", async () => {
    const { page } = await open(path, off);
    const figure = page.locator(`rnn-figure#${id}`);
    await figure.locator("summary").click();
    const table = figure.locator("details table");
    expect(await table.isVisible()).toBe(true);
    const columns = await table.locator("thead th").allTextContents();
    const lines = await table.locator("tbody tr").count();
    for (const link of await figure.locator(".figure-downloads a").all()) {
      const href = (await link.getAttribute("href")) ?? "";
      const answer = await page.request.get(new URL(href, page.url()).href);
      expect(answer.status(), href).toBe(200);
      if (!href.endsWith(".csv")) continue;
      const rows = parseCsv(await answer.text());
      expect(rows[0]).toEqual(columns);
      expect(rows).toHaveLength(lines + 1);
    }
  });
});

test("links with script give the table of the moment that is shown", async () => {
  const [{ path, id, axes }] = FIGURES_BUILT.filter(({ files }) => files.length > 0);
  const { page } = await open(path);
  const figure = page.locator(`rnn-figure#${id}`);
  await figure.locator("[role=slider]").waitFor();
  const [shared] = axes.filter((axis) => axis.shared);
  await figure.locator("[role=slider]").press(shared.keys.before);
  await expect.poll(() => new URL(page.url()).search).not.toBe("");
  await figure.locator("summary").click();
  const texts: string[] = [];
  for (const kind of ["csv", "json"]) {
    const download = page.waitForEvent("download");
    await figure.locator(`[data-action=${kind}]`).click();
    texts.push(readFileSync(await (await download).path(), "utf8"));
  }
  const [csv, json] = texts;
  const rest = readFileSync(join(inject("dist"), "data", `${id}.csv`), "utf8");
  const rows = parseCsv(csv);
  expect(csv).not.toBe(rest);
  expect(rows[0]).toEqual(parseCsv(rest)[0]);
  expect((JSON.parse(json) as unknown[]).length).toBe(rows.length - 1);
  const shown = await figure.locator("tbody tr").first().locator("th, td").allTextContents();
  expect(shown).toEqual(rows[1]);
});

/** The words a reader sees, without those of controls. */
const words = async (page: Page) => {
  const text = await page.locator("body").innerText();
  const controls = await page.locator("button:visible, .figure-keys:visible").allInnerTexts();
  const rest = controls.reduce((all, one) => all.replace(one, " "), text);
  return rest.split(/\s+/).filter(Boolean);
};
