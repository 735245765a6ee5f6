import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { numberText } from "./number-text.ts";
import type { StartsData } from "./starts-data.ts";
import { axisOf, PANELS, type Panel } from "./starts-panels.ts";
import { percent, placeMarks, plotOf } from "./starts-plot.ts";
import { measuredAt } from "./starts-spread.ts";
import { announceStarts, recordedElsewhere, stepsText } from "./starts-words.ts";

/** The updates to stand at, and three panels whose rows are the starts. */
export function drawStarts(data: StartsData, state: State, { document }: Canvas): HTMLElement {
  const { html, svg } = elementsOf(document);
  const heads = headsOf(document);
  const panel = (one: Panel) =>
    html("div", { class: `starts-panel starts-${one.name}` }, [
      html("div", { class: "starts-head" }, heads[one.name]),
      html(
        "div",
        { class: "starts-labels" },
        data.starts.map(({ name, made }) =>
          html("p", {}, [html("strong", {}, [name]), html("span", {}, [made])]),
        ),
      ),
      plotOf(document, data, one),
    ]);
  const drawing = html("div", { class: "starts" }, [
    html("div", { class: "starts-training" }, [
      html("p", { class: "starts-title" }, ["Update"]),
      svg("svg", { class: "starts-track", "data-pointer": "" }, [
        svg("line", { class: "starts-way", x1: 0, x2: "100%", y1: "30%", y2: "30%" }),
        ...data.updates.flatMap((update, i) => {
          const x = percent(i / (data.updates.length - 1));
          return [
            svg("circle", { class: "starts-stop", cx: x, cy: "30%", r: 3 }),
            svg("text", { class: "starts-tick", x, y: "30%" }, [numberText(update)]),
          ];
        }),
        svg("circle", { class: "starts-handle", cy: "30%", r: 7 }),
      ]),
    ]),
    html("div", { class: "starts-panels" }, PANELS.map(panel)),
    html("p", { class: "starts-note" }),
    html("p", { class: "starts-readout figure-readout" }),
  ]);
  updateStarts(drawing, data, state);
  return drawing;
}

/** Changes a drawing to another state; in place. */
export function updateStarts(drawing: Element, data: StartsData, state: State): void {
  const place = data.updates.indexOf(state.update);
  const handle = drawing.querySelector(".starts-handle");
  handle?.setAttribute("cx", percent(place / (data.updates.length - 1)));
  for (const panel of PANELS) {
    const rows = drawing.querySelectorAll(`.starts-${panel.name} .starts-row`);
    data.starts.forEach((start, i) => {
      const now = measuredAt(data, start, state);
      const began = measuredAt(data, start, { ...state, update: data.updates[0] });
      placeMarks(rows[i], panel, axisOf(panel, data), now, began);
    });
  }
  write(drawing, "steps", `Left of a change after ${stepsText(state.lag)}`);
  write(drawing, "note", recordedElsewhere(data, state));
  write(drawing, "readout", announceStarts(data, state));
}

/** What stands over each panel: its quantity, and how it is drawn. */
function headsOf(document: Document): Readonly<Record<string, readonly Node[]>> {
  const { html } = elementsOf(document);
  const math = (symbol: string, below?: string) =>
    html("span", { class: "math" }, [symbol, ...(below ? [html("sub", {}, [below])] : [])]);
  const Whh = math("W", "hh");
  Whh.setAttribute("data-symbol", "Whh");
  const head = (title: readonly (Node | string)[], about: readonly (Node | string)[]) => [
    html("p", { class: "starts-title" }, title),
    html("p", { class: "starts-about" }, about),
  ];
  return {
    size: head(
      ["Size of ", Whh],
      [
        html("span", { class: "starts-key-filled" }, ["spectral radius ", math("ρ")]),
        html("span", { class: "starts-key-open" }, ["largest singular value ", math("σ", "max")]),
      ],
    ),
    left: head(
      [html("span", { class: "starts-steps" })],
      ["at most: the norm of a product of Jacobians, log scale"],
    ),
    excess: head(["Loss above the floor"], ["bits per character, log scale"]),
  };
}

const write = (within: Element, name: string, text: string) => {
  const element = within.querySelector(`.starts-${name}`);
  if (element) element.textContent = text;
};
