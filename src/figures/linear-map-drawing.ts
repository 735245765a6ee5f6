import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { linearMapAt, pathOf, type LinearMapData } from "./linear-map-data.ts";
import { lengthCurves } from "./linear-map-lengths.ts";
import { EIGENPLANE, pathPlane, placeIn, SIDE, type Plane } from "./linear-map-planes.ts";
import { announceLinearMap, eigenvalueText, entryText, symbolic } from "./linear-map-words.ts";
import { numberText } from "./number-text.ts";

/** From the unit circle to its name. */
const LEADER = [
  [Math.SQRT1_2, Math.SQRT1_2],
  [0.92, 1.12],
];
/** Between the labels of the steps. */
const STEPS_PER_LABEL = 10;

/** Eigenvalues, matrix and path side by side; below, how long the state is at each step. */
export function drawLinearMap(
  data: LinearMapData,
  state: State,
  { document }: Canvas,
): HTMLElement {
  const { html, svg } = elementsOf(document);
  const stretched = (height: number, children: readonly Node[]) =>
    svg(
      "svg",
      {
        viewBox: `0 0 ${SIDE} ${height}`,
        preserveAspectRatio: "none",
        width: "100%",
        height: "100%",
      },
      children,
    );
  const path = (name: string) => svg("path", { class: `linear-map-${name}` });
  const dot = (name: string, r: number, more: Readonly<Record<string, string>> = {}) =>
    svg("circle", { class: `linear-map-${name}`, r, ...more });
  const texts = (name: string, count: number) =>
    Array.from({ length: count }, () => svg("text", { class: name }));

  /** A square plane: ticks below and at the left, what is stretched, what is not, and the names of its axes. */
  const plane = (
    name: readonly (Node | string)[],
    axes: readonly string[],
    pointer: Readonly<Record<string, string>>,
    children: readonly Node[],
  ) =>
    html("div", { class: "linear-map-plane" }, [
      html("p", { class: "linear-map-name" }, name),
      html("p", { class: "linear-map-axis" }, [`↑ ${axes[1]}`]),
      svg("svg", { class: "linear-map-square", ...pointer }, [
        ...texts("linear-map-below", 3),
        ...texts("linear-map-beside", 3),
        ...children,
      ]),
      html("p", { class: "linear-map-axis linear-map-along" }, [`${axes[0]} →`]),
    ]);

  const number = (name: string, label: readonly (Node | string)[]) =>
    html("p", { class: "linear-map-number" }, [
      html("span", {}, label),
      html("span", { class: `linear-map-${name}` }),
    ]);

  const drawing = html("div", { class: "linear-map" }, [
    html("div", { class: "linear-map-panels" }, [
      plane(
        ["Eigenvalues of ", symbolic(html, "W", "hh")],
        ["real part", "imaginary part"],
        { "data-pointer": "" },
        [
          stretched(SIDE, [path("grid"), path("unit"), path("modulus"), path("spokes")]),
          svg("text", { class: "linear-map-corner", x: "100%", y: "1em" }, ["unit circle"]),
          dot("eigenvalue", 7),
          dot("eigenvalue", 7),
        ],
      ),
      html("div", { class: "linear-map-matrix" }, [
        html("p", { class: "linear-map-weights", "data-symbol": "Whh" }, [
          symbolic(html, "W", "hh"),
          " = ",
          html(
            "span",
            { class: "linear-map-entries" },
            Array.from({ length: 4 }, () => html("span")),
          ),
        ]),
        number("lambda", ["eigenvalues ", symbolic(html, "λ")]),
        number("r", ["modulus ", symbolic(html, "|λ|")]),
        number("angle", ["angle ", symbolic(html, "θ")]),
        number("shear", ["non-normality"]),
        number("sigma", ["largest singular value ", symbolic(html, "σ", "max")]),
      ]),
      plane(
        ["The state, from ", symbolic(html, "h", "0"), ` = (${data.start.join(", ")})`],
        ["unit 1", "unit 2"],
        {},
        [
          stretched(SIDE, [
            path("grid"),
            path("start-length"),
            path("future"),
            path("path"),
            path("steps"),
          ]),
          dot("start", 4),
          dot("previous", 4, { "data-symbol": "hPrev" }),
          dot("now", 6, { "data-symbol": "h" }),
        ],
      ),
    ]),
    html("div", { class: "linear-map-lengths" }, [
      html("p", { class: "linear-map-name" }, [
        "Length of the state ",
        html("span", { class: "linear-map-key-length" }, ["as it is"]),
        html("span", { class: "linear-map-key-promised" }, [
          "as the modulus promises, ",
          symbolic(html, "r", undefined, "t"),
        ]),
      ]),
      html("p", { class: "linear-map-axis" }, ["↑ times the length at the start"]),
      svg("svg", { class: "linear-map-curves" }, [
        svg("g", { class: "linear-map-decades" }),
        stretched(SIDE, [path("grid"), path("promised"), path("length")]),
        svg("line", { class: "linear-map-step", y1: 0, y2: "100%" }),
        dot("now", 5),
        ...Array.from({ length: data.steps / STEPS_PER_LABEL + 1 }, (_, i) =>
          svg(
            "text",
            {
              class: "linear-map-below",
              x: `${(100 * i * STEPS_PER_LABEL) / data.steps}%`,
              y: "100%",
            },
            [String(i * STEPS_PER_LABEL)],
          ),
        ),
      ]),
      html("p", { class: "linear-map-axis linear-map-along" }, ["step →"]),
    ]),
    html("p", { class: "linear-map-readout figure-readout" }),
  ]);
  updateLinearMap(drawing, data, state);
  return drawing;
}

