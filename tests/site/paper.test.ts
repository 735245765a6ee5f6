import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { figures as drawn } from "../figures/placed.ts";
import { PAGES, figuresOf, parsed } from "./built.ts";
import { readPdf } from "./pdf.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const bare = (text: string) => text.normalize("NFKC").replace(/[\s\u00ad\u200b]+/g, "");

describe.each(PAGES)("page /%s on paper", (path) => {
  test.each([0, 0.5])(
    "has no blank page and all the words, printed from %d of its length",
    async (share) => {
      const { page } = await open(path, { colorScheme: "dark" });
      for (const { id } of figuresOf(path)) await figureOn(page, id);
      await page.evaluate((at) => scrollTo(0, at * document.body.scrollHeight), share);
      const pages = readPdf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      for (const { text } of pages) expect(bare(text).length).toBeGreaterThan(40);
      const printed = bare(pages.map(({ text }) => text).join(" "));
      const wanted = await page.evaluate(wordsOf);
      const missing = wanted.filter((word) => !printed.includes(bare(word)));
      expect(wanted.length).toBeGreaterThan(20);
      expect(missing).toEqual([]);
    },
  );

  test("shows the moments of every figure, and no controls", async () => {
    const { page } = await open(path);
    await page.emulateMedia({ media: "print" });
    // A story shows the pictures of its steps: that is held in story.test.ts.
    for (const { id, rest } of figuresOf(path).filter(({ isInStory }) => !isInStory)) {
      const figure = page.locator(`rnn-figure#${id}`);
      const { figure: program, data } = drawn.find((one) => one.id === id) ?? drawn[0];
      const others = program
        .moments(data)
        .filter((moment) => JSON.stringify(moment) !== JSON.stringify(rest));
      const moments = await figure.locator(".figure-moment, .figure-drawing").all();
      expect(moments.length).toBeGreaterThanOrEqual(others.length);
      const said = new Set<string>();
      for (const moment of moments) {
        const box = await moment.boundingBox();
        expect(box?.height).toBeGreaterThan(40);
        said.add((await moment.locator(".figure-readout").innerText()).trim());
      }
      expect(said.size).toBe(moments.length);
    }
    // Numbers, terms and symbols are words there, though their elements are buttons.
    const controls = "button:not(.number, .term, .symbol), summary, input, .figure-keys";
    expect(await page.locator(`:is(${controls}):visible`).count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      "light",
    );
  });

  test("leads back to every live figure, in letters and as a QR code that says the same", () => {
    for (const { id } of figuresOf(path)) {
      const live = parsed(path).querySelector(`rnn-figure#${id} .figure-live`);
      const canonical = parsed(path).querySelector("link[rel=canonical]")?.getAttribute("href");
      const address = live?.querySelector("span")?.textContent?.match(/https?:\S+/)?.[0] ?? "";
      expect(address).toBe(`${canonical}#${id}`);
      const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
      const drawnDark = modulesOf(live?.querySelector("path")?.getAttribute("d") ?? "");
      const dark = [...modules.data].flatMap((bit, i) => (bit ? [i] : []));
      expect(drawnDark.map(([x, y]) => y * modules.size + x)).toEqual(dark);
    }
  });
});

test("the same is printed in either theme", async () => {
  const texts: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open("", { colorScheme });
    await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), colorScheme);
    await page.emulateMedia({ media: "print" });
    texts.push(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    );
  }
  expect(texts[0]).toBe(texts[1]);
});

/** The words of the text and of its formulas, as far as they are no controls and no figure's own. */
function wordsOf(): string[] {
  const prose = "main :is(h1, h2, h3, p, li, td, th, .equation), figcaption";
  // The caption that follows a story says again what its figure's caption does.
  const apart =
    ".story-caption, .figure-drawing, .figure-moments, .figure-status, .figure-data, .figure-live, summary, button:not(.number, .term), .door, .katex-mathml";
  const words: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode;
    if (parentElement?.closest(prose) && !parentElement.closest(apart))
      words.push(...(nodeValue ?? "").split(/[\s\u200b]+/).filter(Boolean));
  }
  return words;
}

/** The modules that a path of strokes and gaps covers. */
function modulesOf(path: string): (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Mmh])(\d+)(?: (\d+))?/g)].flatMap(([, command, first, second]) => {
    const from = command === "M" ? 0 : x;
    x = from + Number(first);
    if (command === "M") y = Number(second);
    if (command !== "h") return [];
    return Array.from({ length: Number(first) }, (_, i) => [from + i, y] as const);
  });
}
