import type { Make } from "./elements.ts";
import { levelClasses } from "./cells.ts";
import { REACH, type BarPart, type ColumnData } from "./column-data.ts";
import { percent, stretched } from "./stretched.ts";

/** What each picture of bars stands for, and the stage that brings it. */
const BARS: Readonly<Record<BarPart, { readonly symbol: string; readonly since: number }>> = {
  fromState: { symbol: "Whh", since: 1 },
  fromInput: { symbol: "Wxh", since: 2 },
  bias: { symbol: "bh", since: 2 },
  z: { symbol: "z", since: 2 },
};

/** The pictures of the equation, a row a unit: the old state, what is added up, and the new state. */
export function columnStrips(make: Make, { order }: ColumnData): HTMLElement {
  const { html, svg } = make;
  const parts = Object.keys(BARS) as BarPart[];
  return html("div", { class: "column-row column-strips", "data-pointer": "" }, [
    svg("svg", { class: "column-thread" }, [svg("line", { x2: "100%" })]),
    stateStrip(make, order.length, "before", "hPrev", 1),
    ...parts.map((part) => bars(make, order.length, part)),
    stateStrip(make, order.length, "after", "h", 3),
  ]);
}

/** Where −1 and 1 are, under each picture of bars. */
export const stripScales = (make: Make): SVGElement[] =>
  Object.entries(REACH).map(([part, reach]) => ones(make, reach, ` column-${part}`));

/** Marks −1 and 1 under a picture that goes from −reach to reach; where these would touch, a ±1 between them. */
export const ones = ({ svg }: Make, reach: number, name = ""): SVGElement =>
  svg("svg", { class: `column-ones${name}` }, [
    svg("text", { x: percent((1 - 1 / reach) / 2), y: "0.9em" }, ["−1"]),
    svg("text", { x: percent((1 + 1 / reach) / 2), y: "0.9em" }, ["1"]),
    svg("text", { class: "column-both", x: "50%", y: "0.9em" }, ["±1"]),
  ]);

/** A state as it stands on the tape, in a frame that is there before it. */
const stateStrip = ({ svg }: Make, height: number, name: string, symbol: string, since: number) =>
  svg("svg", { ...stretched(`0 0 .9 ${height}`), class: `column-state column-${name}` }, [
    svg("rect", { class: "column-place", width: 0.9, height }),
    svg(
      "g",
      { class: `column-since-${since}`, "data-symbol": symbol },
      levelClasses().map((level) => svg("path", { class: level })),
    ),
  ]);

/** Bars around zero, with ±1 marked before they are there; of the sums, what is beyond ±1 is a second path. */
function bars({ svg }: Make, height: number, part: BarPart): SVGElement {
  const reach = REACH[part];
  const { symbol, since } = BARS[part];
  const line = (x: number, name: string) =>
    svg("line", { class: name, x1: x, x2: x, y1: 0, y2: height });
  const viewBox = `${-reach} 0 ${2 * reach} ${height}`;
  return svg("svg", { ...stretched(viewBox), class: `column-bars column-${part}` }, [
    line(-1, "column-one"),
    line(1, "column-one"),
    line(0, "column-zero"),
    svg("g", { class: `column-since-${since}`, "data-symbol": symbol }, [
      svg("path"),
      ...(part === "z" ? [svg("path", { class: "column-beyond" })] : []),
    ]),
  ]);
}