/** Changes a drawing to another state; in place. */
export function updateLinearMap(drawing: Element, data: LinearMapData, state: State): void {
  const map = linearMapAt(state);
  const path = pathOf(data, map);
  const [eigenplane, stateplane] = drawing.querySelectorAll(".linear-map-square");

  const { re, im } = map.eigenvalue;
  drawTicks(eigenplane, EIGENPLANE);
  shape(eigenplane, "unit", EIGENPLANE.circle(1) + EIGENPLANE.line(...LEADER));
  shape(eigenplane, "modulus", EIGENPLANE.circle(map.modulus));
  shape(eigenplane, "spokes", EIGENPLANE.line([re, -im], [0, 0], [re, im]));
  eigenplane
    .querySelectorAll(".linear-map-eigenvalue")
    .forEach((dot, i) => put(dot, placeIn(EIGENPLANE, re, i === 0 ? im : -im)));

  const plane = pathPlane(path);
  const reached = path.h.slice(0, state.time + 1);
  drawTicks(stateplane, plane);
  shape(stateplane, "start-length", plane.circle(path.length[0]));
  shape(stateplane, "future", plane.dots(...path.h.slice(state.time + 1)));
  shape(stateplane, "path", plane.line(...reached));
  shape(stateplane, "steps", plane.dots(...reached));
  const mark = (name: string, step: number) =>
    put(
      stateplane.querySelector(`.linear-map-${name}`),
      placeIn(plane, path.h[step][0], path.h[step][1]),
    );
  mark("start", 0);
  mark("previous", Math.max(0, state.time - 1));
  mark("now", state.time);

  const entries = drawing.querySelectorAll(".linear-map-entries > span");
  map.Whh.data.forEach((entry, i) => (entries[i].textContent = entryText(entry)));
  write(drawing, "lambda", eigenvalueText(map));
  write(drawing, "r", numberText(map.modulus, 2));
  write(drawing, "angle", `${map.degrees}°`);
  write(drawing, "shear", numberText(map.nonNormality, 1));
  write(drawing, "sigma", numberText(map.largestSingularValue, 2));

  const curves = drawing.querySelector(".linear-map-curves");
  if (curves) lengthCurves(curves, path, state.time);
  write(drawing, "readout", announceLinearMap(data, state));
}

function drawTicks(square: Element, plane: Plane): void {
  shape(square, "grid", plane.grid);
  square.querySelectorAll(".linear-map-below").forEach((text, i) => {
    const at = plane.ticks[i];
    text.textContent = at.text;
    put(text, { x: placeIn(plane, at.value, 0).x, y: "100%" }, "");
  });
  square.querySelectorAll(".linear-map-beside").forEach((text, i) => {
    const at = plane.ticks[i];
    text.textContent = at.text;
    put(text, { x: "0", y: placeIn(plane, 0, at.value).y }, "");
  });
}

const shape = (within: Element, name: string, d: string) =>
  within.querySelector(`.linear-map-${name}`)?.setAttribute("d", d);

const write = (within: Element, name: string, text: string) => {
  const element = within.querySelector(`.linear-map-${name}`);
  if (element) element.textContent = text;
};

/** Puts a circle, or with no prefix a text, at a place. */
function put(
  element: Element | null,
  { x, y }: { readonly x: string; readonly y: string },
  prefix = "c",
): void {
  element?.setAttribute(`${prefix}x`, x);
  element?.setAttribute(`${prefix}y`, y);
}
