import { axisX, axisY, dot, line, ruleY, type PlotOptions } from "@observablehq/plot";
import type { StudyTrace } from "../trace/schema.ts";
import type { State } from "./axis.ts";
import { chartOf, redrawChart, type ChartOptions } from "./chart.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas, Figure } from "./figure.ts";
import { mean } from "./mean.ts";
import { numberText } from "./number-text.ts";
import { SIZES, xorAt, xorData, type XorData } from "./xor-data.ts";

/** The error over a text in which every third bit follows from the two before it. */
export const xor: Figure<XorData, never, StudyTrace> = {
  id: "xor",
  title: "Every third bit is certain",
  caption: ({ protocols }) =>
    "Bits come in triples: two at random, then their exclusive or. Guessing costs one bit; a network that has found the rule pays it twice and then nothing, " +
    "which makes a saw. Each line is the mean loss of one trained network by place in the triple, drawn four times over; the best is strong. " +
    `Choose how many units there are, and one of ${protocols.length} protocols; the last are Elman's own, with two units.`,
  runs: ["temporal-xor"],
  select: xorData,

  axes: ({ protocols }) => [
    {
      name: "units",
      unit: "size",
      shared: false,
      values: SIZES,
      initial: 6,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      slider: { label: "units", text: String },
    },
    {
      name: "protocol",
      unit: "protocol",
      shared: false,
      values: protocols.map((_, i) => i + 1),
      initial: 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
      slider: { label: "protocol", text: (value) => protocols[value - 1].name },
    },
  ],

  draw: (data, state, { document }: Canvas) => {
    const { html } = elementsOf(document);
    return html("div", { class: "xor" }, [
      html("p", { class: "xor-title" }, ["↑ loss, bits a bit"]),
      chartOf(document, chart(data, state)),
      html("p", { class: "xor-under" }, ["bits of the text, in triples →"]),
      html("p", { class: "figure-readout" }, [announceXor(data, state)]),
    ]);
  },
  update: (drawing, data, state) => {
    const picture = drawing.querySelector(".chart");
    if (picture) redrawChart(picture, chart(data, state));
    drawing.querySelector(".figure-readout")?.replaceChildren(announceXor(data, state));
  },

  at: (_, state, x) => ({
    ...state,
    units: SIZES[Math.min(SIZES.length - 1, Math.floor(x * SIZES.length))],
  }),

  announce: announceXor,
  describe: (data, state) => {
    const { size } = xorAt(data, state);
    const means = [0, 1, 2].map((phase) => mean(size.loss.map((one) => one[phase])));
    return (
      `Lines over twelve bits, four triples, one for each of ${size.loss.length} trained networks. ${announceXor(data, state)} ` +
      `Over all of these networks the mean loss on the first, second and third bit of a triple is ${means.map((one) => numberText(one, 2)).join(", ")} bits.`
    );
  },

  table: ({ protocols }) => ({
    caption: "Mean loss by place in the triple, in bits, for every trained network",
    columns: [
      "protocol",
      "bits read",
      "units",
      "seed",
      "first",
      "second",
      "third",
      "found the rule",
    ],
    rows: protocols.flatMap(({ name, read, sizes }) =>
      sizes.flatMap(({ units, loss, solved }) =>
        loss.map((phases, i) => [name, read, units, i + 1, ...phases, solved[i] ? "yes" : "no"]),
      ),
    ),
  }),

  moments: () => [
    { units: 6, protocol: 1 },
    { units: 2, protocol: 1 },
  ],
};

function announceXor(data: XorData, state: State): string {
  const { name, read, size, best } = xorAt(data, state);
  const solved = size.solved.filter((one) => one).length;
  const asked =
    size.units === state.units
      ? `with ${state.units} units`
      : `asked with ${state.units} units, run with ${size.units} only`;
  return (
    `Protocol ${state.protocol}, ${name}, ${asked}: ${solved} of ${size.loss.length} networks find the rule within ${numberText(read)} bits read. ` +
    `The best pays ${size.loss[best].map((one) => numberText(one, 2)).join(", ")} bits.`
  );
}

/** How many triples are drawn, and the most bits. */
const TRIPLES = 4;
const MOST = 1.4;

const chart =
  (data: XorData, state: State): ChartOptions =>
  (): PlotOptions => {
    const { size, best } = xorAt(data, state);
    const points = size.loss.flatMap((phases, seed) =>
      Array.from({ length: 3 * TRIPLES }, (_, i) => ({
        bit: i + 1,
        loss: Math.min(MOST, phases[i % 3]),
        seed,
      })),
    );
    const strong = points.filter(({ seed }) => seed === best);
    const place = { x: "bit", y: "loss" };
    return {
      x: { type: "linear", domain: [1, 3 * TRIPLES] },
      y: { domain: [0, MOST] },
      marks: [
        axisX(
          Array.from({ length: TRIPLES }, (_, i) => 3 * i + 3),
          { tickSize: 4, label: null },
        ),
        axisY([0, 0.5, 1], { tickSize: 0, label: null }),
        ruleY([0, 1], { className: "xor-guess" }),
        line(points, { ...place, z: "seed", className: "xor-line" }),
        line(strong, { ...place, className: "xor-best" }),
        dot(strong, { ...place, r: 3.5, className: "xor-dot" }),
      ],
    };
  };
