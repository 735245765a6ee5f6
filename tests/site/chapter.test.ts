import { existsSync, readFileSync } from "node:fs";
import { describe, expect, inject, test } from "vitest";
import { readChapters } from "../../src/weave/chapters.ts";
import { PAGES, figuresOf, parsed } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const chapters = readChapters().filter(({ written }) => written);

test("every chapter that is written is a page", () => {
  expect(chapters.length).toBeGreaterThan(0);
  for (const { slug } of chapters) expect(PAGES).toContain(`${slug}/`);
});

describe.each(chapters)("chapter $number, $title", ({ slug, title, number }) => {
  const path = `${slug}/`;
  const document = parsed(path);

  test("has its title as its one main heading, and headings that make an outline", () => {
    expect([...document.querySelectorAll("h1")].map((h) => h.textContent)).toEqual([title]);
    const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")];
    const levels = headings.map(({ localName }) => Number(localName[1]));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => expect(level - levels[i]).toBeLessThanOrEqual(1));
    const texts = headings.map(({ textContent }) => textContent?.trim() ?? "");
    expect(texts.filter((text) => text === "")).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("is marked as the page one is on, among all chapters", () => {
    const entries = [...document.querySelectorAll("nav[aria-label=Chapters] li")];
    expect(entries).toHaveLength(readChapters().length);
    const current = document.querySelectorAll("[aria-current]");
    expect([...current].map((link) => link.getAttribute("href"))).toEqual([`/${path}`]);
    expect(current[0].getAttribute("aria-current")).toBe("page");
    expect(current[0].textContent).toContain(`${number}`);
    const links = document.querySelectorAll<HTMLAnchorElement>("nav[aria-label=Chapters] a");
    for (const link of links) expect(PAGES).toContain(link.getAttribute("href")?.slice(1));
  });

  test("every citation leads to a source, every source is cited, and nothing else leads out", () => {
    const cited = [...document.querySelectorAll("a.cite")].map((link) => link.getAttribute("href"));
    const sources = [...document.querySelectorAll(".sources li")].map(({ id }) => `#${id}`);
    expect(cited.length).toBeGreaterThan(0);
    expect([...new Set(cited)].sort()).toEqual([...sources].sort());
    for (const link of document.querySelectorAll("a.cite")) {
      const source = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
      expect(source?.querySelector("strong")?.textContent?.trim()).toBe(link.textContent?.trim());
    }
    const out = [...document.querySelectorAll("a[href^='http'], a[href^='//']")];
    const elsewhere = out.filter(
      (link) => !link.closest(".sources") && link.getAttribute("rel") !== "license",
    );
    expect(elsewhere.map((link) => link.outerHTML)).toEqual([]);
  });

  test("numbers its figures in the order they stand, and ends with a training bar if one follows it", () => {
    const titles = [...document.querySelectorAll("rnn-figure figcaption strong")].map(
      ({ textContent }) => /Figure (\d+\.\d+)/.exec(textContent ?? "")?.[1],
    );
    const numbered = titles.filter((one) => one !== undefined);
    expect(numbered).toEqual(numbered.map((_, i) => `${number}.${i + 1}`));
    const bars = figuresOf(path).filter(({ id }) => id === "training");
    const followers = figuresOf(path).filter(
      ({ id, axes }) => id !== "training" && axes.some(({ shared }) => shared),
    );
    expect(bars.length).toBe(followers.length > 0 ? 1 : 0);
    expect(numbered.length).toBe(titles.length - bars.length);
    expect(figuresOf(path).slice(numbered.length)).toEqual(bars);
  });

  test("shows code as it stands in the file it names", () => {
    for (const code of document.querySelectorAll("figure.code")) {
      const file = code.querySelector("figcaption [translate=no]")?.textContent ?? "";
      expect(existsSync(file), file).toBe(true);
      const lines = readFileSync(file, "utf8").split("\n");
      const shown = [...code.querySelectorAll("tr")];
      expect(shown.length).toBeGreaterThan(1);
      for (const row of shown) {
        const at = Number(row.querySelector(".code-number")?.textContent);
        const text = row.querySelector("code")?.textContent?.trim() ?? "";
        const said = row.querySelector(".code-equation")?.textContent?.trim() ?? "";
        const line = lines[at - 1].trim();
        expect(said === "" ? line : line.replace(/\s*\/\/\s+\[eq:.*?\]/, ""), `line ${at}`).toBe(
          text,
        );
      }
    }
  });

  test("read from its first word to its last, every figure becomes ready, and no file is asked for twice", async () => {
    const { page, requests } = await open(path);
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 250) {
        scrollTo({ top: y, behavior: "instant" });
        for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      }
    });
    for (const { id } of figuresOf(path)) {
      const { figure } = await figureOn(page, id);
      expect(await figure.getAttribute("data-state"), id).toBe("ready");
    }
    const fetched = requests.filter((one) => one.includes("/data/"));
    expect(new Set(fetched).size).toBe(fetched.length);
    expect(new URL(page.url()).href).toBe(new URL(path, inject("address")).href);
  });
});
