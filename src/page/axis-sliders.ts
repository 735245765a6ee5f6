import type { Axis, State } from "../figures/axis.ts";

/** Sliders for the axes that have one of their own. */
export interface AxisSliders {
  /** Puts every slider where the state is. */
  readonly show: (state: State) => void;
}

/** Joins the range inputs in `root` to their axes; `move` hears the value a reader slides to. */
export function axisSliders(
  root: Element,
  axes: readonly Axis[],
  move: (axis: string, value: number) => void,
  signal: AbortSignal,
): AxisSliders {
  const joined = axes.flatMap((axis) => {
    const input = root.querySelector<HTMLInputElement>(`input[data-axis="${axis.name}"]`);
    return input && axis.slider ? [{ axis, input, text: axis.slider.text }] : [];
  });
  for (const { axis, input } of joined)
    input.addEventListener("input", () => move(axis.name, axis.values[Number(input.value)]), {
      signal,
    });
  return {
    show: (state) => {
      for (const { axis, input, text } of joined) {
        input.value = String(axis.values.indexOf(state[axis.name]));
        input.setAttribute("aria-valuetext", text(state[axis.name]));
        input.parentElement
          ?.querySelector(".slider-value")
          ?.replaceChildren(text(state[axis.name]));
      }
    },
  };
}
