import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import type { LinearMapData } from "./linear-map-data.ts";
import { SIDE } from "./linear-map-planes.ts";
import { updateLinearMap } from "./linear-map-update.ts";
import { symbolic } from "./linear-map-words.ts";

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
