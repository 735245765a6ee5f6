import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { drawStrip, updateStrip } from "./strip.ts";
import { drawBars, updateBars } from "./typing-bars.ts";
import { COLUMNS, type TypingData } from "./typing-data.ts";
import { answerAt, typedReading } from "./typing-reading.ts";
import { announceTyping, legendOf } from "./typing-words.ts";

/** The last of what was typed on a strip of tape, and bars for what comes after the chosen column. */
export function drawTyping(data: TypingData, state: State, canvas: Canvas): HTMLElement {
  const { html } = elementsOf(canvas.document);
  const strip = drawStrip({ columns: COLUMNS, order: data.order }, canvas);
  const drawing = html("div", { class: "typing", translate: "no" }, [
    html("div", { class: "tape" }, strip),
    drawBars(data.symbols, canvas),
    html("p", { class: "typing-readout figure-readout" }),
  ]);
  updateTyping(drawing, data, state);
  return drawing;
}

/** Changes a drawn figure to another state or text; in place. */
export function updateTyping(drawing: Element, data: TypingData, state: State): void {
  const reading = typedReading(data, state);
  const size = { columns: COLUMNS, order: data.order };
  updateStrip(drawing, size, { text: reading.text, reading }, state.column);
  updateBars(drawing, data.symbols, answerAt(data, state));
  const { network, language } = legendOf(data, state);
  drawing.querySelector(".typing-key-network")?.replaceChildren(network);
  drawing.querySelector(".typing-key-language")?.replaceChildren(language);
  const readout = drawing.querySelector(".typing-readout");
  if (readout) readout.textContent = announceTyping(data, state);
}
