import type { State } from "./axis.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { numberText } from "./number-text.ts";
import {
  GAINS,
  parityReading,
  symbolsBefore,
  type ParityData,
  type ParityReading,
} from "./parity-data.ts";
import { announceParity, countText, nameOf } from "./parity-words.ts";
import { percent, stretched } from "./stretched.ts";

/** The square of states beside the curve over the gain; below, the bits and what is answered. */
export function drawParity(data: ParityData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const group = (name: string) => svg("g", { class: name });
  const drawing = html("div", { class: "parity", translate: "no" }, [
    html("div", { class: "parity-plane" }, [
      html("p", { class: "parity-name" }, ["The state, two units"]),
      html("p", { class: "parity-axis" }, ["↑ unit 2: both are 1"]),
      svg("svg", { class: "parity-square" }, [
        svg("svg", { ...stretched("-1 -1 2 2"), width: "100%", height: "100%" }, [
          svg("path", { class: "parity-odd" }),
          svg("path", { class: "parity-line" }),
          svg("path", { class: "parity-path" }),
        ]),
        ...corners(make),
        ...squareTicks(make),
        group("parity-dots"),
      ]),
      html("p", { class: "parity-axis parity-along" }, ["unit 1: either is 1 →"]),
    ]),
    html("div", { class: "parity-failure" }, [
      html("p", { class: "parity-name" }, ["The worst text: a 1, then zeros"]),
      html("p", { class: "parity-axis" }, ["↑ symbols read before the first error"]),
      svg("svg", { class: "parity-curve" }, [
        ...curve(make, data),
        svg("line", { class: "parity-gain", y1: 0, y2: "100%" }),
        group("parity-mark"),
      ]),
      html("p", { class: "parity-axis parity-along" }, ["gain K →"]),
    ]),
    html("div", { class: "parity-strip" }, [
      html("div", { class: "parity-labels" }, [
        html("span", { class: "parity-reads" }, ["reads"]),
        html("span", {}, ["answers"]),
        html("span", {}, ["truth"]),
      ]),
      svg("svg", { class: "parity-bits", "data-pointer": "" }, [
        svg("rect", { class: "parity-frame", y: 0, height: "100%" }),
        group("parity-letters"),
      ]),
    ]),
    html("p", { class: "parity-readout figure-readout" }),
    html("p", { class: "parity-count" }),
  ]);
  updateParity(drawing, data, state);
  return drawing;
}

/** Changes a drawing to another state, other bits or a count that went on; in place. */
export function updateParity(drawing: Element, data: ParityData, state: State): void {
  const make = elementsOf(drawing.ownerDocument);
  const { h, line } = parityReading(data.bits, state);
  const edge = crossing(line);
  setPath(drawing, ".parity-line", edge.line);
  setPath(drawing, ".parity-odd", edge.odd);
  const now = Math.min(state.step, data.bits.length);
  const points = [[0, 0], ...h.slice(0, now)];
  setPath(drawing, ".parity-path", polyline(points));
  drawing.querySelector(".parity-dots")?.replaceChildren(...dots(make, points));
  drawing.querySelector(".parity-letters")?.replaceChildren(...letters(make, data, state));
  const frame = drawing.querySelector(".parity-frame");
  frame?.setAttribute("x", percent((state.step - 1) / data.columns));
  frame?.setAttribute("width", percent(1 / data.columns));
  const gain = drawing.querySelector(".parity-gain");
  for (const name of ["x1", "x2"]) gain?.setAttribute(name, percent(gainShare(state.gain)));
  drawing.querySelector(".parity-mark")?.replaceChildren(...mark(make, data, state));
  const write = (name: string, text: string) => {
    const element = drawing.querySelector(name);
    if (element) element.textContent = text;
  };
  write(".parity-readout", announceParity(data, state));
  write(".parity-count", countText(data));
}

const setPath = (drawing: Element, of: string, d: string) =>
  drawing.querySelector(of)?.setAttribute("d", d);

/** A path through points of the square, whose second axis points up. */
const polyline = (points: readonly ArrayLike<number>[]) =>
  points.map((point, i) => `${i === 0 ? "M" : "L"}${fixed(point[0])} ${fixed(-point[1])}`).join("");

/** The decision line within the square, and the part of the square on its odd side. */
function crossing({ a, b, c }: ParityReading["line"]): { line: string; odd: string } {
  const value = ([x, y]: readonly number[]) => a * x + b * y + c;
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  const odd: number[][] = [];
  const ends: number[][] = [];
  ring.forEach((corner, i) => {
    const next = ring[(i + 1) % 4];
    const [here, there] = [value(corner), value(next)];
    if (here > 0) odd.push(corner);
    if (here > 0 === there > 0) return;
    const share = here / (here - there);
    const end = corner.map((one, k) => one + share * (next[k] - one));
    ends.push(end);
    odd.push(end);
  });
  return { line: polyline(ends), odd: odd.length > 0 ? `${polyline(odd)}Z` : "" };
}

const fixed = (value: number) => Number(value.toFixed(4));
const across = (value: number) => percent((1 + value) / 2);
const down = (value: number) => percent((1 - value) / 2);

