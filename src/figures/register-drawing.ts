import type { State } from "./axis.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { cosine, distance, FIRST, OTHER, patternAt, PLACES, STARTS } from "./register-patterns.ts";
import { announceRegister, farthest } from "./register-words.ts";
import { percent } from "./stretched.ts";

/** Three windows below each other, and under the places of the second its distance from the first. */
export function drawRegister(state: State, { document }: Canvas): HTMLElement {
  const { html, svg } = elementsOf(document);
  const windowOf = (name: string, label: string, pointer = {}) => [
    html("p", { class: "register-label" }, [label]),
    html(
      "div",
      { class: `register-window register-${name}`, ...pointer },
      Array.from({ length: PLACES }, () => html("span")),
    ),
    html("p", { class: `register-measure register-measure-${name}` }),
  ];
  const height = (far: number) => percent((0.82 * far) / farthest());
  const bars = STARTS.map((start) => {
    const far = distance(FIRST, patternAt(start));
    const x = percent((start + 1.5) / PLACES);
    return svg("g", { class: "register-stop" }, [
      svg("line", { x1: x, x2: x, y1: "100%", y2: up(height(far)) }),
      svg("circle", { cx: x, cy: up(height(far)), r: 5 }),
      svg("text", { x, y: up(height(far)), dy: "-0.8em" }, [numberText(far, 2)]),
    ]);
  });
  const other = up(height(distance(FIRST, OTHER)));
  const drawing = html("div", { class: "register", translate: "no" }, [
    ...windowOf("first", "A pattern"),
    ...windowOf("second", "The same pattern", { "data-pointer": "" }),
    ...windowOf("other", "Another pattern"),
    html("p", { class: "register-label" }, ["Distance of the second from the first"]),
    svg("svg", { class: "register-distances" }, [
      svg("line", { class: "register-floor", x1: 0, x2: "100%", y1: "100%", y2: "100%" }),
      svg("line", { class: "register-other-distance", x1: 0, x2: "100%", y1: other, y2: other }),
      svg("text", { class: "register-other-name", x: "100%", y: other, dy: "-0.5em" }, ["another"]),
      ...bars,
    ]),
    html("p", { class: "register-readout figure-readout" }),
  ]);
  updateRegister(drawing, state);
  return drawing;
}

/** Changes a drawing to another state; in place. */
export function updateRegister(drawing: Element, state: State): void {
  const windows = { first: FIRST, second: patternAt(state.start), other: OTHER };
  for (const [name, bits] of Object.entries(windows)) {
    drawing.querySelectorAll(`.register-${name} span`).forEach((cell, i) => {
      cell.textContent = String(bits[i]);
      cell.setAttribute("class", bits[i] === 1 ? "register-one" : "register-zero");
    });
    const measure =
      name === "first"
        ? ""
        : `distance ${numberText(distance(FIRST, bits), 2)}, cosine ${numberText(cosine(FIRST, bits), 2)}`;
    drawing.querySelector(`.register-measure-${name}`)?.replaceChildren(measure);
  }
  drawing.querySelectorAll(".register-stop").forEach((stop, i) => {
    if (STARTS[i] === state.start) stop.setAttribute("data-chosen", "");
    else stop.removeAttribute("data-chosen");
  });
  drawing.querySelector(".register-readout")?.replaceChildren(announceRegister(state));
}

const up = (height: string) => `${(100 - Number(height.slice(0, -1))).toFixed(2)}%`;
