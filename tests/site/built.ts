import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { JSDOM } from "jsdom";
import { inject } from "vitest";
import type { PartFile } from "../../src/page/fetch-part.ts";
import { movedAxes } from "../../src/page/story-axes.ts";
import { initialState, type Axis, type State } from "../../src/figures/axis.ts";
import { FIGURES, type AnyFigure } from "../../src/figures/registry.ts";

const dist = inject("dist");

/** A figure as it stands in a built page. */
export interface BuiltFigure {
  readonly path: string;
  readonly id: string;
  readonly figure: AnyFigure;
  /** What the page carries of its data. */
  readonly head: unknown;
  readonly axes: readonly Axis[];
  readonly rest: State;
  readonly files: readonly PartFile[];
  /** Whether it stands in a story, whose steps its buttons go along. */
  readonly isInStory: boolean;
  /** The axes that a story moves: they follow the page as it is scrolled, and not the address. */
  readonly scrolled: readonly string[];
}

/** What the HTML of a figure carries for its program. */
interface Embedded {
  readonly head: unknown;
  readonly start?: State;
  readonly files: readonly PartFile[];
}

/** The addresses of all built pages, relative to the site's own: "" is the front page. */
export const PAGES = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html"))
  .map((file) => file.replaceAll(sep, "/").replace(/(^|\/)index\.html$/, "$1"))
  .sort();

/** The HTML of a page, as it was built. */
export const source = (path: string): string =>
  readFileSync(join(dist, path.endsWith("/") || path === "" ? `${path}index.html` : path), "utf8");

const documents = new Map<string, Document>();

/** A page as parsed HTML, without running its scripts; parsed once, and so not to be changed. */
export function parsed(path: string): Document {
  let document = documents.get(path);
  if (!document) documents.set(path, (document = new JSDOM(source(path)).window.document));
  return document;
}

/** Every figure of every page. */
export const FIGURES_BUILT: readonly BuiltFigure[] = (
  await Promise.all(
    PAGES.map((path) =>
      Promise.all(
        [...parsed(path).querySelectorAll("rnn-figure")].map((element) => built(path, element)),
      ),
    ),
  )
).flat();

/** The pages that have figures. */
export const PAGES_WITH_FIGURES = [...new Set(FIGURES_BUILT.map(({ path }) => path))];

export const figuresOf = (path: string) => FIGURES_BUILT.filter((one) => one.path === path);

/**
 * The figures of each page that can be tried on one page, one after the other: to open a page takes longer
 * than to look at it. A figure in a story is alone, since its keys move the page.
 */
export const FIGURES_TOGETHER = PAGES_WITH_FIGURES.flatMap((path) => {
  const figures = figuresOf(path);
  const inStories = figures.filter(({ isInStory }) => isInStory);
  return [figures.filter(({ isInStory }) => !isInStory), ...inStories.map((one) => [one])]
    .filter(({ length }) => length > 0)
    .map((together) => ({ path, together, names: together.map(({ id }) => id).join(", ") }));
});

async function built(path: string, element: Element): Promise<BuiltFigure> {
  const load = FIGURES.get(element.id);
  if (!load) throw new Error(`${path} shows figure "${element.id}", which is not registered`);
  const figure = await load();
  const text = element.querySelector("script[type='application/json']")?.textContent ?? "";
  const { head, start, files } = JSON.parse(text) as Embedded;
  const axes = figure
    .axes(head)
    .map((axis) => ({ ...axis, initial: start?.[axis.name] ?? axis.initial }));
  const story = element.closest("rnn-story");
  return {
    path,
    id: element.id,
    figure,
    head,
    axes,
    rest: initialState(axes),
    files,
    isInStory: story !== null,
    scrolled: story ? movedAxes(story) : [],
  };
}
