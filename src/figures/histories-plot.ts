import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { COLUMNS } from "./histories-data.ts";
import { shareOf, tickText, type LogScale } from "./log-scale.ts";
import { percent, stretched } from "./stretched.ts";

/** What is plotted under the columns, on a scale that is always the same. */
export interface Plot {
  readonly name: "distance" | "divergence";
  /** The symbol of the notation that it compares, and what stands around the two of them. */
  readonly symbol: "h" | "p";
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly scale: LogScale;
}

export const PLOTS: readonly Plot[] = [
  {
    name: "distance",
    symbol: "h",
    before: "Distance of the states ‖",
    between: " − ",
    after: "‖",
    scale: { low: -5, high: 1.5, ticks: [0, -2, -4] },
  },
  {
    name: "divergence",
    symbol: "p",
    before: "Divergence of expectations D(",
    between: " ‖ ",
    after: ") in bits",
    scale: { low: -7, high: 2, ticks: [0, -2, -4, -6] },
  },
];

/** The names of the ticks of a plot, to stand beside it. */
export function drawScale({ scale }: Plot, { document }: Canvas): SVGElement {
  const { svg } = elementsOf(document);
  return svg(
    "svg",
    { class: "histories-scale" },
    scale.ticks.map((exponent) => {
      const [base, raised] = tickText(scale, exponent);
      const above = raised === "" ? [] : [svg("tspan", { dy: "-0.4em" }, [raised])];
      return svg("text", { x: "100%", y: down(scale, exponent), dy: "0.35em" }, [base, ...above]);
    }),
  );
}

/** The heading of a plot and the plot, still empty. */
export function drawPlot(plot: Plot, { document }: Canvas): Element[] {
  const { html, svg } = elementsOf(document);
  const { name, symbol, before, between, after, scale } = plot;
  const of = (text: string) => [html("i", {}, [symbol]), html("sub", {}, [text])];
  return [
    html("p", { class: "histories-heading" }, [
      html("span", { "data-symbol": symbol }, [before, ...of("A"), between, ...of("B"), after]),
      html("span", { class: `histories-note-${name}` }),
    ]),
    svg("svg", { class: `histories-plot histories-${name}` }, [
      ...scale.ticks.map((exponent) => {
        const y = down(scale, exponent);
        return svg("line", { class: "histories-grid", x1: 0, x2: "100%", y1: y, y2: y });
      }),
      svg("line", { class: "histories-now", y1: 0, y2: "100%" }),
      svg("svg", { ...stretched(`0 0 ${COLUMNS} 1`), width: "100%", height: "100%" }, [
        svg("path", { class: "histories-level" }),
        svg("path", { class: "histories-curve" }),
        svg("path", { class: "histories-span" }),
      ]),
      svg("circle", { class: "histories-dot", r: 4 }),
    ]),
  ];
}

/** How far below the floor of a plot a value is drawn that is too small for it. */
export const BELOW = 1.2;

/** Where a value lies between the top of a plot, 0, and its floor, 1, or out of sight below it. */
export const depth = (scale: LogScale, value: number): number =>
  value > 0 ? Math.min(BELOW, 1 - shareOf(scale, value)) : BELOW;

const down = (scale: LogScale, exponent: number) => percent(depth(scale, Number(`1e${exponent}`)));
