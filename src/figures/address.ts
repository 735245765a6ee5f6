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

/**
 * The query with the state written into it, and the text of a figure that takes one; places at rest
 * and a text that was not changed, here undefined, are left out. Other parameters stay.
 */
export function writeAddress(
  figure: string,
  axes: readonly Axis[],
  state: State,
  search: string,
  text?: string,
): string {
  const query = new URLSearchParams(search);
  for (const axis of axes) {
    const parameter = parameterOf(figure, axis);
    query.delete(parameter); // so that it goes to the end: one moment has one address
    if (state[axis.name] !== axis.initial) query.set(parameter, String(state[axis.name]));
  }
  query.delete(textParameter(figure));
  if (text !== undefined) query.set(textParameter(figure), text);
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}

/** The name of a figure's text in an address: `typing.text`. */
const textParameter = (figure: string) => `${figure}.text`;

/** The text that an address has for a figure; undefined where it has none. */
export const readText = (figure: string, search: string): string | undefined =>
  new URLSearchParams(search).get(textParameter(figure)) ?? undefined;

const shortened = (text: string) => {
  const characters = [...text.toWellFormed()];
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : characters.join("");
};
