import type { Axis } from "./axis.ts";
import type { Figure } from "./figure.ts";
import { numberText } from "./number-text.ts";
import {
  BITS_AT_REST,
  countJob,
  DRAWS,
  GAINS,
  NOISES,
  parityData,
  type ParityData,
} from "./parity-data.ts";
import { drawParity, updateParity } from "./parity-drawing.ts";
import {
  announceParity,
  captionOfParity,
  describeParity,
  tableOfParity,
  valuesOfParity,
} from "./parity-words.ts";

/** Of the height of the strip, the row of bits, which turns over what is pressed. */
const BIT_ROW = 0.42;

/** Two units, with weights that were thought out, that know the parity of any text. */
export const parity: Figure<ParityData> = {
  id: "parity",
  title: "Two units that count to two, for ever",
  caption: captionOfParity,
  runs: [],
  select: parityData,

  axes: ({ columns }) => [
    {
      ...whole("step", "bit", 1, columns, BITS_AT_REST.length),
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    {
      ...whole("gain", "hundredth of the gain", GAINS.least, GAINS.largest, GAINS.initial),
      keys: { before: "ArrowDown", after: "ArrowUp" },
      leap: { before: "PageDown", after: "PageUp", places: 10 },
      slider: { label: "gain K", text: gainText },
    },
    {
      ...whole("noise", "percent of weight noise", 0, NOISES.largest, 0),
      keys: { before: "[", after: "]" },
      slider: { label: "weight noise", text: percentText },
    },
    {
      ...whole("draw", "draw of the noise", 1, DRAWS, 1),
      keys: { before: ",", after: "." },
      slider: { label: "draw", text: String },
    },
  ],

  draw: drawParity,
  update: updateParity,

  at: ({ columns }, state, x) => ({
    ...state,
    step: 1 + Math.min(columns - 1, Math.floor(x * columns)),
  }),

  announce: announceParity,
  describe: describeParity,
  table: tableOfParity,
  values: valuesOfParity,

  moments: () => [
    { step: BITS_AT_REST.length, gain: GAINS.initial, noise: 0, draw: 1 },
    { step: BITS_AT_REST.length, gain: 210, noise: 0, draw: 1 },
  ],

  input: {
    label: "Your bits",
    longest: BITS_AT_REST.length,
    text: ({ bits }) => bits,
    take: (data, written) => {
      const bits = [...written].filter((one) => one === "0" || one === "1").join("");
      const kept = bits.slice(0, data.columns);
      const notes = [
        ...(bits.length < [...written].length
          ? ["The two units read 0 and 1; all else is left out."]
          : []),
        ...(kept.length < bits.length
          ? [`Only the first ${data.columns} of ${numberText(bits.length)} bits are read.`]
          : []),
      ];
      return { data: { ...data, bits: kept }, note: notes.join(" ") };
    },
    after: ({ bits }, state) => ({ ...state, step: Math.max(1, bits.length) }),
    press: ({ bits, columns }, x, y) => {
      const place = Math.min(columns - 1, Math.floor(x * columns));
      if (y > BIT_ROW) return undefined;
      const written = bits.padEnd(place + 1, "0");
      return written.slice(0, place) + (bits[place] === "1" ? "0" : "1") + written.slice(place + 1);
    },
  },

  live: {
    label: "Read random bits",
    job: (_, state) => countJob(state),
    take: (data, job, reports) => {
      if (job.kind !== "parity-count") return data;
      const before = data.count?.job === job ? data.count.report : null;
      const last = reports.findLast((report) => report.kind === "parity-count");
      return { ...data, count: { job, report: last ?? before } };
    },
  },
};

const gainText = (value: number) => numberText(value / 100, 2);
const percentText = (value: number) => `${value} %`;

const whole = (
  name: string,
  unit: string,
  from: number,
  to: number,
  initial: number,
): Pick<Axis, "name" | "unit" | "shared" | "values" | "initial"> => ({
  name,
  unit,
  shared: false,
  values: Array.from({ length: to - from + 1 }, (_, i) => from + i),
  initial,
});
