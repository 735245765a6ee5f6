import { levelClasses } from "./cells.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { pictureOf } from "./strip-picture.ts";
import { CANDIDATES, type Reading } from "./tape-reading.ts";
import { visible } from "./visible-text.ts";

/** How large a strip of tape is: how many characters wide, and which unit stands in each row. */
export interface StripSize {
  readonly columns: number;
  readonly order: readonly number[];
}

/** A strip of tape as nodes, its names and what scrolls: letters, states as small rectangles, candidates over their bars. */
export function drawStrip({ columns, order }: StripSize, { document }: Canvas): HTMLElement[] {
  const { html, svg } = elementsOf(document);
  const stretched = (name: string, height: number, children: readonly Node[]) =>
    svg(
      "svg",
      { class: name, viewBox: `0 0 ${columns} ${height}`, preserveAspectRatio: "none" },
      children,
    );
  const states = stretched(
    "tape-states",
    order.length,
    levelClasses().map((name) => svg("path", { class: name })),
  );
  states.setAttribute("data-pointer", "");
  const candidates = Array.from({ length: CANDIDATES }, () =>
    html("div", { class: "letter-row tape-expects" }, [
      html("span", { class: "tape-comes" }),
      html("span", { class: "tape-other" }),
      stretched("tape-bars", 1, [svg("path")]),
    ]),
  );
  // Where the tape is wider than the page it scrolls, also by keyboard and without script.
  const scroller = { tabindex: 0, role: "img", "aria-label": "The tape" };
  return [
    html("div", { class: "tape-labels" }, [
      html("span", {}, ["reads"]),
      html("span", {}, [`${order.length} units`]),
      html("span", {}, ["expects"]),
    ]),
    html("div", { ...scroller, class: "tape-scroll", "data-scroll": "" }, [
      html("div", { class: "tape-columns" }, [
        html("div", { class: "letter-row tape-reads" }, [html("span")]),
        states,
        ...candidates,
        svg("svg", { class: "tape-frame" }, [svg("rect", { "data-marker": "", height: "100%" })]),
      ]),
    ]),
  ];
}

/** What is written on a strip; it may end before the strip does. */
export interface Written {
  readonly text: string;
  readonly reading: Reading;
}

/** What a drawing shows, so that moving along it leaves the states and the candidates alone. */
const shown = new WeakMap<Element, Reading>();

/** Writes a reading on the strip within a drawing and sets its frame around a column, counted from 1; in place. */
export function updateStrip(
  drawing: Element,
  { columns, order }: StripSize,
  { text, reading }: Written,
  column: number,
): void {
  if (shown.get(drawing) !== reading) {
    shown.set(drawing, reading);
    const { levels, candidates } = pictureOf(reading, order);
    drawing.querySelector(".tape-reads span")?.replaceChildren(visible(text));
    drawing.querySelectorAll("svg.tape-states path").forEach((path, i) => {
      path.setAttribute("d", levels[i]);
    });
    drawing.querySelectorAll(".tape-expects").forEach((row, rank) => {
      const [comes, other, bars] = row.children;
      comes.textContent = candidates[rank].comes;
      other.textContent = candidates[rank].other;
      bars.firstElementChild?.setAttribute("d", candidates[rank].bars);
    });
  }
  const share = 100 / columns;
  const marker = drawing.querySelector(".tape-frame rect");
  marker?.setAttribute("x", `${(column - 1) * share}%`);
  marker?.setAttribute("width", `${share}%`);
}
