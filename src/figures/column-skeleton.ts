import { cellFormula } from "./cell-formula.ts";
import { tanhCurve } from "./column-curve.ts";
import type { ColumnData } from "./column-data.ts";
import { lengthLines } from "./column-lines.ts";
import { outputBars } from "./column-output.ts";
import { columnStrips, stripScales } from "./column-strips.ts";
import { elementsOf, type Make } from "./elements.ts";
import { visible } from "./visible-text.ts";

/** All of a column's drawing that is the same in every state. A class says from which stage on a piece is shown. */
export function columnSkeleton(data: ColumnData, document: Document): HTMLElement {
  const make = elementsOf(document);
  const { html } = make;
  return html("div", { class: "column", translate: "no" }, [
    html("div", { class: "column-text" }, [
      html("span", { class: "column-warm-up" }, [visible(data.warmUp)]),
      html("span", { class: "column-far" }),
      html("span", { class: "column-near" }),
      html("span", { class: "column-now", "data-symbol": "x" }),
      html("span", { class: "column-near" }),
      html("span", { class: "column-far" }),
    ]),
    html("div", { class: "column-row column-stages" }, [
      html("div", { class: "column-stage column-stage-1" }, ["1 Recurrence"]),
      html("div", { class: "column-stage column-stage-2" }, [
        "2 Input ",
        html("span", { class: "column-letter column-since-2", "data-symbol": "x" }),
      ]),
      html("div", { class: "column-stage column-stage-3" }, ["3 tanh"]),
    ]),
    html("div", { class: "column-row column-heads" }, equation(make)),
    columnStrips(make, data),
    html("div", { class: "column-row" }, stripScales(make)),
    html("div", { class: "column-row column-below" }, [
      lengthLines(make, data),
      tanhCurve(make),
      outputBars(make, data),
    ]),
    html("p", { class: "column-readout figure-readout" }),
  ]);
}

/** The equation of the state, a piece over each picture and each gap. */
function equation(make: Make): HTMLElement[] {
  const piece = (since: number, ...symbols: readonly string[]) =>
    make.html("span", { class: `column-since-${since}` }, [cellFormula(make, ...symbols)]);
  return [
    piece(1, "hPrev"),
    piece(1, "→"),
    piece(1, "Whh", "hPrev"),
    piece(2, "+"),
    piece(2, "Wxh", "x"),
    piece(2, "+"),
    piece(2, "bh"),
    piece(2, "="),
    piece(2, "z"),
    piece(3, "→"),
    piece(3, "h"),
  ];
}
