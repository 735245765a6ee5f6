import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";

export interface VisitOptions extends BrowserContextOptions {
  /** Things the page must not be held responsible for: patterns of console lines. */
  readonly excused?: RegExp;
  /** Called before the page is opened, to change what it will meet. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Another site than the one under test. */
  readonly address?: string;
  /** Whether the page needs a context of its own: where it stores something, or nothing may be cached. */
  readonly isFresh?: boolean;
}

export interface Visit {
  readonly page: Page;
  /** The paths asked for so far, queries left out. */
  readonly requests: readonly string[];
  /** What the console, the page's errors and its security policy complain of, and foreign requests. */
  readonly complaints: readonly string[];
}

let browser: Browser;
/** The context of all visits that ask for nothing else: a window for each would take longer than its page. */
let common: BrowserContext;
let visits: { readonly visit: Visit; readonly excused?: RegExp; readonly isCommon: boolean }[] = [];

/**
 * Gives the tests of a file one browser. After each test every page it opened is closed, and the
 * test fails where one of them had anything to complain of.
 */
export function useBrowser(): void {
  beforeAll(async () => {
    const { executablePath, args } = await findBrowser();
    // A second name for this machine, one that browsers do not hold to be secure.
    const names = "--host-resolver-rules=MAP site.test 127.0.0.1";
    // A process for each page would take a third more time than the pages need.
    const oneProcess = "--renderer-process-limit=1";
    browser = await chromium.launch({ executablePath, args: [...args, names, oneProcess] });
    common = await browser.newContext();
    await common.newPage(); // so that its window stays open
  });

  afterEach(async () => {
    const finished = visits;
    visits = [];
    await Promise.all(
      finished.map(({ visit: { page }, isCommon }) => (isCommon ? page : page.context()).close()),
    );
    for (const { visit, excused } of finished)
      expect(visit.complaints.filter((line) => !excused?.test(line))).toEqual([]);
  });

  afterAll(() => browser?.close());
}

/** Opens a page of the site, as if nobody had been there before. */
export async function open(path: string, options: VisitOptions = {}): Promise<Visit> {
  const { excused, before, address = inject("address"), isFresh = false, ...asked } = options;
  const { viewport = VIEWPORT, colorScheme, reducedMotion, forcedColors, ...context } = asked;
  // What is done before a page is opened, its clock above all, may change its whole context.
  const isCommon = !isFresh && !before && Object.keys(context).length === 0;
  const around = isCommon ? common : await browser.newContext({ viewport, ...context });
  const page = await around.newPage();
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion, forcedColors });
  const complaints: string[] = [];
  const requests: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "blob:" || url.protocol === "data:") return;
    requests.push(url.pathname);
    if (url.origin !== origin) complaints.push(`foreign request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  const visit = { page, complaints, requests };
  visits.push({ visit, excused, isCommon });
  await before?.(page);
  await page.goto(new URL(path, address).href);
  return visit;
}

/** Makes every figure of a page ready, in view or not. */
export async function wakeFigures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const figures = document.querySelectorAll("rnn-figure");
    if (figures.length > 0) await customElements.whenDefined("rnn-figure");
    for (const figure of figures) (figure as HTMLElement & { wake(): void }).wake();
  });
  await expect.poll(() => page.locator("rnn-figure[data-state=static]").count()).toBe(0);
}

const VIEWPORT = { width: 1280, height: 900 };

/** The figure `id`, once it is on screen and its program has taken it over. */
export async function figureOn(page: Page, id: string) {
  const figure = page.locator(`rnn-figure#${id}`);
  await figure.locator(".figure-drawing").scrollIntoViewIfNeeded();
  await page.locator(`rnn-figure#${id}:is([data-state=ready], [data-state=error])`).waitFor();
  const drawing = figure.locator(".figure-drawing");
  return {
    figure,
    drawing,
    /** What takes the keyboard: the drawing or something in it. */
    slider: figure.locator(".figure-drawing[role=slider], .figure-drawing [role=slider]"),
    area: drawing.locator("[data-pointer]"),
    readout: drawing.locator(".figure-readout"),
    status: figure.locator(".figure-status"),
    /** A button by what it does, to the figure or to the story around it. */
    button: (action: string) =>
      figure.locator(`:is([data-action=${action}], [data-action=story-${action}])`),
  };
}
