import type { State } from "./axis.ts";
import { linearMapAt, pathOf, type LinearMapData } from "./linear-map-data.ts";
import { lengthCurves } from "./linear-map-lengths.ts";
import { EIGENPLANE, pathPlane, placeIn, type Plane } from "./linear-map-planes.ts";
import { announceLinearMap, eigenvalueText, entryText } from "./linear-map-words.ts";
import { numberText } from "./number-text.ts";

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

/** From the unit circle to its name. */
const LEADER = [
  [Math.SQRT1_2, Math.SQRT1_2],
  [0.92, 1.12],
];

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
