import { axisX, axisY, dot, gridY, line, ruleX, ruleY, text } from "@observablehq/plot";
import type { State } from "./axis.ts";
import type { ChartOptions } from "./chart.ts";
import { numberText } from "./number-text.ts";
import type { PastData } from "./past-data.ts";

/** The ends of the scale, in bits above the floor; what is less is drawn as nothing. */
const DOMAIN = [1e-4, 8] as const;
const TICKS = [0.001, 0.01, 0.1, 1];

/** How far each predictor stands above the floor, and the network beside them, on a logarithmic scale. */
export const pastChart =
  (data: PastData, state: State): ChartOptions =>
  ({ name }) => {
    const points = data.orders.map(({ k, loss }) => ({ k, above: loss - data.floor }));
    const some = points.filter(({ above }) => above >= DOMAIN[0]);
    const none = points.filter(({ above }) => above < DOMAIN[0]);
    const chosen = points.filter(({ k }) => k === state.k);
    const network = Math.max(DOMAIN[0], networkAbove(data, state));
    const last = points[points.length - 1].k;
    const place = { x: "k", y: ({ above }: { above: number }) => Math.max(DOMAIN[0], above) };
    return {
      x: { domain: [0, last] },
      y: { type: "log", domain: [...DOMAIN] },
      marks: [
        gridY(TICKS, { className: "past-grid" }),
        axisX({
          ticks: points.map(({ k }) => k).filter((k) => k % (name === "wide" ? 2 : 5) === 0),
          tickFormat: (k: number) => `${k}`,
          tickSize: 4,
          label: null,
        }),
        axisY(TICKS, { tickFormat: (bits: number) => `${bits}`, tickSize: 0, label: null }),
        ruleY([DOMAIN[0]], { className: "past-base" }),
        ruleX([state.k], { className: "past-now" }),
        ruleY([network], { className: "past-network" }),
        text([network], {
          className: "past-network-name",
          x: 0,
          y: (above: number) => above,
          text: () => "the network",
          textAnchor: "start",
          dx: 6,
          dy: -9,
        }),
        line(some, { ...place, className: "past-line" }),
        dot(some, { ...place, r: 3.5, className: "past-dot" }),
        dot(none, { ...place, r: 3.5, className: "past-nothing" }),
        text([DOMAIN[0]], {
          className: "past-nothing-name",
          x: last,
          y: (above: number) => above,
          text: () => "nothing\nleft",
          lineAnchor: "bottom",
          textAnchor: "end",
          dx: 4,
          dy: -8,
        }),
        dot(chosen, { ...place, r: 6.5, className: "past-chosen" }),
      ],
    };
  };

/** How far the network stands above the floor of the test text, at the update of a state. */
export const networkAbove = ({ network, testFloor }: PastData, { update }: State): number =>
  network.testLoss[network.updates.indexOf(update)] - testFloor;

/** An amount above the floor as it is told. */
export const aboveText = (above: number): string =>
  above < DOMAIN[0]
    ? `less than ${numberText(DOMAIN[0], 4)}`
    : numberText(above, above < 0.01 ? 4 : 3);
