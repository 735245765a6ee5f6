import { nearest, type Axis } from "./axis.ts";
import type { Figure } from "./figure.ts";
import { directionOf, linearMapData, type LinearMapData } from "./linear-map-data.ts";
import { drawLinearMap } from "./linear-map-drawing.ts";
import { EIGENPLANE } from "./linear-map-planes.ts";
import { updateLinearMap } from "./linear-map-update.ts";
import {
  announceLinearMap,
  captionOfLinearMap,
  describeLinearMap,
  tableOfLinearMap,
  valuesOfLinearMap,
} from "./linear-map-words.ts";
import { numberText } from "./number-text.ts";

/** The modulus in hundredths, the angle in degrees and the non-normality in tenths. */
const MODULI = { from: 50, to: 120, initial: 95 };
const ANGLES = { from: 0, to: 180, initial: 24 };
const SHEARS = { from: 0, to: 100, initial: 0 };
/** [[0.9, 10], [0, 0.9]]: it grows before it decays. */
const NON_NORMAL = { modulus: 90, angle: 0, shear: 100 };

/** Two units without input: what the eigenvalues of their matrix promise, and what the state does. */
export const linearMap: Figure<LinearMapData> = {
  id: "linear-map",
  title: "Recurrence alone: two units, no input",
  caption: captionOfLinearMap,
  runs: [],
  select: linearMapData,

  axes: ({ steps }) => [
    {
      name: "time",
      unit: "step",
      shared: false,
      values: Array.from({ length: steps + 1 }, (_, t) => t),
      initial: steps,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    {
      ...onePlace("modulus", "hundredth of the modulus", MODULI),
      keys: { before: "ArrowDown", after: "ArrowUp" },
      slider: { label: "modulus", text: (value) => numberText(value / 100, 2) },
    },
    {
      ...onePlace("angle", "degree", ANGLES),
      keys: { before: "PageDown", after: "PageUp" },
      slider: { label: "angle", text: (value) => `${value}°` },
    },
    {
      ...onePlace("shear", "tenth of the non-normality", SHEARS),
      keys: { before: "[", after: "]" },
      slider: { label: "non-normality", text: (value) => numberText(value / 10, 1) },
    },
  ],

  draw: drawLinearMap,
  update: updateLinearMap,

  at: (_data, state, x, y) => {
    const [re, im] = [x, 1 - y].map((share) => EIGENPLANE.reach * (2 * share - 1));
    const modulus = nearest(places(MODULI), 100 * Math.sqrt(re * re + im * im));
    return { ...state, modulus, angle: directionOf(re, im) };
  },

  announce: announceLinearMap,
  describe: describeLinearMap,
  table: tableOfLinearMap,
  values: valuesOfLinearMap,

  moments: ({ steps }) => [
    { time: steps, modulus: 95, angle: ANGLES.initial, shear: 0 },
    { time: steps, modulus: 100, angle: ANGLES.initial, shear: 0 },
    { time: steps, modulus: 103, angle: ANGLES.initial, shear: 0 },
    { time: steps, ...NON_NORMAL },
  ],
};

interface Places {
  readonly from: number;
  readonly to: number;
  readonly initial: number;
}

const places = ({ from, to }: Places) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const onePlace = (
  name: string,
  unit: string,
  of: Places,
): Pick<Axis, "name" | "unit" | "shared" | "values" | "initial"> => ({
  name,
  unit,
  shared: false,
  values: places(of),
  initial: of.initial,
});
