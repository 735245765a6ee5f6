import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { numberText } from "./number-text.ts";
import type { StartsData } from "./starts-data.ts";
import { PANELS, type Panel, type PanelAxis } from "./starts-panels.ts";
import { geometricMean, measuredAt, type Measured } from "./starts-spread.ts";
import { announceStarts, recordedElsewhere, stepsText } from "./starts-words.ts";

/** From one seed of a start to the next, as a share of the height of a row. */
const SEED_STEP = 0.24;

/** The updates to stand at, and three panels whose rows are the starts. */
export function drawStarts(data: StartsData, state: State, { document }: Canvas): HTMLElement {
  const { html, svg } = elementsOf(document);
  const math = (symbol: string, below?: string) =>
    html("span", { class: "math" }, [symbol, ...(below ? [html("sub", {}, [below])] : [])]);
  const heads: Readonly<Record<string, readonly [Node | string, readonly (Node | string)[]]>> = {
    size: [
      html("span", {}, ["Size of ", math("W", "hh")]),
      [
        html("span", { class: "starts-key-filled" }, ["spectral radius ", math("ρ")]),
        html("span", { class: "starts-key-open" }, ["largest singular value ", math("σ", "max")]),
      ],
    ],
    left: [
      html("span", { class: "starts-steps" }),
      ["at most: the norm of a product of Jacobians, log scale"],
    ],
    excess: ["Loss above the floor", ["bits per character, log scale"]],
  };

  const panel = (one: Panel) => {
    const axis = axisOf(one, data);
    const rows = data.starts.length;
    const vertical = (name: string, share: number) =>
      svg("line", { class: name, x1: percent(share), x2: percent(share), y1: 0, y2: "100%" });
    const horizontal = (name: string, share: number, ends = {}) =>
      svg("line", { class: name, y1: percent(share), y2: percent(share), ...ends });
    const row = (runs: number, i: number) => {
      const seeds = Array.from({ length: runs }, (_, seed) => seedHeight(i, seed, runs, rows));
      const dots = (name: string) =>
        one.marks
          .map((_, mark) =>
            seeds.map((y) =>
              svg("circle", { class: `${name} ${mark === 0 ? "filled" : "open"}`, cy: percent(y) }),
            ),
          )
          .reverse()
          .flat();
      const [top, bottom] = [seeds[0], seeds[runs - 1]];
      const height = percent(bottom - top);
      return svg("g", { class: "starts-row" }, [
        ...dots("starts-began"),
        ...(one.marks.length > 1
          ? seeds.map((y) => horizontal("starts-gap", y))
          : [svg("rect", { class: "starts-range", y: percent(top), height })]),
        ...dots("starts-dot"),
        svg("text", { class: "starts-beyond", y: percent((i + 0.5) / rows) }),
      ]);
    };
    const [title, about] = heads[one.name];
    return html("div", { class: `starts-panel starts-${one.name}` }, [
      html("div", { class: "starts-head" }, [
        html("p", { class: "starts-title" }, [title]),
        html("p", { class: "starts-about" }, about),
      ]),
      html(
        "div",
        { class: "starts-labels" },
        data.starts.map(({ name, made }) =>
          html("p", {}, [html("strong", {}, [name]), html("span", {}, [made])]),
        ),
      ),
      svg("svg", { class: "starts-plot" }, [
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
      ]),
    ]);
  };

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
  drawing
    .querySelector(".starts-handle")
    ?.setAttribute("cx", percent(place / (data.updates.length - 1)));
  write(drawing, "steps", `Left of a change after ${stepsText(state.lag)}`);
  for (const panel of PANELS) {
    const axis = axisOf(panel, data);
    const rows = drawing.querySelectorAll(`.starts-${panel.name} .starts-row`);
    data.starts.forEach((start, i) => {
      const now = measuredAt(data, start, state);
      const began = measuredAt(data, start, { ...state, update: data.updates[0] });
      drawRow(rows[i], panel, axis, now, began);
    });
  }
  write(drawing, "note", recordedElsewhere(data, state));
  write(drawing, "readout", announceStarts(data, state));
}

function drawRow(
  row: Element,
  { marks }: Panel,
  axis: PanelAxis,
  now: readonly Measured[],
  began: readonly Measured[],
): void {
  marks.forEach((of, mark) => {
    const kind = mark === 0 ? "filled" : "open";
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

const axes = new WeakMap<StartsData, Map<Panel, PanelAxis>>();

/** The axis of a panel, which depends on the data alone; made once. */
function axisOf(panel: Panel, data: StartsData): PanelAxis {
  let made = axes.get(data);
  if (!made) axes.set(data, (made = new Map(PANELS.map((one) => [one, one.axis(data)]))));
  const axis = made.get(panel);
  if (!axis) throw new Error(`there is no panel "${panel.name}"`);
  return axis;
}

/** How far down a seed of a row stands, of all rows. */
const seedHeight = (row: number, seed: number, seeds: number, rows: number) =>
  (row + 0.5 + SEED_STEP * (seed - (seeds - 1) / 2)) / rows;

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

const write = (within: Element, name: string, text: string) => {
  const element = within.querySelector(`.starts-${name}`);
  if (element) element.textContent = text;
};
