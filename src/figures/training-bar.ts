import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import { updateAxis } from "./checkpoints.ts";
import { elementsOf } from "./elements.ts";
import type { State } from "./axis.ts";
import type { Figure } from "./figure.ts";
import { numberText } from "./number-text.ts";

/** What the training bar draws from; all losses in bits per character. */
export interface TrainingData {
  /** The checkpoints, by their updates, and the loss on the test text at each. */
  readonly updates: readonly number[];
  readonly loss: readonly number[];
  /** The loss of single windows of the training text, by update. */
  readonly windows: { readonly update: readonly number[]; readonly loss: readonly number[] };
  /** The entropy rate of the grammar: no predictor can do better on its endless text. */
  readonly floor: number;
}

/** The drawing's own units: the curve is stretched to the width there is. */
const WIDTH = 1000;
const HEIGHT = 100;
/** The top of the scale, in bits per character. */
const TOP = 5;
const TICKS = [0, 10, 100, 1000];
/** Stands too close to the end where the page is narrow. */
const LAST_TICK = 1000;
const PLACES_A_LEAP = 4;

/** The loss over the training, on which the reader drags every figure that follows the training. */
export const trainingBar: Figure<TrainingData> = {
  id: "training",
  title: "The training bar",

  runs: ["main-s1"],

  caption: (data) =>
    "Drag along the curve and every figure of this page goes to that moment of the training. " +
    `Dots are the ${data.updates.length} recorded updates, at the loss on a text drawn afresh; ` +
    `the pale line is the loss on the training text, window by window; the scale runs from 0 to ${TOP} bits per character, ` +
    `the updates on a logarithmic scale. The dotted line is the entropy of the language, ${numberText(data.floor, 3)}: ` +
    "no predictor can do better for long.",

  select: ({ checkpoint, curve, entropyRate }) => ({
    updates: checkpoint.update,
    loss: checkpoint.loss.map((nats) => Number(bits(nats).toFixed(4))),
    windows: {
      update: curve.update,
      loss: curve.loss.map((nats) => Number(bits(nats).toFixed(3))),
    },
    floor: entropyRate,
  }),

  axes: ({ updates }) => [
    {
      ...updateAxis(updates),
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      leap: { before: "PageUp", after: "PageDown", places: PLACES_A_LEAP },
    },
  ],

  draw: (data, state, { document }) => {
    const { html, svg } = elementsOf(document);
    const last = data.updates[data.updates.length - 1];
    const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
    const x = (update: number) => percent(across(update, last));
    const y = (loss: number) => percent(down(loss));
    const line = (updates: readonly number[], losses: readonly number[]) =>
      updates
        .map(
          (update, i) =>
            `${i === 0 ? "M" : "L"}${(WIDTH * across(update, last)).toFixed(1)} ${(HEIGHT * down(losses[i])).toFixed(1)}`,
        )
        .join("");
    const stretched = svg(
      "svg",
      {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: "none",
        width: "100%",
        height: "100%",
      },
      [
        svg("path", {
          class: "training-windows",
          d: line(data.windows.update, data.windows.loss),
        }),
        svg("path", { class: "training-loss", d: line(data.updates, data.loss) }),
      ],
    );
    const drawing = html("div", { class: "training" }, [
      html("div", { class: "training-labels", "aria-hidden": "true" }, [
        html("span", {}, [`${TOP} bits`]),
        html("span", {}, ["loss"]),
        html("span", {}, ["0"]),
      ]),
      svg("svg", { class: "training-plot", "data-pointer": "" }, [
        svg("line", {
          class: "training-floor",
          x1: 0,
          x2: "100%",
          y1: y(data.floor),
          y2: y(data.floor),
        }),
        svg("text", { class: "training-name", x: "98%", y: y(data.floor), dy: "-0.6em" }, [
          `entropy of the language, ${numberText(data.floor, 3)} bits`,
        ]),
        stretched,
        ...data.updates.map((update, i) =>
          svg("circle", { class: "training-dot", cx: x(update), cy: y(data.loss[i]), r: 2 }),
        ),
        svg("line", { class: "training-now", y1: 0, y2: "100%" }),
        svg("circle", { class: "training-handle", r: 7 }),
      ]),
      html("div", { class: "training-scale", "aria-hidden": "true" }, [
        svg(
          "svg",
          { class: "training-ticks" },
          [...TICKS, last].map((tick) =>
            svg(
              "text",
              {
                x: x(tick),
                y: "1em",
                "text-anchor": anchor(across(tick, last)),
                ...(tick === LAST_TICK ? { class: "training-tick-wide" } : {}),
              },
              [tick === last ? `${numberText(tick)} updates` : numberText(tick)],
            ),
          ),
        ),
      ]),
      html("p", { class: "training-readout figure-readout" }),
    ]);
    trainingBar.update(drawing, data, state);
    return drawing;
  },

  update: (drawing, data, state) => {
    const share = across(state.update, data.updates[data.updates.length - 1]);
    const x = `${(100 * share).toFixed(2)}%`;
    const now = drawing.querySelector(".training-now");
    now?.setAttribute("x1", x);
    now?.setAttribute("x2", x);
    const handle = drawing.querySelector(".training-handle");
    handle?.setAttribute("cx", x);
    handle?.setAttribute("cy", `${(100 * down(lossAt(data, state))).toFixed(2)}%`);
    const readout = drawing.querySelector(".training-readout");
    if (readout) readout.textContent = trainingBar.announce(data, state);
  },

  at: (data, state, x) => {
    const last = data.updates[data.updates.length - 1];
    const distance = (update: number) => Math.abs(across(update, last) - x);
    const update = data.updates.reduce((best, one) =>
      distance(one) < distance(best) ? one : best,
    );
    return { ...state, update };
  },

  announce: (data, state) =>
    `Update ${numberText(state.update)} of ${numberText(data.updates[data.updates.length - 1])}: ` +
    `${numberText(lossAt(data, state), 3)} bits per character.`,

  describe: (data, state) => {
    const [first] = data.loss;
    const last = data.loss[data.loss.length - 1];
    const half = data.updates[data.loss.findIndex((loss) => loss < (first + data.floor) / 2)];
    return (
      `A falling curve of the loss against the updates, on a logarithmic scale. It starts at ${numberText(first, 3)} bits ` +
      `per character, is half of the way to the entropy of the language (${numberText(data.floor, 3)}) by update ${numberText(half)} ` +
      `and ends at ${numberText(last, 3)} after ${numberText(data.updates[data.updates.length - 1])} updates. ` +
      `The marker stands at update ${numberText(state.update)}, at ${numberText(lossAt(data, state), 3)} bits.`
    );
  },

  table: (data) => ({
    caption: "Loss on the test text at each recorded update, in bits per character",
    columns: ["update", "loss", "above the entropy of the language"],
    rows: data.updates.map((update, i) => [
      update,
      data.loss[i],
      Number((data.loss[i] - data.floor).toFixed(4)),
    ]),
  }),

  // The curve shows the whole training at any moment of it; paper needs it once.
  moments: ({ updates }) => [{ update: updates[updates.length - 1] }],

  parts: {
    name: "training",
    // The page moves the marker along a curve that is already drawn: it needs no more of the data.
    split: (data) => ({ head: { ...data, windows: { update: [], loss: [] } }, parts: [] }),
    join: () => {
      throw new Error("the training bar has no parts");
    },
    needed: () => 0,
    isReady: () => true,
  },
};

/** Where an update lies between left, 0, and right, 1: on a logarithmic scale that begins before the first. */
const across = (update: number, last: number) => log(1 + update) / log(1 + last);

/** Where a loss lies between top, 0, and bottom, 1. */
const down = (loss: number) => 1 - Math.min(loss, TOP) / TOP;

const lossAt = (data: TrainingData, { update }: State) => data.loss[data.updates.indexOf(update)];

const anchor = (share: number) => (share === 0 ? "start" : share === 1 ? "end" : "middle");
