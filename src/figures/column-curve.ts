import { tanh } from "../rnn/elementary.ts";
import { cellFormula } from "./cell-formula.ts";
import type { Make } from "./elements.ts";
import { PRESSED, REACH } from "./column-data.ts";
import { ones } from "./column-strips.ts";
import { percent, stretched } from "./stretched.ts";

/** The drawing goes a little beyond ±1. */
const HEIGHT = 1.15;
/** Points of the curve for each unit of z. */
const POINTS = 4;

/** The curve of tanh under the bars of z, to the same scale, with room for a dot a unit. */
export function tanhCurve(make: Make): HTMLElement {
  const { html, svg } = make;
  const reach = REACH.z;
  const line = (name: string, x1: number, x2: number, y1: number, y2: number) =>
    svg("line", { class: name, x1, x2, y1, y2 });
  const viewBox = `${-reach} ${-HEIGHT} ${2 * reach} ${2 * HEIGHT}`;
  return html("div", { class: "column-curve" }, [
    html("div", { class: "column-title column-since-3" }, [
      cellFormula(make, "h", " = tanh ", "z"),
    ]),
    svg(
      "svg",
      { class: "column-axis" },
      [-1, 0, 1].map((value) =>
        svg("text", { x: "100%", y: percent(down(value)), dy: "0.32em" }, [
          value < 0 ? "−1" : String(value),
        ]),
      ),
    ),
    html("div", { class: "column-plot" }, [
      svg("svg", { ...stretched(viewBox), class: "column-curves" }, [
        line("column-one", -1, -1, -HEIGHT, HEIGHT),
        line("column-one", 1, 1, -HEIGHT, HEIGHT),
        line("column-zero", 0, 0, -HEIGHT, HEIGHT),
        line("column-zero", -reach, reach, 0, 0),
        svg("g", { class: "column-since-3" }, [
          line("column-one", -reach, 0, PRESSED, PRESSED),
          line("column-one", 0, reach, -PRESSED, -PRESSED),
          svg("path", { class: "column-tanh", d: curvePath(reach) }),
          ...["negative", "positive"].map((sign) =>
            svg("path", { class: `column-dots column-dots-${sign}`, "data-symbol": "h" }),
          ),
        ]),
      ]),
      svg("svg", { class: "column-ring column-since-3" }, [svg("circle", { r: 5 })]),
      html("div", { class: "column-note column-since-3" }),
    ]),
    ones(make, reach),
  ]);
}

/** Where (z, tanh z) lies in the drawing, as SVG lengths from its left and its top. */
export const onCurve = (z: number, h: number): [string, string] => [
  percent((z / REACH.z + 1) / 2),
  percent(down(h)),
];

const down = (value: number) => (1 - value / HEIGHT) / 2;

const curvePath = (reach: number) =>
  Array.from({ length: 2 * reach * POINTS + 1 }, (_, i) => {
    const z = i / POINTS - reach;
    return `${i === 0 ? "M" : "L"}${z} ${Number((-tanh(z)).toFixed(4))}`;
  }).join("");
