import type { Vector } from "../rnn/matrix.ts";
import type { State } from "./axis.ts";
import { levelClasses, levelPaths } from "./cells.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { FeedbackData, Loop } from "./feedback-data.ts";
import { stepAt } from "./feedback-step.ts";
import { announceFeedback, COMES_BACK, loopAt } from "./feedback-words.ts";
import type { Canvas } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** A place of the diagram, in its own units. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const SIZE = { width: 400, height: 318 };
const OUTPUT: Box = { x: 150, y: 26, width: 240, height: 34 };
const HIDDEN: Box = { x: 150, y: 134, width: 240, height: 34 };
const INPUT: Box = { x: 150, y: 252, width: 240, height: 34 };
const CONTEXT: Box = { x: 8, y: 252, width: 110, height: 34 };
const BACK_AT = 34;
/** The height of a cell, as it is drawn. */
const CELL = 0.84;

/** The ways of what comes back: from a box, at its left, round to what the next step is given. */
const WAYS: Readonly<Record<Loop["name"], string>> = {
  nothing: "",
  output: wayFrom(OUTPUT),
  state: wayFrom(HIDDEN),
};

/** Input and context below, hidden units, output above; strips hold the numbers of the step. */
export function drawFeedback(data: FeedbackData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const [H, V] = [data.order.length, data.symbols.length];
  const up = (from: number, to: Box, at: number) =>
    svg("path", {
      class: "feedback-arrow",
      d: `M${from} ${INPUT.y - 4}L${at} ${to.y + to.height + 6}${tip(at, to.y + to.height + 6, 7)}`,
    });
  const drawing = html("div", { class: "feedback", translate: "no" }, [
    html("div", { class: "feedback-parts" }, [
      svg(
        "svg",
        {
          class: "feedback-diagram",
          viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
          "data-pointer": "",
        },
        [
          label(make, OUTPUT.x, OUTPUT.y - 8, "output", `${V} probabilities`),
          label(make, HIDDEN.x, HIDDEN.y - 8, "hidden", `${H} hidden units`),
          label(make, INPUT.x, INPUT.y + INPUT.height + 17, "input"),
          label(make, CONTEXT.x, CONTEXT.y + CONTEXT.height + 17, "context"),
          svg("path", {
            class: "feedback-arrow",
            d: `M270 ${HIDDEN.y - 4}V${OUTPUT.y + OUTPUT.height + 6}${tip(270, OUTPUT.y + OUTPUT.height + 6, 7)}`,
          }),
          up(270, HIDDEN, 270),
          svg("g", { class: "feedback-joins" }, [up(CONTEXT.x + CONTEXT.width / 2, HIDDEN, 190)]),
          svg("path", { class: "feedback-back" }),
          strip(make, "output", OUTPUT, V, [svg("path", { class: "feedback-p" })]),
          strip(make, "hidden", HIDDEN, H, levels(make), CELL),
          strip(make, "input", INPUT, V, [svg("path", { class: "feedback-x" })]),
          svg("rect", { class: "feedback-frame feedback-context", ...CONTEXT }),
          strip(make, "context-p", CONTEXT, V, [svg("path", { class: "feedback-p" })]),
          strip(make, "context-h", CONTEXT, H, levels(make), CELL),
        ],
      ),
      html("div", { class: "feedback-side" }, [
        html(
          "ol",
          { class: "feedback-floors" },
          data.loops.map(({ name, floor }) =>
            html("li", { class: `feedback-floor-${name}` }, [
              html("span", {}, [COMES_BACK[name]]),
              svg("svg", { class: "feedback-bar" }, [
                svg("rect", {
                  width: `${((100 * floor) / data.loops[0].floor).toFixed(2)}%`,
                  height: "100%",
                }),
              ]),
              html("span", {}, [numberText(floor, 3)]),
            ]),
          ),
        ),
        html("p", { class: "feedback-unit" }, ["bits per character, at best"]),
      ]),
    ]),
    html("p", { class: "feedback-readout figure-readout" }),
  ]);
  updateFeedback(drawing, data, state);
  return drawing;
}

/** Changes a drawn diagram to another state; in place. */
export function updateFeedback(drawing: Element, data: FeedbackData, state: State): void {
  const { name } = loopAt(data, state);
  const step = stepAt(data, state);
  const token = data.symbols.indexOf(step.read);
  drawing.setAttribute("data-loop", name);
  const path = (of: string, d: string) => drawing.querySelector(of)?.setAttribute("d", d);
  const write = (of: string, text: string) => drawing.querySelector(of)?.replaceChildren(text);
  path(".feedback-back", WAYS[name]);
  path(".feedback-output path", barsOf(step.p));
  path(".feedback-input path", `M${token} 0h1v1h-1z`);
  path(".feedback-context-p path", name === "output" ? barsOf(step.pPrev) : "");
  setLevels(drawing, ".feedback-hidden", step.h, data);
  setLevels(drawing, ".feedback-context-h", name === "state" ? step.hPrev : undefined, data);
  write(".feedback-label-input", `reads “${visible(step.read)}”`);
  const context = { nothing: "nothing", output: "output before", state: "state before" };
  write(".feedback-label-context", context[name]);
  for (const row of drawing.querySelectorAll(".feedback-floors li")) {
    if (row.matches(`.feedback-floor-${name}`)) row.setAttribute("data-chosen", "");
    else row.removeAttribute("data-chosen");
  }
  write(".feedback-readout", announceFeedback(data, state));
}

const label = ({ svg }: Make, x: number, y: number, name: string, text = "") =>
  svg("text", { class: `feedback-label feedback-label-${name}`, x, y }, [text]);

/** A box that holds a vector: one place an entry, and so high in the units of what is in it. */
const strip = (
  { svg }: Make,
  name: string,
  box: Box,
  entries: number,
  children: readonly Node[],
  height = 1,
) =>
  svg("g", {}, [
    ...(name.startsWith("context") ? [] : [svg("rect", { class: "feedback-frame", ...box })]),
    svg(
      "svg",
      {
        class: `feedback-${name}`,
        ...box,
        viewBox: `0 0 ${entries} ${height}`,
        preserveAspectRatio: "none",
      },
      children,
    ),
  ]);

const levels = ({ svg }: Make) => levelClasses().map((name) => svg("path", { class: name }));

function setLevels(
  drawing: Element,
  of: string,
  h: Vector | undefined,
  { order }: FeedbackData,
): void {
  const paths = levelPaths(h ? order.map((unit) => Float64Array.of(h[unit])) : [], [0]);
  drawing.querySelectorAll(`${of} path`).forEach((path, i) => path.setAttribute("d", paths[i]));
}

/** A bar for each probability, on the floor of its box. */
const barsOf = (p: Vector): string =>
  Array.from(p, (share, token) =>
    share < 0.005 ? "" : `M${token + 0.1} 1v-${share.toFixed(3)}h.8v${share.toFixed(3)}z`,
  ).join("");

/** The head of an arrow that ends at (x, y), coming from below where `back` is above zero. */
function tip(x: number, y: number, back: number): string {
  return `M${x - 4} ${y + back}L${x} ${y}L${x + 4} ${y + back}`;
}

function wayFrom({ x, y, height }: Box): string {
  return `M${x} ${y + height / 2}H${BACK_AT}V${CONTEXT.y - 5}${tip(BACK_AT, CONTEXT.y - 5, -8)}`;
}
