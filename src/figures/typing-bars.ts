import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { letterRow, setLetterRow } from "./letter-row.ts";
import { LEAST } from "./tape-reading.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";
import type { Answer } from "./typing-reading.ts";

/** The height of the drawing, in probabilities: above 1 there is room for a number. */
const TOP = 1.25;
const ROOM_FOR_NUMBER = 0.22;
const MARKS = [1, 0.5, 0];

/** One bar a symbol for what a network expects, and an outline for what the language holds. */
export function drawBars(symbols: string, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const bars = svg(
    "svg",
    {
      viewBox: `0 0 ${symbols.length} ${TOP}`,
      preserveAspectRatio: "none",
      width: "100%",
      height: "100%",
    },
    [svg("path", { class: "typing-network" }), svg("path", { class: "typing-language" })],
  );
  return html("div", { class: "typing-bars" }, [
    html("p", { class: "typing-legend" }, [
      html("span", { class: "typing-key-language" }),
      html("span", { class: "typing-key-network" }), // last, because its words change with the place
    ]),
    svg(
      "svg",
      { class: "typing-scale", "aria-hidden": "true" },
      MARKS.map((p) =>
        svg("text", { x: "100%", y: down(p), dy: "0.35em" }, [`${numberText(100 * p)} %`]),
      ),
    ),
    svg("svg", { class: "typing-plot", "data-symbol": "p" }, [
      ...MARKS.map((p) => svg("line", { x1: 0, x2: "100%", y1: down(p), y2: down(p) })),
      bars,
      ...Array.from(symbols, (_, i) =>
        svg("text", { x: `${((100 * (i + 0.5)) / symbols.length).toFixed(2)}%`, dy: "-0.4em" }),
      ),
    ]),
    html("div", { class: "typing-symbols" }, [letterRow(make, ["typing-allowed", "typing-other"])]),
  ]);
}

/** Shows an answer on drawn bars; in place. Without one there are no bars. */
export function updateBars(drawing: Element, symbols: string, answer: Answer | undefined): void {
  const p = answer?.p ?? [];
  const truth = answer?.truth?.p ?? [];
  const path = (name: string, d: string) => drawing.querySelector(name)?.setAttribute("d", d);
  path(".typing-network", barsOf(p, 0.28));
  path(".typing-language", barsOf(truth, 0.16));
  drawing.querySelectorAll(".typing-plot > text").forEach((text, token) => {
    const share = p[token] ?? 0;
    text.setAttribute("y", down(topOf(share, truth[token] ?? 0)));
    text.textContent = share >= LEAST ? numberText(100 * share) : "";
  });
  const letters = drawing.querySelector(".typing-symbols .letter-row");
  if (letters) setLetterRow(letters, visible(symbols), (token) => truth[token] > 0);
}

/** A bar for each value, on the floor of the drawing, `gap` free on either side. */
function barsOf(values: ArrayLike<number>, gap: number): string {
  return Array.from(values, (value, i) => {
    const height = value.toFixed(4);
    return Number(height) > 0
      ? `M${i + gap} ${TOP}v-${height}h${(1 - 2 * gap).toFixed(2)}v${height}`
      : "";
  }).join("");
}

/** Where a number stands: on its bar, but not across the top of the outline. */
const topOf = (share: number, outline: number) =>
  outline - share > ROOM_FOR_NUMBER ? share : Math.max(share, outline);

const down = (p: number) => `${((100 * (TOP - p)) / TOP).toFixed(2)}%`;
