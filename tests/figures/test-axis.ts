import type { Axis } from "../../src/figures/axis.ts";

/** An axis that is the figure's own and rests at its first place. */
export const testAxis = (name: string, values: readonly number[]): Axis => ({
  name,
  unit: name,
  shared: false,
  values,
  initial: values[0],
  keys: { before: "a", after: "b" },
});
