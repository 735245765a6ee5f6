import { elementsOf } from "./elements.ts";
import type { State } from "./axis.ts";
import type { Canvas } from "./figure.ts";
import { drawStrip, updateStrip } from "./strip.ts";
import type { TapeData } from "./tape-data.ts";
import { readingAt } from "./tape-reading.ts";
import { announceTape } from "./tape-words.ts";

/** The tape as nodes: a strip of it, with a mark on the chosen unit, and a line that says what is chosen. */
export function drawTape(data: TapeData, state: State, canvas: Canvas): HTMLElement {
  const { html, svg } = elementsOf(canvas.document);
  const columns = data.text.length;
  const drawing = html("div", { class: "tape", translate: "no" }, [
    ...drawStrip({ columns, order: data.order }, canvas),
    html("p", { class: "tape-readout figure-readout" }),
  ]);
  drawing
    .querySelector("svg.tape-states")
    ?.append(svg("rect", { class: "tape-unit", x: 0, width: columns, height: 1 }));
  updateTape(drawing, data, state);
  return drawing;
}

/** Changes a drawn tape to another state; in place. States and candidates change with the update only. */
export function updateTape(drawing: Element, data: TapeData, state: State): void {
  const { text, order } = data;
  const written = { text, reading: readingAt(data, state) };
  updateStrip(drawing, { columns: text.length, order }, written, state.column);
  drawing.setAttribute("data-update", String(state.update));
  drawing.querySelector(".tape-unit")?.setAttribute("y", String(order.indexOf(state.unit - 1)));
  const readout = drawing.querySelector(".tape-readout");
  if (readout) readout.textContent = announceTape(data, state);
}
