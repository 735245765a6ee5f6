import { logScale, shareOf, tickText } from "./log-scale.ts";
import type { StartsData } from "./starts-data.ts";
import type { Measured } from "./starts-spread.ts";

/** One of the three quantities drawn side by side. */
export interface Panel {
  readonly name: string;
  /** What of a network is drawn: one mark each, joined by a line if two. */
  readonly marks: readonly ((run: Measured) => number)[];
  readonly axis: (data: StartsData) => PanelAxis;
}

/** A horizontal axis: where a value stands from left, 0, to right, 1, and what is written below. */
export interface PanelAxis {
  readonly share: (value: number) => number;
  readonly isBelow: (value: number) => boolean;
  readonly ticks: readonly { readonly share: number; readonly text: readonly [string, string] }[];
  /** Where 1 stands, if that means something. */
  readonly one?: number;
}

/** What is smaller than this is drawn left of the scale. */
const SMALLEST_LEFT = 1e-6;
/** The part of the width kept for that. */
const OFF_SCALE = 0.2;
const OFF_SCALE_TICK = 0.03;
/** The labels of a scale of what is left. */
const LABELS_LEFT = 4;

/** The size of the recurrent matrix: its spectral radius, and its largest singular value. */
const size: Panel = {
  name: "size",
  marks: [(run) => run.spectralRadius, (run) => run.largestSingularValue],
  axis: ({ starts }) => {
    const largest = Math.max(
      ...starts.flatMap(({ runs }) => runs.flatMap((run) => run.largestSingularValue)),
    );
    const end = Math.ceil(2 * largest) / 2;
    const share = (value: number) => value / end;
    return {
      share,
      isBelow: () => false,
      ticks: Array.from({ length: Math.floor(end) + 1 }, (_, tick) => ({
        share: share(tick),
        text: [String(tick), ""],
      })),
      one: share(1),
    };
  },
};

/** What is left of a change after some steps; too little for the scale stands left of it. */
const left: Panel = {
  name: "left",
  marks: [(run) => run.left],
  axis: ({ starts }) => {
    const largest = Math.max(
      ...starts.flatMap(({ runs }) => runs.flatMap((run) => run.left.flat())),
    );
    const scale = logScale(SMALLEST_LEFT, largest, LABELS_LEFT);
    const isBelow = (value: number) => value < SMALLEST_LEFT;
    const share = (value: number) =>
      isBelow(value) ? OFF_SCALE_TICK : OFF_SCALE + (1 - OFF_SCALE) * shareOf(scale, value);
    return {
      share,
      isBelow,
      ticks: [
        { share: OFF_SCALE_TICK, text: ["less", ""] },
        ...scale.ticks.map((exponent) => ({
          share: share(Number(`1e${exponent}`)),
          text: tickText(scale, exponent),
        })),
      ],
      one: share(1),
    };
  },
};

/** The loss above the floor. */
const excess: Panel = {
  name: "excess",
  marks: [(run) => run.excess],
  axis: ({ starts }) => {
    const all = starts.flatMap(({ runs }) => runs.flatMap((run) => run.excess));
    const scale = logScale(Math.min(...all), Math.max(...all));
    const share = (value: number) => shareOf(scale, value);
    return {
      share,
      isBelow: () => false,
      ticks: scale.ticks.map((exponent) => ({
        share: share(Number(`1e${exponent}`)),
        text: tickText(scale, exponent),
      })),
    };
  },
};

export const PANELS = [size, left, excess];

const axes = new WeakMap<StartsData, Map<Panel, PanelAxis>>();

/** The axis of a panel, which depends on the data alone; made once. */
export function axisOf(panel: Panel, data: StartsData): PanelAxis {
  let made = axes.get(data);
  if (!made) axes.set(data, (made = new Map(PANELS.map((one) => [one, one.axis(data)]))));
  const axis = made.get(panel);
  if (!axis) throw new Error(`there is no panel "${panel.name}"`);
  return axis;
}
