import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { FIGURES_BUILT, PAGES, figuresOf, parsed, source } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const sizeOf = (path: string) =>
  gzipSync(readFileSync(join(inject("dist"), path)), { level: 9 }).length;
const sum = (paths: Iterable<string>) =>
  [...paths].reduce((total, path) => total + sizeOf(path), 0);
const isFetchedData = (path: string) => path.includes("/data/");

/** Scripts that a page's HTML names, with what they import before they run. */
function eagerScripts(path: string): Set<string> {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(join(inject("dist"), file), "utf8");
    for (const [, name] of code.matchAll(/(?:^|[;}])import(?:[^"'`;()]*?from)?["'`]\.\/([^"'`]+)/g))
      follow(`/_astro/${name}`);
  };
  for (const element of parsed(path).querySelectorAll("script[src], link[rel=modulepreload]"))
    follow(element.getAttribute("src") ?? element.getAttribute("href") ?? "");
  return found;
}

/** The workbench holds every figure in every state: what a chapter may weigh says nothing of it. */
const isWorkbench = (path: string) => parsed(path).querySelector(".bench") !== null;

describe.each(PAGES)("page /%s, as gzip −9", (path) => {
  const inline = [...parsed(path).querySelectorAll("script:not([type='application/json'])")]
    .map((script) => script.textContent ?? "")
    .join("");

  test("starts with at most 15 kB of script", () => {
    const bytes = sum(eagerScripts(path)) + gzipSync(inline, { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(15_000);
  });

  test("asks for no data to first view, and takes at most 300 kB if it is read", async () => {
    const { page, requests } = await open(path);
    await page.waitForLoadState("networkidle");
    const own = requests.filter((one) => !isFetchedData(one) && !one.endsWith(`/${path}`));
    // Data has a limit of its own, below.
    const html = source(path).replaceAll(/<script type="application\/json">.*?<\/script>/gs, "");
    const bytes = sum(new Set(own)) + gzipSync(html, { level: 9 }).length;
    if (!isWorkbench(path)) expect(bytes).toBeLessThanOrEqual(300_000);
    expect(requests.filter(isFetchedData)).toEqual([]);
    const scripts = new Set(own.filter((one) => one.endsWith(".js")));
    expect([...eagerScripts(path)].filter((one) => !scripts.has(one))).toEqual([]);
  });

  test("carries at most 40 kB of data, and fetches at most 60 kB at once", () => {
    const embedded = [...parsed(path).querySelectorAll("script[type='application/json']")]
      .map((script) => script.textContent ?? "")
      .join("");
    expect(gzipSync(embedded, { level: 9 }).length).toBeLessThanOrEqual(40_000);
    for (const { files } of figuresOf(path))
      for (const { url } of files) expect(sizeOf(url)).toBeLessThanOrEqual(60_000);
  });
});

test("who scrolls past a figure fetches none of its data", async () => {
  const [{ path }] = FIGURES_BUILT;
  const { page, requests } = await open(path);
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  });
  await page.waitForLoadState("networkidle");
  expect(requests.filter(isFetchedData)).toEqual([]);
});

test("who turns to a figure gets each of its files once", async () => {
  const [{ path, id, files }] = FIGURES_BUILT.filter((one) => one.files.length > 0);
  const { page, requests } = await open(path);
  const { slider } = await figureOn(page, id);
  await slider.focus();
  await slider.press("PageUp");
  await page.waitForLoadState("networkidle");
  expect(requests.filter(isFetchedData).sort()).toEqual(files.map(({ url }) => url).sort());
});
