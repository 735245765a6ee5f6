import { elementsOf } from "./elements.ts";
import type { Path } from "./linear-map-data.ts";
import { SIDE } from "./linear-map-planes.ts";
import { logScale, shareOf, tickText } from "./log-scale.ts";

/** Draws the lengths of a path, step by step, on a logarithmic scale that holds them all; in place. */
export function lengthCurves(curves: Element, path: Path, time: number): void {
  const { svg } = elementsOf(curves.ownerDocument);
  const lengths = [...path.length, ...path.promised];
  const scale = logScale(Math.min(SMALLEST, ...lengths), Math.max(LARGEST, ...lengths));
  const last = path.length.length - 1;
  const down = (length: number) => 1 - shareOf(scale, length);
  const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
  const line = (values: readonly number[]) =>
    values
      .map(
        (length, t) =>
          `${t === 0 ? "M" : "L"}${((SIDE * t) / last).toFixed(1)} ${(SIDE * down(length)).toFixed(1)}`,
      )
      .join("");
  const heights = scale.ticks.map((exponent) => (scale.high - exponent) / (scale.high - scale.low));
  curves.querySelector(".linear-map-decades")?.replaceChildren(
    ...scale.ticks.map((exponent, i) => {
      const [base, raised] = tickText(scale, exponent);
      return svg("text", { class: "linear-map-beside", x: 0, y: percent(heights[i]) }, [
        base,
        ...(raised ? [svg("tspan", { class: "raised", dy: "-0.45em" }, [raised])] : []),
      ]);
    }),
  );
  const set = (name: string, attributes: Readonly<Record<string, string>>) => {
    const element = curves.querySelector(`.linear-map-${name}`);
    for (const [key, value] of Object.entries(attributes)) element?.setAttribute(key, value);
  };
  set("grid", { d: heights.map((share) => `M0 ${(SIDE * share).toFixed(1)}H${SIDE}`).join("") });
  set("promised", { d: line(path.promised) });
  set("length", { d: line(path.length) });
  const x = percent(time / last);
  set("step", { x1: x, x2: x });
  set("now", { cx: x, cy: percent(down(path.length[time])) });
}

/** The scale goes at least from here to there, so that what changes little looks so. */
const SMALLEST = 0.1;
const LARGEST = 10;
