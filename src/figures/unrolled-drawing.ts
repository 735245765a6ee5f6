import type { State } from "./axis.ts";
import { cellFormula } from "./cell-formula.ts";
import { levelClasses, levelPaths } from "./cells.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { percent, stretched } from "./stretched.ts";
import type { UnrolledData } from "./unrolled-data.ts";
import { announceUnrolled } from "./unrolled-words.ts";
import { visible } from "./visible-text.ts";

/** Heights in CSS pixels from the top: letters, the rail of each matrix, the states, what is expected. */
const ROWS = { read: 16, Wxh: 42, top: 66, bottom: 226, Whh: 250, Why: 280, expect: 316 };
const MIDDLE = (ROWS.top + ROWS.bottom) / 2;
/** A column fills so much of its slot; the rest is for the arrow to the next. */
const WIDTH = 0.6;

/** The three matrices at the left, each drawn once, and to the right the columns that use them. */
export function drawUnrolled(data: UnrolledData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const { units: H, symbols: V } = data;
  const block = (name: "Wxh" | "Whh" | "Why", rows: number, columns: number) =>
    html("p", { class: `unrolled-block unrolled-block-${name}` }, [
      cellFormula(make, name),
      html("span", { class: "unrolled-size" }, [`${rows} × ${columns}`]),
    ]);
  const label = (of: string, text: string) =>
    html("p", { class: `unrolled-label unrolled-label-${of}` }, [text]);
  const drawing = html("div", { class: "unrolled", translate: "no" }, [
    html("div", { class: "unrolled-blocks" }, [
      label("read", "reads"),
      label("state", `${H} units`),
      label("expect", "expects"),
      block("Wxh", H, V),
      block("Whh", H, H),
      block("Why", V, H),
    ]),
    svg("svg", { class: "unrolled-columns", "data-pointer": "" }, [
      svg("g", { class: "unrolled-wires" }),
      svg(
        "svg",
        {
          ...stretched(`0 0 ${data.text.length + 1} ${H}`),
          width: "100%",
          y: ROWS.top,
          height: ROWS.bottom - ROWS.top,
        },
        levelClasses().map((name) => svg("path", { class: name })),
      ),
      svg("g", { class: "unrolled-letters" }),
    ]),
    html("p", { class: "unrolled-readout figure-readout" }),
  ]);
  updateUnrolled(drawing, data, state);
  return drawing;
}

/** Unrolls a drawing to another number of columns; in place. */
export function updateUnrolled(drawing: Element, data: UnrolledData, state: State): void {
  const make = elementsOf(drawing.ownerDocument);
  const T = state.columns;
  const paths = cellPaths(data, T);
  drawing
    .querySelectorAll(".unrolled-columns path.positive, .unrolled-columns path.negative")
    .forEach((path, i) => path.setAttribute("d", paths[i]));
  drawing.querySelector(".unrolled-wires")?.replaceChildren(...wires(make, data, T));
  drawing.querySelector(".unrolled-letters")?.replaceChildren(...letters(make, data, T));
  const readout = drawing.querySelector(".unrolled-readout");
  if (readout) readout.textContent = announceUnrolled(data, state);
}

/** The states that are drawn: while the loop is folded there is one, afterwards also the one before. */
function cellPaths({ states, order }: UnrolledData, T: number): string[] {
  const shown = states.map((state, t) =>
    Float64Array.from(state, (tenths) => (t > T || (T === 1 && t === 0) ? 0 : tenths / 10)),
  );
  // Cells are drawn over all of a slot; here they leave room for the arrows.
  return levelPaths(shown, order).map((path) =>
    path.replaceAll(
      /M(\d+) (\d+)h\.9v\.84h-\.9z/g,
      (_, t: string, row: string) =>
        `M${(Number(t) + (1 - WIDTH) / 2).toFixed(2)} ${row}h${WIDTH}v.84h-${WIDTH}z`,
    ),
  );
}

/** Where column t is, from the left, as a share; `of` goes from its left edge, 0, to its right, 1. */
const across = ({ text }: UnrolledData, t: number, of = 0.5) =>
  (t + (1 - WIDTH) / 2 + WIDTH * of) / (text.length + 1);

