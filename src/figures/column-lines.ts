import type { Make } from "./elements.ts";
import type { ColumnData } from "./column-data.ts";
import { shareOf, tickText } from "./log-scale.ts";
import { percent, stretched } from "./stretched.ts";

/** The lengths that are drawn, and the stage that brings each; where there is little room, `longer` is left out. */
const LINES = [
  { name: "recurrence", symbol: "Whh", since: 1, longer: "recurrence ", says: "alone" },
  { name: "input", symbol: "z", since: 2, longer: "with ", says: "input" },
  { name: "tanh", symbol: "h", since: 3, longer: "with ", says: "tanh" },
] as const;

/** How long the state is along the text, as each stage would have it. */
export function lengthLines(make: Make, { scale, text }: ColumnData): HTMLElement {
  const { html, svg } = make;
  return html("div", { class: "column-lengths" }, [
    html("div", { class: "column-title" }, ["length of the state"]),
    svg(
      "svg",
      { class: "column-axis" },
      scale.ticks.map((exponent) => {
        const [base, raised] = tickText(scale, exponent);
        const y = percent(1 - shareOf(scale, Number(`1e${exponent}`)));
        const dy = exponent === scale.high ? "0.75em" : "0.32em";
        return svg("text", { x: "100%", y, dy }, [
          base,
          svg("tspan", { class: "column-raised", dy: "-0.4em" }, [raised]),
        ]);
      }),
    ),
    html("div", { class: "column-plot" }, [
      svg("svg", { ...stretched(`0 0 ${text.length} 1`), class: "column-curves" }, [
        svg("line", { class: "column-here", y2: 1 }),
        ...LINES.map(({ name, symbol, since }) =>
          svg("path", {
            class: `column-line-${name} column-since-${since}`,
            "data-symbol": symbol,
          }),
        ),
      ]),
      html(
        "div",
        { class: "column-legend" },
        LINES.map((line) => legendRow(make, line)),
      ),
    ]),
    html("div", { class: "column-ends" }, [
      html("span", {}, ["0"]),
      html("span", {}, [`${text.length} characters`]),
    ]),
  ]);
}

const legendRow = ({ html, svg }: Make, { name, since, longer, says }: (typeof LINES)[number]) =>
  html("div", { class: `column-since-${since}` }, [
    svg("svg", { class: "column-sample" }, [
      svg("line", { class: `column-line-${name}`, x2: "100%", y1: "50%", y2: "50%" }),
    ]),
    html("span", { class: "column-longer" }, [longer]),
    says,
    html("span", { class: "column-longer column-length" }),
  ]);
