import { areaY, axisX, axisY, dot, line, text, type PlotOptions } from "@observablehq/plot";
import type { StudyTrace } from "../trace/schema.ts";
import type { State } from "./axis.ts";
import { chartOf, redrawChart, type ChartOptions } from "./chart.ts";
import { elementsOf } from "./elements.ts";
import type { Canvas, Figure } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { reachData, type ReachData } from "./reach-data.ts";

/** What can be represented, what is learned, and how far what was learned reaches. */
export const reach: Figure<ReachData, never, StudyTrace> = {
  id: "reach",
  title: "To have weights, to find them, to keep going",
  caption: ({ representable, trainedOn, lengths, seeds }) =>
    `From ${representable} units on, weights exist that are right on every text: the grey ground. How many of ${seeds} networks of each size training ` +
    `found that are right on texts of ${lengths[0]} bits is the uppermost line, after training on ${trainedOn}. Lines further down are the same networks on ` +
    "longer texts, up to the length you choose.",
  runs: ["parity-learned"],
  select: reachData,

  axes: ({ lengths }) => [
    {
      name: "length",
      unit: "length of the texts",
      shared: false,
      values: lengths,
      initial: lengths[lengths.length - 1],
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
  ],

  draw: (data, state, { document }: Canvas) => {
    const { html } = elementsOf(document);
    const drawing = html("div", { class: "reach" }, [
      html("p", { class: "reach-title" }, [`↑ networks, of ${data.seeds}`]),
      chartOf(document, chart(data, state)),
      html("p", { class: "reach-under" }, ["hidden units →"]),
      html("p", { class: "figure-readout" }, [announceReach(data, state)]),
    ]);
    return drawing;
  },
  update: (drawing, data, state) => {
    const picture = drawing.querySelector(".chart");
    if (picture) redrawChart(picture, chart(data, state));
    drawing.querySelector(".figure-readout")?.replaceChildren(announceReach(data, state));
  },

  at: ({ lengths }, state, x) => ({
    ...state,
    length: lengths[Math.min(lengths.length - 1, Math.floor(x * lengths.length))],
  }),

  announce: announceReach,
  describe: (data, state) =>
    `Lines over the number of hidden units, one for each length of text, of how many of ${data.seeds} trained networks make no error. ` +
    `A ground behind them begins at ${data.representable} units, from where weights without any error exist. ${announceReach(data, state)}`,

  table: ({ sizes, lengths, seeds }) => ({
    caption: "Trained networks without an error, by units and length of text",
    columns: [
      "units",
      "networks",
      ...lengths.map((length) => `right to ${numberText(length)} bits`),
    ],
    rows: sizes.map(({ units, right }) => [units, seeds, ...right]),
  }),

  moments: ({ lengths }) => [{ length: lengths[lengths.length - 1] }],
};

function announceReach({ sizes, lengths, seeds }: ReachData, { length }: State): string {
  const place = lengths.indexOf(length);
  const counts = sizes
    .map(({ units, right }) => `${right[place]} with ${units === 1 ? "1 unit" : units}`)
    .join(", ");
  return `Of ${seeds} networks of each size, right on texts of ${numberText(length)} bits: ${counts}.`;
}

const chart =
  ({ sizes, lengths, seeds, representable }: ReachData, { length }: State): ChartOptions =>
  ({ name }): PlotOptions => {
    const shown = lengths.filter((one) => one <= length);
    const last = sizes[sizes.length - 1];
    const points = shown.flatMap((one, i) =>
      sizes.map(({ units, right }) => ({ length: one, units, count: right[i] })),
    );
    const chosen = points.filter((point) => point.length === length);
    return {
      marginRight: name === "narrow" ? 74 : 78,
      x: { type: "linear", domain: [0.5, last.units] },
      y: { domain: [0, seeds] },
      marks: [
        areaY(
          [
            { units: representable, count: seeds },
            { units: last.units, count: seeds },
          ],
          { x: "units", y: "count", className: "reach-exists" },
        ),
        text([{ units: last.units, count: 0 }], {
          x: "units",
          y: "count",
          text: () => "weights exist",
          textAnchor: "end",
          dx: -6,
          dy: -12,
          className: "reach-exists-name",
        }),
        axisX(
          sizes.map(({ units }) => units),
          { className: "reach-axis", tickSize: 0, label: null },
        ),
        axisY([0, seeds / 2, seeds], { className: "reach-axis", tickSize: 0, label: null }),
        line(points, { x: "units", y: "count", z: "length", className: "reach-line" }),
        line(chosen, { x: "units", y: "count", className: "reach-chosen" }),
        dot(chosen, { x: "units", y: "count", r: 4, className: "reach-dot" }),
        text(
          chosen.filter(({ units }) => units === last.units),
          {
            x: "units",
            y: "count",
            text: () => `${numberText(length)} bits`,
            textAnchor: "start",
            dx: 8,
            className: "reach-name",
          },
        ),
      ],
    };
  };
