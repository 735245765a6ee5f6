import { judge } from "../grammar/judge.ts";
import type { State } from "./axis.ts";
import { chartOf, redrawChart } from "./chart.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { pastChart } from "./past-chart.ts";
import type { PastData } from "./past-data.ts";
import { announcePast, orderAt, pastText, writingAt } from "./past-words.ts";

/** The chart, and beside it what the chosen predictor writes. */
export function drawPast(data: PastData, state: State, { document }: Canvas): HTMLElement {
  const { html } = elementsOf(document);
  const drawing = html("div", { class: "past" }, [
    html("div", { class: "past-curve" }, [
      html("p", { class: "past-title" }, ["Bits per character above the floor"]),
      chartOf(document, pastChart(data, state)),
      html("p", { class: "past-under" }, ["characters of past"]),
    ]),
    html("div", { class: "past-writing", translate: "no" }, [
      html("p", { class: "past-title" }),
      html("p", { class: "past-text" }),
    ]),
    html("p", { class: "past-readout figure-readout" }),
  ]);
  updatePast(drawing, data, state);
  return drawing;
}

/** Changes a drawing to another state; in place. */
export function updatePast(drawing: Element, data: PastData, state: State): void {
  const chart = drawing.querySelector(".chart");
  if (chart) redrawChart(chart, pastChart(data, state));
  const order = orderAt(data, state);
  drawing
    .querySelector(".past-writing .past-title")
    ?.replaceChildren(`Written with ${pastText(order.k)}`);
  drawing
    .querySelector(".past-text")
    ?.replaceChildren(...judgedText(drawing.ownerDocument, writingAt(order, state)));
  drawing.querySelector(".past-readout")?.replaceChildren(announcePast(data, state));
}

/** A text with what is no sentence of the language in one element each, and what is no word in another. */
function judgedText(document: Document, written: string): Node[] {
  const { html } = elementsOf(document);
  const { words, sentences } = judge(written);
  const spelled = (from: number, to: number): (Node | string)[] => {
    const parts: (Node | string)[] = [];
    let at = from;
    for (const { text, start, known } of words) {
      if (known || start < from || start + text.length > to) continue;
      parts.push(written.slice(at, start), html("span", { class: "past-no-word" }, [text]));
      at = start + text.length;
    }
    return [...parts, written.slice(at, to)].filter((part) => part !== "");
  };
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const { text, start, known } of sentences) {
    nodes.push(...spelled(at, start));
    const end = start + text.length;
    nodes.push(
      html("span", { class: known ? "past-sentence" : "past-no-sentence" }, spelled(start, end)),
    );
    at = end;
  }
  nodes.push(...spelled(at, written.length));
  return nodes.map((node) => (typeof node === "string" ? document.createTextNode(node) : node));
}
