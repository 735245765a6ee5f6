import { nearest, type Axis, type State } from "../figures/axis.ts";

/** The state with what a chapter changes in it. Throws on an axis or a place that the figure does not have. */
export function stateOn(axes: readonly Axis[], state: State, change: State): State {
  for (const [name, value] of Object.entries(change)) {
    const axis = axes.find((one) => one.name === name);
    if (!axis)
      throw new Error(`moves "${name}"; the figure has ${axes.map((one) => one.name).join(", ")}`);
    if (!axis.values.includes(value))
      throw new Error(
        `moves ${name} to ${value}, which is no place on it; the nearest is ${nearest(axis.values, value)}`,
      );
  }
  return { ...state, ...change };
}
