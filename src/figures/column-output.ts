import { cellFormula } from "./cell-formula.ts";
import type { Make } from "./elements.ts";
import type { ColumnData } from "./column-data.ts";
import { letterRow } from "./letter-row.ts";
import { stretched } from "./stretched.ts";

/** What the network expects beside what the language has, a place a symbol. */
export function outputBars(make: Make, { symbols }: ColumnData): HTMLElement {
  const { html, svg } = make;
  const level = (y: number) =>
    svg("line", { class: "column-zero", x2: symbols.length, y1: y, y2: y });
  return html("div", { class: "column-output" }, [
    html("div", { class: "column-stage column-stage-4" }, [
      html("span", {}, ["4 Output"]),
      html("span", { class: "column-softmax column-since-4" }, [
        cellFormula(make, "p", " = softmax(", "Why", "h", " + ", "by", ")"),
      ]),
      html("span", { class: "column-keys column-since-4" }, [
        key(make, "p", "M.5 1v-1", "network"),
        key(make, "truth", "M0 1V0H1V1z", "language"),
      ]),
    ]),
    svg("svg", { class: "column-axis column-since-4" }, [
      svg("text", { x: "100%", y: 0, dy: "0.75em" }, ["100 %"]),
      svg("text", { x: "100%", y: "50%", dy: "0.32em" }, ["50 %"]),
      svg("text", { x: "100%", y: "100%" }, ["0"]),
    ]),
    html("div", { class: "column-plot" }, [
      svg("svg", { ...stretched(`0 0 ${symbols.length} 1`), class: "column-curves" }, [
        level(0),
        level(0.5),
        level(1),
        svg("g", { class: "column-since-4", "data-symbol": "p" }, [
          svg("path", { class: "column-p" }),
          svg("path", { class: "column-truth" }),
        ]),
      ]),
    ]),
    html("div", { class: "column-symbols column-since-4" }, [
      letterRow(make, ["column-other", "column-comes"]),
    ]),
  ]);
}

/** A sample of a mark, and whose it is. */
const key = ({ html, svg }: Make, name: string, d: string, says: string) =>
  html("span", {}, [
    svg("svg", { ...stretched("0 0 1 1"), class: "column-swatch" }, [
      svg("path", { class: `column-${name}`, d }),
    ]),
    says,
  ]);
