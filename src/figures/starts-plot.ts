import { amountText } from "./amount-text.ts";
import { elementsOf } from "./elements.ts";
import { geometricMean } from "./mean.ts";
import type { StartsData } from "./starts-data.ts";
import { axisOf, type Panel, type PanelAxis } from "./starts-panels.ts";
import type { Measured } from "./starts-spread.ts";

/** The plot of a panel, its marks not yet placed: a row for each start, and in it a line for each seed. */
export function plotOf(document: Document, data: StartsData, panel: Panel): SVGElement {
  const { svg } = elementsOf(document);
  const axis = axisOf(panel, data);
  const rows = data.starts.length;
  const vertical = (name: string, share: number) =>
    svg("line", { class: name, x1: percent(share), x2: percent(share), y1: 0, y2: "100%" });
  const horizontal = (name: string, share: number, ends = {}) =>
    svg("line", { class: name, y1: percent(share), y2: percent(share), ...ends });
  const row = (runs: number, i: number) => {
    const seeds = Array.from({ length: runs }, (_, seed) => seedHeight(i, seed, runs, rows));
    // What is filled lies over what is open, so that both are seen where they are equal.
    const dots = (name: string) =>
      panel.marks
        .map((_, mark) =>
          seeds.map((y) => svg("circle", { class: `${name} ${kindOf(mark)}`, cy: percent(y) })),
        )
        .reverse()
        .flat();
    const [top, bottom] = [seeds[0], seeds[runs - 1]];
    const height = percent(bottom - top);
    return svg("g", { class: "starts-row" }, [
      ...dots("starts-began"),
      ...(panel.marks.length > 1
        ? seeds.map((y) => horizontal("starts-gap", y))
        : [svg("rect", { class: "starts-range", y: percent(top), height })]),
      ...dots("starts-dot"),
      svg("text", { class: "starts-beyond", y: percent((i + 0.5) / rows) }),
    ]);
  };
  return svg("svg", { class: "starts-plot" }, [
    ...Array.from({ length: rows + 1 }, (_, i) =>
      horizontal("starts-rule", i / rows, { x1: 0, x2: "100%" }),
    ),
    ...axis.ticks.map(({ share }) => vertical("starts-grid", share)),
    ...(axis.one === undefined ? [] : [vertical("starts-one", axis.one)]),
    ...data.starts.map(({ runs }, i) => row(runs.length, i)),
    ...axis.ticks.map(({ share, text: [base, raised] }) =>
      svg("text", { class: "starts-tick", x: percent(share), y: "100%" }, [
        base,
        ...(raised ? [svg("tspan", { class: "raised", dy: "-0.45em" }, [raised])] : []),
      ]),
    ),
  ]);
}

/** Puts the marks of one start where its networks are, and where they began; in place. */
export function placeMarks(
  row: Element,
  { marks }: Panel,
  axis: PanelAxis,
  now: readonly Measured[],
  began: readonly Measured[],
): void {
  marks.forEach((of, mark) => {
    const kind = kindOf(mark);
    const put = (name: string, runs: readonly Measured[]) =>
      row
        .querySelectorAll(`.${name}.${kind}`)
        .forEach((dot, i) => dot.setAttribute("cx", percent(axis.share(of(runs[i])))));
    put("starts-began", began);
    put("starts-dot", now);
  });
  const places = now.map((run) => marks.map((of) => axis.share(of(run))));
  row.querySelectorAll(".starts-gap").forEach((line, i) => {
    line.setAttribute("x1", percent(places[i][0]));
    line.setAttribute("x2", percent(places[i][1]));
  });
  const [from, to] = [Math.min(...places.flat()), Math.max(...places.flat())];
  const range = row.querySelector(".starts-range");
  range?.setAttribute("x", percent(from));
  range?.setAttribute("width", percent(to - from));
  const beyond = row.querySelector(".starts-beyond");
  const values = now.map(marks[0]);
  if (beyond)
    beyond.textContent = values.every(axis.isBelow) ? amountText(geometricMean(values), 2) : "";
  beyond?.setAttribute("x", percent(to));
}

/** A share of the width or height there is. */
export const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

const kindOf = (mark: number) => (mark === 0 ? "filled" : "open");

/** From one seed of a start to the next, as a share of the height of a row. */
const SEED_STEP = 0.24;

/** How far down a seed of a row stands, of all rows. */
const seedHeight = (row: number, seed: number, seeds: number, rows: number) =>
  (row + 0.5 + SEED_STEP * (seed - (seeds - 1) / 2)) / rows;
