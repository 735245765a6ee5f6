import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import { levelPaths } from "./cells.ts";
import { onCurve } from "./column-curve.ts";
import { BAR_PARTS, PRESSED, type ColumnData } from "./column-data.ts";
import {
  barPath,
  beyondOnePath,
  dotPaths,
  framePath,
  lengthPath,
  probabilityPath,
} from "./column-paths.ts";
import { columnAt, columnReading, type Column } from "./column-reading.ts";
import { columnSkeleton } from "./column-skeleton.ts";
import { announceColumn } from "./column-words.ts";
import type { Canvas } from "./figure.ts";
import { setLetterRow } from "./letter-row.ts";
import { shareOf } from "./log-scale.ts";
import { percent } from "./stretched.ts";
import { visible } from "./visible-text.ts";

/** So many characters stand on either side of the current one where there is no room for all. */
const NEAR = 22;

/** One column of the tape as nodes: the equation in pictures, what it leads to, and a line in words. */
export function drawColumn(data: ColumnData, state: State, { document }: Canvas): HTMLElement {
  const drawing = columnSkeleton(data, document);
  updateColumn(drawing, data, state);
  return drawing;
}

/** Changes a drawn column to another state; in place. The pictures change with the column and the update only. */
export function updateColumn(drawing: Element, data: ColumnData, state: State): void {
  const column = columnAt(data, state);
  const shown = `${state.update} ${state.column}`;
  if (drawing.getAttribute("data-shown") !== shown) {
    drawing.setAttribute("data-shown", shown);
    setText(drawing, data, state.column);
    setStrips(drawing, data, column);
    setLengths(drawing, data, state);
    setOutput(drawing, data, column, state);
  }
  drawing.setAttribute("data-stage", String(state.stage));
  setUnit(drawing, data, column, state.unit - 1);
  setWords(drawing, ".column-readout", announceColumn(data, state));
}

function setText(drawing: Element, { text }: ColumnData, column: number): void {
  const shown = visible(text);
  const [now, near, far] = [column - 1, Math.max(0, column - 1 - NEAR), column + NEAR];
  const pieces = [
    shown.slice(0, near),
    shown.slice(near, now),
    shown[now],
    shown.slice(column, far),
    shown.slice(far),
  ];
  drawing
    .querySelectorAll(".column-text > :not(.column-warm-up)")
    .forEach((span, i) => (span.textContent = pieces[i]));
  setWords(drawing, ".column-letter", shown[now]);
}

function setStrips(drawing: Element, { order }: ColumnData, column: Column): void {
  const states = { before: column.hPrev, after: column.h };
  for (const [name, values] of Object.entries(states))
    setPaths(drawing, `.column-${name} path`, levelPaths([values], order));
  for (const part of BAR_PARTS)
    setPaths(drawing, `.column-bars.column-${part} path`, [
      barPath(column[part], order),
      ...(part === "z" ? [beyondOnePath(column[part], order)] : []),
    ]);
  setPaths(drawing, ".column-dots", dotPaths(column));
  const pressed = column.h.filter((value) => Math.abs(value) > PRESSED).length;
  setWords(drawing, ".column-note", `${pressed} of ${order.length}\nbeyond ±${PRESSED}`);
}

function setLengths(drawing: Element, data: ColumnData, state: State): void {
  const { recurrence, input, tanh } = columnReading(data, state).lengths;
  setPaths(
    drawing,
    ".column-lengths path",
    [recurrence, input, tanh].map((lengths) => lengthPath(data.scale, lengths)),
  );
  drawing.querySelectorAll(".column-length").forEach((span, i) => {
    span.textContent = ` ${amountText([recurrence, input, tanh][i][state.column])}`;
  });
  const here = drawing.querySelector(".column-here");
  here?.setAttribute("x1", String(state.column));
  here?.setAttribute("x2", String(state.column));
  here?.setAttribute("y1", (1 - shareOf(data.scale, recurrence[state.column])).toFixed(4));
}

function setOutput(drawing: Element, data: ColumnData, { p, truth }: Column, state: State): void {
  setPaths(drawing, ".column-curves .column-p", [probabilityPath(p)]);
  setPaths(drawing, ".column-curves .column-truth", [framePath(truth)]);
  const next = data.symbols.indexOf(data.next[state.column - 1]);
  const letters = drawing.querySelector(".column-symbols .letter-row");
  if (letters) setLetterRow(letters, visible(data.symbols), (token) => token !== next);
}

/** A thread through the row of the unit, and a ring around its dot. */
function setUnit(drawing: Element, { order }: ColumnData, { z, h }: Column, unit: number): void {
  const thread = drawing.querySelector(".column-thread line");
  const y = percent((order.indexOf(unit) + 0.5) / order.length);
  thread?.setAttribute("y1", y);
  thread?.setAttribute("y2", y);
  const ring = drawing.querySelector(".column-ring circle");
  const [x, down] = onCurve(z[unit], h[unit]);
  ring?.setAttribute("cx", x);
  ring?.setAttribute("cy", down);
}

const setPaths = (drawing: Element, selector: string, paths: readonly string[]) =>
  drawing.querySelectorAll(selector).forEach((path, i) => path.setAttribute("d", paths[i]));

function setWords(drawing: Element, selector: string, text: string): void {
  const element = drawing.querySelector(selector);
  if (element) element.textContent = text;
}
