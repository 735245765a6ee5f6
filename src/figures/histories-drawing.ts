import type { State } from "./axis.ts";
import { levelClasses, levelPaths } from "./cells.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { COLUMNS, type HistoriesData, type Pair } from "./histories-data.ts";
import { updateCurve, updateNow, type PlotNotes } from "./histories-marks.ts";
import { drawPlot, drawScale, PLOTS, type Plot } from "./histories-plot.ts";
import {
  firstDifference,
  lastDifference,
  pairAt,
  pairReading,
  type PairReading,
} from "./histories-reading.ts";
import { stretched } from "./stretched.ts";
import { visible } from "./visible-text.ts";

/** What one of the figures says of a state: for each plot, and in a line. */
export interface Said {
  readonly notes: (plot: Plot["name"], data: HistoriesData, state: State) => PlotNotes;
  readonly announce: (data: HistoriesData, state: State) => string;
}

/** Two texts over each other, the difference of the states they lead to, and two plots of it. */
export function drawHistories(
  said: Said,
  data: HistoriesData,
  state: State,
  canvas: Canvas,
): HTMLElement {
  const { html, svg } = elementsOf(canvas.document);
  const letters = html("div", { class: "letter-row histories-reads" }, [
    html("span", { class: "histories-same" }),
    html("span", { class: "histories-differs" }),
  ]);
  const difference = svg(
    "svg",
    { class: "tape-states", ...stretched(`0 0 ${COLUMNS} ${data.order.length}`) },
    levelClasses().map((name) => svg("path", { class: name })),
  );
  const h = (of: string) => [html("i", {}, ["h"]), html("sub", {}, [of])];
  const scroller = { tabindex: 0, role: "img", "aria-label": "Both texts, and their difference" };
  const drawing = html("div", { class: "histories", translate: "no" }, [
    html("div", { class: "histories-labels" }, [
      ...["A", "B"].map((name) => html("span", {}, [name, html("span", {}, [" reads"])])),
      html("span", { class: "histories-units", "data-symbol": "h" }, [
        html("span", {}, [...h("A"), " − ", ...h("B")]),
        html("span", {}, ["halved"]),
        html("span", {}, [`${data.order.length} units`]),
      ]),
      ...PLOTS.map((plot) => drawScale(plot, canvas)),
    ]),
    html("div", { ...scroller, class: "tape-scroll", "data-scroll": "" }, [
      html("div", { class: "tape-columns", "data-pointer": "" }, [
        html("div", { class: "histories-texts" }, [
          letters,
          letters.cloneNode(true),
          difference,
          svg("svg", { class: "tape-frame" }, [svg("rect", { "data-marker": "", height: "100%" })]),
        ]),
        ...PLOTS.flatMap((plot) => drawPlot(plot, canvas)),
      ]),
    ]),
    html("p", { class: "histories-readout figure-readout" }),
  ]);
  updateHistories(said, drawing, data, state);
  return drawing;
}

/** What a drawing shows, so that moving along it leaves everything but the marks alone. */
const shown = new WeakMap<Element, PairReading>();

/** Changes a drawn figure to another state; in place. */
export function updateHistories(
  said: Said,
  drawing: Element,
  data: HistoriesData,
  state: State,
): void {
  const reading = pairReading(data, state);
  if (shown.get(drawing) !== reading) {
    shown.set(drawing, reading);
    updateTexts(drawing, pairAt(data, state));
    const paths = pathsOf(reading, data.order);
    drawing
      .querySelectorAll("svg.tape-states path")
      .forEach((path, i) => path.setAttribute("d", paths[i]));
    for (const plot of PLOTS)
      updateCurve(drawing, plot, reading, said.notes(plot.name, data, state));
  }
  for (const plot of PLOTS) updateNow(drawing, plot, reading, state.column - 1);
  const share = 100 / COLUMNS;
  const marker = drawing.querySelector(".tape-frame rect");
  marker?.setAttribute("x", `${((state.column - 1) * share).toFixed(3)}%`);
  marker?.setAttribute("width", `${share.toFixed(3)}%`);
  const readout = drawing.querySelector(".histories-readout");
  if (readout) readout.textContent = said.announce(data, state);
}

/** Writes both texts, a row each: in one layer what they share, in another all from where they part to where they meet. */
function updateTexts(drawing: Element, pair: Pair): void {
  const [from, to] = [firstDifference(pair), lastDifference(pair)];
  const texts = [pair.a, pair.b].map((past) => visible((past + pair.after).slice(0, COLUMNS)));
  drawing.querySelectorAll(".histories-reads").forEach((row, i) => {
    const layer = (isShared: boolean) =>
      Array.from(texts[i], (symbol, t) => ((t < from || t > to) === isShared ? symbol : " ")).join(
        "",
      );
    row.firstElementChild?.replaceChildren(layer(true));
    row.lastElementChild?.replaceChildren(layer(false));
  });
}

const done = new WeakMap<PairReading, readonly string[]>();

/** The cells of a reading, made once. */
function pathsOf(reading: PairReading, order: readonly number[]): readonly string[] {
  let paths = done.get(reading);
  if (!paths) done.set(reading, (paths = levelPaths(reading.halves.slice(0, COLUMNS), order)));
  return paths;
}
