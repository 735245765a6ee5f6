import fc from "fast-check";
import { JSDOM } from "jsdom";
import type { Axis, State } from "../../src/figures/axis.ts";
import { FIGURES } from "../../src/figures/registry.ts";
import { readRecording } from "../../src/trace/files.ts";

const { document } = new JSDOM("").window;

/** Every registered figure with its data and axes over that run. */
export const figures = await Promise.all(
  [...FIGURES].map(async ([id, load]) => {
    const figure = await load();
    const traces = await Promise.all(figure.runs.map((run) => readRecording(run)));
    const data = figure.select(...traces);
    const draw = (state: State, from = data) => figure.draw(from, state, { document });
    return { id, figure, traces, data, axes: figure.axes(data), draw };
  }),
);

/** Any state on the axes. */
export const states = (axes: readonly Axis[]): fc.Arbitrary<State> =>
  fc.record(Object.fromEntries(axes.map(({ name, values }) => [name, fc.constantFrom(...values)])));

/** Whether every axis has a place in the state, and the state nothing else. */
export const isOn = (axes: readonly Axis[], state: State): boolean =>
  Object.keys(state).length === axes.length &&
  axes.every(({ name, values }) => values.includes(state[name]));