/** What each corner of the square stands for. */
function corners({ svg }: Make): SVGElement[] {
  const text = (x: number, y: number, name: string, lines: readonly string[]) =>
    svg("svg", { class: "parity-corner", x: across(x), y: down(y) }, [
      svg(
        "text",
        { class: `parity-corner-${name}` },
        lines.map((line, i) => svg("tspan", { x: 0, dy: i === 0 ? 0 : "1.25em" }, [line])),
      ),
    ]);
  return [
    text(0.84, -0.72, "odd", ["odd"]),
    text(0.84, 0.8, "both", ["even:", "two ones", "cancelled"]),
    text(-0.84, -0.72, "none", ["even:", "none pending"]),
    text(-0.84, 0.84, "never", ["never visited"]),
    text(0.3, -0.32, "line", ["unit 1 − unit 2 = 1"]),
  ];
}

const squareTicks = ({ svg }: Make): SVGElement[] =>
  [-1, 0, 1].flatMap((value) => [
    svg("text", { class: "parity-below", x: across(value), y: "100%" }, [numberText(value)]),
    svg("text", { class: "parity-beside", x: 0, y: down(value) }, [numberText(value)]),
  ]);

/** Where the state was, where it began, and where it is. */
function dots({ svg }: Make, points: readonly ArrayLike<number>[]): SVGElement[] {
  return points.map((point, i) => {
    const isNow = i === points.length - 1;
    const name = isNow ? "now" : i === 0 ? "start" : "past";
    const r = isNow ? 7 : i === 0 ? 4 : 3;
    return svg("circle", { class: `parity-${name}`, cx: across(point[0]), cy: down(point[1]), r });
  });
}

/** The gain on its axis, from 0 to 1. */
const gainShare = (hundredths: number) =>
  (hundredths - GAINS.least) / (GAINS.largest - GAINS.least);
/** So many decades of symbols are shown. */
const DECADES = 3;
const heightOf = (symbols: number) => 1 - Math.min(DECADES, Math.log10(symbols)) / DECADES;

/** How many symbols of the worst text are read before the first error, for each gain below K*. */
function curve({ svg }: Make, { failures, threshold }: ParityData): SVGElement[] {
  const at = gainShare(100 * threshold);
  const line = failures.map(
    ({ gain, symbols }, i) =>
      `${i === 0 ? "M" : "L"}${fixed(gainShare(gain))} ${fixed(heightOf(symbols))}`,
  );
  const ticks = Array.from({ length: DECADES + 1 }, (_, i) => i);
  return [
    svg("rect", {
      class: "parity-for-ever",
      x: percent(at),
      width: percent(1 - at),
      height: "100%",
    }),
    ...ticks.map((exponent) =>
      svg("text", { class: "parity-beside", x: 0, y: percent(1 - exponent / DECADES) }, [
        numberText(Number(`1e${exponent}`)),
      ]),
    ),
    ...Array.from({ length: (GAINS.largest - GAINS.least) / 50 + 1 }, (_, i) => {
      const gain = GAINS.least + 50 * i;
      return svg("text", { class: "parity-below", x: percent(gainShare(gain)), y: "100%" }, [
        numberText(gain / 100, gain % 100 === 0 ? 0 : 1),
      ]);
    }),
    svg("svg", { ...stretched("0 0 1 1"), width: "100%", height: "100%" }, [
      svg("path", { class: "parity-symbols", d: line.join("") }),
    ]),
    svg("line", { class: "parity-threshold", x1: percent(at), x2: percent(at), y1: 0, y2: "100%" }),
    svg("svg", { class: "parity-corner", x: percent(at), y: "50%" }, [
      svg("text", { class: "parity-never-fails", x: 10 }, [
        svg("tspan", { x: 10, y: 0 }, [`K* = ${numberText(threshold, 4)}`]),
        svg("tspan", { x: 10, dy: "1.4em" }, ["right on every text"]),
      ]),
    ]),
  ];
}

/** The mark of the chosen gain on the curve. */
function mark({ svg }: Make, data: ParityData, state: State): SVGElement[] {
  const symbols = symbolsBefore(data, state);
  if (symbols === Infinity) return [];
  const [x, y] = [percent(gainShare(state.gain)), percent(heightOf(symbols))];
  return [svg("circle", { class: "parity-now", cx: x, cy: y, r: 6 })];
}

/** The bits, the answers and the truth, a column each; an answer that is wrong stands out. */
function letters({ svg }: Make, data: ParityData, state: State): SVGElement[] {
  const { said, true: truth } = parityReading(data.bits, state);
  const letter = (name: string, i: number, y: string, text: string) =>
    svg("text", { class: name, x: percent((i + 0.5) / data.columns), y }, [text]);
  return Array.from({ length: data.columns }, (_, i) => {
    const cell = svg("rect", {
      class: "parity-cell",
      x: percent(i / data.columns),
      width: percent(1 / data.columns),
      height: "2.25rem",
    });
    if (i >= data.bits.length) return [cell];
    const wrong = said[i] === truth[i] ? "" : " parity-wrong";
    const later = i < state.step ? "" : " parity-later";
    return [
      cell,
      letter(`parity-read${later}`, i, "1.5rem", data.bits[i]),
      letter(`parity-said${wrong}${later}`, i, "3.5rem", nameOf(said[i])[0]),
      letter(`parity-true${later}`, i, "5rem", nameOf(truth[i])[0]),
    ];
  }).flat();
}