/** Arrows of what flows, and the rails that lead from each matrix to the arrows that use it. */
function wires(make: Make, data: UnrolledData, T: number): SVGElement[] {
  const { svg } = make;
  const line = (name: string, x1: number, y1: number, x2: number, y2: number) =>
    svg("line", { class: name, x1: percent(x1), y1, x2: percent(x2), y2 });
  const head = (name: string, x: number, y: number, d: string) =>
    svg("svg", { x: percent(x), y, class: "unrolled-head" }, [svg("path", { class: name, d })]);
  const dot = (x: number, y: number) =>
    svg("circle", { class: "unrolled-dot", cx: percent(x), cy: y, r: 3.5 });
  const at = (t: number, of?: number) => across(data, t, of);
  const down = (name: string, x: number, from: number, to: number) => [
    line("unrolled-over", x, from, x, to),
    line(name, x, from, x, to),
    head(name, x, to, "M-4 -6L0 0L4 -6"),
  ];
  const columns = Array.from({ length: T }, (_, i) => i + 1);
  const rail = (y: number, end: number) => line("unrolled-rail", 0, y, end, y);
  const isFolded = T === 1;
  const carried = isFolded
    ? foldedLoop(at, line, head)
    : columns.flatMap((t) => [
        line("unrolled-h", at(t - 1, 1), MIDDLE, at(t, 0), MIDDLE),
        head("unrolled-h", at(t, 0), MIDDLE, "M-6 -4L0 0L-6 4"),
        line("unrolled-rail", gap(at, t), MIDDLE, gap(at, t), ROWS.Whh),
        dot(gap(at, t), MIDDLE),
      ]);
  return [
    rail(ROWS.Whh, isFolded ? at(1) : gap(at, T)),
    rail(ROWS.Why, at(T)),
    ...columns.flatMap((t) => down("unrolled-y", at(t), ROWS.bottom + 3, ROWS.expect - 16)),
    ...carried,
    ...(isFolded ? [dot(at(1), ROWS.Whh)] : []),
    ...columns.map((t) => dot(at(t), ROWS.Why)),
    rail(ROWS.Wxh, at(T)),
    ...columns.flatMap((t) => down("unrolled-x", at(t), ROWS.read + 6, ROWS.top - 3)),
    ...columns.map((t) => dot(at(t), ROWS.Wxh)),
    ...(isFolded
      ? []
      : [
          line("unrolled-h unrolled-on", at(T, 1), MIDDLE, at(T + 0.6, 0.5), MIDDLE),
          head("unrolled-h", at(T + 0.6, 0.5), MIDDLE, "M-6 -4L0 0L-6 4"),
        ]),
  ];
}

type Place = (t: number, of?: number) => number;
type Line = (name: string, x1: number, y1: number, x2: number, y2: number) => SVGElement;
type Head = (name: string, x: number, y: number, d: string) => SVGElement;

/** The middle of the gap before column t. */
const gap = (at: Place, t: number) => (at(t - 1, 1) + at(t, 0)) / 2;

/** Out of the column at its right, under it, and back in at its left. */
function foldedLoop(at: Place, line: Line, head: Head): SVGElement[] {
  const [left, right] = [at(0.45), at(1.55)];
  return [
    line("unrolled-h", at(1, 1), MIDDLE, right, MIDDLE),
    line("unrolled-h", right, MIDDLE, right, ROWS.Whh),
    line("unrolled-h", right, ROWS.Whh, left, ROWS.Whh),
    line("unrolled-h", left, ROWS.Whh, left, MIDDLE),
    line("unrolled-h", left, MIDDLE, at(1, 0), MIDDLE),
    head("unrolled-h", at(1, 0), MIDDLE, "M-6 -4L0 0L-6 4"),
  ];
}

/** What is read above each column, what is expected below it; faint where the loop is not unrolled to. */
function letters({ svg }: Make, data: UnrolledData, T: number): SVGElement[] {
  const letter = (name: string, t: number, y: number, text: string) =>
    svg("text", { class: name, x: percent(across(data, t)), y }, [text]);
  const before = T === 1 ? [] : [letter("unrolled-before", 0, ROWS.top - 10, "before")];
  return [
    ...before,
    ...[...data.text].flatMap((read, i) => [
      letter(i < T ? "unrolled-read" : "unrolled-later", i + 1, ROWS.read, visible(read)),
      ...(i < T
        ? [letter("unrolled-expect", i + 1, ROWS.expect, visible(data.expected[i].symbol))]
        : []),
    ]),
  ];
}
