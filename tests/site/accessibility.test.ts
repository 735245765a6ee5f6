import axe from "axe-core";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { PAGES, figuresOf } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const views = [320, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe.each(PAGES)("page /%s", (path) => {
  test.each(views)(
    "axe finds nothing at $width px in the $colorScheme theme",
    async ({ width, colorScheme }) => {
      // Axe is brought in by the driver, past the page's policy.
      const { page } = await open(path, {
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
        excused: /Failed to load resource/,
        before: (opened) => opened.route("**/data/*.json.gz", (route) => route.abort()),
      });
      await page.evaluate(axe.source);
      expect(await violations(page), "at rest").toEqual([]);

      // What fails and what moves has the same colors and targets: each width and each theme once.
      const figures = figuresOf(path);
      if (figures.length === 0 || (width === 320) !== (colorScheme === "light")) return;
      for (const { id, axes } of figures) {
        const { figure, slider } = await figureOn(page, id);
        const summary = figure.locator("summary"); // hidden beside a story in a small window
        if (await summary.isVisible()) await summary.click();
        await slider.press(axes[0].keys.before);
      }
      if (figures.some(({ files }) => files.length > 0))
        await page.locator("rnn-figure[data-state=error]").first().waitFor();
      expect(await violations(page, FIGURES), "when data is missing").toEqual([]);

      await page.unroute("**/data/*.json.gz");
      await expect.poll(() => page.evaluate(tryAgain)).toBe(0);
      expect(await violations(page, FIGURES), "scrubbed").toEqual([]);
    },
  );
});

/**
 * Lets every figure without its data try again, and returns how many are still without. All at once, since
 * figures share data: what one of them gets, others no longer ask for.
 */
function tryAgain(): number {
  for (const button of document.querySelectorAll<HTMLElement>(
    "rnn-figure[data-state=error] .figure-status button",
  ))
    button.click();
  return document.querySelectorAll("rnn-figure:is([data-state=error], [data-state=loading])")
    .length;
}

/** All that changes where a figure is moved or has no data. */
const FIGURES = "rnn-figure, rnn-story, .training-dock";

/** Each rule of WCAG 2.2 A and AA and of axe's best practices that a part of the page breaks, with where. */
const violations = (page: Page, part = "html") =>
  page.evaluate(async (part) => {
    const { axe: injected } = globalThis as unknown as { axe: typeof axe };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await injected.run(document.querySelectorAll(part), {
      runOnly: { type: "tag", values: tags },
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html.slice(0, 120))
          .slice(0, 3)
          .join(" ")}`,
    );
  }, part);
