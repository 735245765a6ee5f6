import { nearest, type Axis, type State } from "./axis.ts";

/** A state read from an address, and a sentence for each thing in it that could not be had. */
export interface Reading {
  readonly state: State;
  readonly notes: readonly string[];
}

/** The name of an axis in an address: `update`, shared by all figures, or `tape.column`. */
const parameterOf = (figure: string, axis: Axis) =>
  axis.shared ? axis.name : `${figure}.${axis.name}`;

/**
 * The state that an address asks for. What it does not mention stays as in `initial`; a number
 * that is no place on its axis gives the nearest place, anything else is ignored, and both are noted.
 */
export function readAddress(
  figure: string,
  axes: readonly Axis[],
  initial: State,
  search: string,
): Reading {
  const asked = new URLSearchParams(search);
  const notes: string[] = [];
  const state: Record<string, number> = { ...initial };
  for (const axis of axes) {
    const text = asked.get(parameterOf(figure, axis));
    if (text === null) continue;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    if (value === undefined) {
      notes.push(
        `The address asks for ${axis.unit} “${shortened(text)}”, which is no number; showing ${axis.unit} ${state[axis.name]}.`,
      );
      continue;
    }
    state[axis.name] = nearest(axis.values, value);
    if (state[axis.name] !== value)
      notes.push(
        `The address asks for ${axis.unit} ${value}, which is not recorded; showing the nearest, ${state[axis.name]}.`,
      );
  }
  return { state, notes };
}

/** The query with the state written into it; places at rest are left out, other parameters stay. */
export function writeAddress(
  figure: string,
  axes: readonly Axis[],
  state: State,
  search: string,
): string {
  const query = new URLSearchParams(search);
  for (const axis of axes) {
    const parameter = parameterOf(figure, axis);
    query.delete(parameter); // so that it goes to the end: one moment has one address
    if (state[axis.name] !== axis.initial) query.set(parameter, String(state[axis.name]));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

const shortened = (text: string) => {
  const characters = [...text.toWellFormed()];
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : characters.join("");
};
