/** One thing a reader can move, and the places it can be moved to, in order. */
export interface Axis {
  /** Its name in the address, lower case. */
  readonly name: string;
  /** What a place on it is called, for messages: “update”, “character”. */
  readonly unit: string;
  /** Whether all figures of the page that have it move together. */
  readonly shared: boolean;
  readonly values: readonly number[];
  readonly initial: number;
  /** Keys to the place before and after; `leap` places with the leaping keys. */
  readonly keys: { readonly before: string; readonly after: string };
  readonly leap?: { readonly before: string; readonly after: string; readonly places: number };
  /** Gives the axis a slider of its own: what it is called, and a value as it is written. */
  readonly slider?: { readonly label: string; readonly text: (value: number) => string };
}

/** Where a figure stands: a value for each of its axes, by name. */
export type State = Readonly<Record<string, number>>;

/** The first state of a figure: what print, no script and the first paint show. */
export const initialState = (axes: readonly Axis[]): State =>
  Object.fromEntries(axes.map((axis) => [axis.name, axis.initial]));

/** The state `places` further along one axis, held at its ends. */
export function moved(axes: readonly Axis[], state: State, name: string, places: number): State {
  const axis = axes.find((one) => one.name === name);
  if (!axis)
    throw new Error(`no axis "${name}"; there are ${axes.map((one) => one.name).join(", ")}`);
  const place = axis.values.indexOf(state[name]) + places;
  const value = axis.values[Math.max(0, Math.min(axis.values.length - 1, place))];
  return { ...state, [name]: value };
}

/** The state a key leads to; undefined for keys that mean nothing here. */
export function byKey(axes: readonly Axis[], state: State, key: string): State | undefined {
  const [main] = axes;
  if (key === "Home") return { ...state, [main.name]: main.values[0] };
  if (key === "End") return { ...state, [main.name]: main.values[main.values.length - 1] };
  for (const { name, keys, leap } of axes) {
    if (key === keys.before) return moved(axes, state, name, -1);
    if (key === keys.after) return moved(axes, state, name, 1);
    if (leap && key === leap.before) return moved(axes, state, name, -leap.places);
    if (leap && key === leap.after) return moved(axes, state, name, leap.places);
  }
  return undefined;
}

/** The value nearest to a wanted one; the first of two that are equally near. */
export const nearest = (values: readonly number[], wanted: number): number =>
  values.reduce((best, value) =>
    Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best,
  );
