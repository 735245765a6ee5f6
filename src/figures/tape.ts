import * as z from "zod/mini";
import { bits } from "../rnn/loss.ts";
import { checkpointOf, packedWeightsSchema, type PackedWeights } from "../trace/weights.ts";
import { elementsOf } from "./elements.ts";
import type { Figure, State } from "./figure.ts";
import { numberText, signedText } from "./number-text.ts";
import { rowOrder } from "./row-order.ts";
import { cellsOf, type Cells } from "./tape-cells.ts";

/** What the tape draws from. Weights may be missing until they are fetched. */
export interface TapeData {
  readonly symbols: string;
  /** The sentence read before the tape begins, so that it does not begin in an empty state. */
  readonly warmUp: string;
  /** What the tape shows being read. */
  readonly text: string;
  /** What comes after each character of `text`. */
  readonly next: string;
  /** The checkpoints, by their updates. */
  readonly updates: readonly number[];
  /** Loss on the test text at each checkpoint, in bits per character. */
  readonly loss: readonly number[];
  /** The unit shown in each row, counted from 0; the same at every update. */
  readonly order: readonly number[];
  readonly weights: readonly (PackedWeights | null)[];
}

const WARM_UP = "the girl reads. ";
const TEXT = "the lion chases the mouse. the dragon chases the woman. ";
/** After “the lion chases the ”: where the language branches. */
const COLUMN_AT_REST = 20;
const CANDIDATES = 3;
const LEVELS = 10;
/** What is less probable is not shown. */
const LEAST = 0.02;
/** Checkpoints a file: at most 60 kB. */
const CHECKPOINTS_PER_PART = 3;

const partSchema = z.record(z.string().check(z.regex(/^\d+$/)), packedWeightsSchema);
type TapePart = z.infer<typeof partSchema>;

/** The hidden states of the network while it reads, one column a character, at one moment of its training. */
export const tape: Figure<TapeData, TapePart> = {
  id: "tape",
  title: "The tape",

  caption: (data) =>
    `Each column is one character, each row one of the ${data.order.length} hidden units, from −1 (orange) ` +
    "over 0 (paper) to +1 (purple). Above stands what the network reads; below, the likeliest " +
    "next characters, each over a bar as long as its probability, the one that comes in bold. " +
    "Where the language leaves no choice, one letter fills its bar; where a new word begins, several share it.",

  select: ({ symbols, checkpoint }) => {
    const weights = checkpoint.update.map((_, i) => checkpointOf(checkpoint, i));
    const { h } = cellsOf(weights[weights.length - 1], symbols, WARM_UP, TEXT);
    const units = Array.from(h[0], (_, unit) => Float64Array.from(h, (state) => state[unit]));
    return {
      symbols,
      warmUp: WARM_UP,
      text: TEXT,
      next: `${TEXT.slice(1)}t`,
      updates: checkpoint.update,
      loss: checkpoint.loss.map(bits),
      order: rowOrder(units),
      weights,
    };
  },

  axes: ({ text, order, updates }) => [
    {
      name: "column",
      unit: "character",
      shared: false,
      values: Array.from(text, (_, i) => i + 1),
      initial: COLUMN_AT_REST,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
    {
      name: "unit",
      unit: "unit",
      shared: false,
      values: order.map((unit) => unit + 1),
      initial: order[0] + 1,
      keys: { before: "ArrowUp", after: "ArrowDown" },
    },
    {
      name: "update",
      unit: "update",
      shared: true,
      values: updates,
      initial: updates[updates.length - 1],
      keys: { before: "PageUp", after: "PageDown" },
    },
  ],

  draw: (data, state, { document }) => {
    const { html, svg } = elementsOf(document);
    const columns = data.text.length;
    const stretched = (name: string, height: number, children: readonly Node[]) =>
      svg(
        "svg",
        { class: name, viewBox: `0 0 ${columns} ${height}`, preserveAspectRatio: "none" },
        children,
      );
    const states = stretched("tape-states", data.order.length, [
      ...levelClasses().map((name) => svg("path", { class: name })),
      svg("rect", { class: "tape-unit", x: 0, width: columns, height: 1 }),
    ]);
    states.setAttribute("data-pointer", "");
    const candidates = Array.from({ length: CANDIDATES }, () =>
      html("div", { class: "tape-row tape-expects" }, [
        html("span", { class: "tape-comes" }),
        html("span", { class: "tape-other" }),
        stretched("tape-bars", 1, [svg("path")]),
      ]),
    );
    const drawing = html("div", { class: "tape", translate: "no" }, [
      html("div", { class: "tape-labels" }, [
        html("span", {}, ["reads"]),
        html("span", {}, [`${data.order.length} units`]),
        html("span", {}, ["expects"]),
      ]),
      html("div", { class: "tape-scroll", "data-scroll": "" }, [
        html("div", { class: "tape-columns" }, [
          html("div", { class: "tape-row tape-reads" }, [html("span", {}, [visible(data.text)])]),
          states,
          ...candidates,
          svg("svg", { class: "tape-frame" }, [svg("rect", { "data-marker": "", height: "100%" })]),
        ]),
      ]),
      html("p", { class: "tape-readout figure-readout" }),
    ]);
    tape.update(drawing, data, state);
    return drawing;
  },

  update: (drawing, data, state) => {
    const cells = cellsAt(data, state);
    if (drawing.getAttribute("data-update") !== String(state.update)) {
      drawing.setAttribute("data-update", String(state.update));
      const { levels, candidates } = picture(data, cells);
      drawing.querySelectorAll("svg.tape-states path").forEach((path, i) => {
        path.setAttribute("d", levels[i]);
      });
      drawing.querySelectorAll(".tape-expects").forEach((row, rank) => {
        const [comes, other, bars] = row.children;
        comes.textContent = candidates[rank].comes;
        other.textContent = candidates[rank].other;
        bars.firstElementChild?.setAttribute("d", candidates[rank].bars);
      });
    }
    const share = 100 / data.text.length;
    const marker = drawing.querySelector(".tape-frame rect");
    marker?.setAttribute("x", `${(state.column - 1) * share}%`);
    marker?.setAttribute("width", `${share}%`);
    drawing.querySelector(".tape-unit")?.setAttribute("y", String(rowOf(data, state)));
    const readout = drawing.querySelector(".tape-readout");
    if (readout) readout.textContent = tape.announce(data, state);
  },

  at: (data, state, x, y) => ({
    ...state,
    column: 1 + Math.min(data.text.length - 1, Math.floor(x * data.text.length)),
    unit: 1 + data.order[Math.min(data.order.length - 1, Math.floor(y * data.order.length))],
  }),

  announce: (data, state) => {
    const cells = cellsAt(data, state);
    const column = state.column - 1;
    const value = signedText(cells.h[column][state.unit - 1], 2);
    return (
      `Update ${numberText(state.update)}, character ${state.column} of ${data.text.length}, ` +
      `“${visible(data.text[column])}”: unit ${state.unit} holds ${value}; ` +
      `next it expects ${inWords(expectations(data, cells, column))}.`
    );
  },

  describe: (data, state) => {
    const cells = cellsAt(data, state);
    const columns = [...data.text].map((_, column) => expectations(data, cells, column));
    const right = columns.filter(([first]) => first.comes).length;
    const sure = columns.filter(([first]) => first.p > 0.9).length;
    const all = cells.h.flatMap((h) => [...h]);
    const saturated = all.filter((value) => Math.abs(value) > 0.9).length / all.length;
    const mean = columns.reduce((sum, [first]) => sum + first.p, 0) / columns.length;
    return (
      `A grid of ${data.text.length} characters by ${data.order.length} hidden units after ` +
      `${numberText(state.update)} updates, when the loss is ${numberText(lossAt(data, state), 3)} bits per character. ` +
      `The network reads “${data.text.trim()}”. Its likeliest next character is the one that comes ` +
      `${right} times out of ${data.text.length}; it gives it more than 90 % in ${sure} columns, ` +
      `and ${numberText(100 * mean)} % on average. ` +
      `${numberText(100 * saturated)} % of the states lie beyond ±0.9.`
    );
  },

  table: (data, state) => {
    const cells = cellsAt(data, state);
    return {
      caption: `What the network reads and expects after ${numberText(state.update)} updates`,
      columns: [
        "character",
        "reads",
        ...["first", "second", "third"].flatMap((rank) => [`${rank} guess`, `${rank} probability`]),
        ...data.order.map((unit) => `unit ${unit + 1}`),
      ],
      rows: [...data.text].map((character, column) => [
        column + 1,
        visible(character),
        ...expectations(data, cells, column).flatMap(({ symbol, p }) => [
          visible(symbol),
          Number(p.toFixed(4)),
        ]),
        ...data.order.map((unit) => Number(cells.h[column][unit].toFixed(4))),
      ]),
    };
  },

  moments: ({ updates, order }) => {
    const nearest = (wanted: number) =>
      updates.reduce((best, update) =>
        Math.abs(update - wanted) < Math.abs(best - wanted) ? update : best,
      );
    return [0, nearest(100), updates[updates.length - 1]].map((update) => ({
      column: COLUMN_AT_REST,
      unit: order[0] + 1,
      update,
    }));
  },

  parts: {
    split: (data) => {
      const count = partCount(data);
      // Spread over the training, so that the first file already shows all of it, coarsely.
      const parts = Array.from({ length: count }, (_, part) =>
        Object.fromEntries(
          data.weights.flatMap((packed, i) => (packed && i % count === part ? [[i, packed]] : [])),
        ),
      );
      return { head: { ...data, weights: data.weights.map(() => null) }, parts };
    },
    join: (data, index, part) => {
      const sent = partSchema.parse(part);
      const weights = data.weights.map((packed, i) => {
        if (i % partCount(data) !== index) return packed;
        if (!sent[i]) throw new Error(`checkpoint ${i} is missing in part ${index}`);
        return sent[i];
      });
      return { ...data, weights };
    },
    needed: (data, state) => data.updates.indexOf(state.update) % partCount(data),
    isReady: (data, state) => data.weights[data.updates.indexOf(state.update)] !== null,
  },
};

interface Expectation {
  readonly symbol: string;
  readonly p: number;
  /** Whether it is what comes. */
  readonly comes: boolean;
}

const expected = new WeakMap<Cells, Expectation[][]>();

/** The likeliest symbols after a column, the likeliest first. Sorted once for each network. */
function expectations(data: TapeData, cells: Cells, column: number): Expectation[] {
  let columns = expected.get(cells);
  if (!columns) {
    columns = cells.p.map((p, at) => likeliest(data, p, at));
    expected.set(cells, columns);
  }
  return columns[column];
}

const likeliest = (data: TapeData, p: Float64Array, column: number): Expectation[] =>
  Array.from(p, (probability, token) => ({ token, probability }))
    .sort((a, b) => b.probability - a.probability || a.token - b.token)
    .slice(0, CANDIDATES)
    .map(({ token, probability }) => ({
      symbol: data.symbols[token],
      p: probability,
      comes: data.symbols[token] === data.next[column],
    }));

function cellsAt(data: TapeData, { update }: State): Cells {
  const packed = data.weights[data.updates.indexOf(update)];
  if (!packed) throw new Error(`the weights of update ${update} are not here yet`);
  return cellsOf(packed, data.symbols, data.warmUp, data.text);
}

const partCount = ({ weights }: TapeData) => Math.ceil(weights.length / CHECKPOINTS_PER_PART);

const lossAt = (data: TapeData, { update }: State) => data.loss[data.updates.indexOf(update)];

const rowOf = (data: TapeData, { unit }: State) => data.order.indexOf(unit - 1);

/** One class a level: n10 … n1 below zero, p1 … p10 above. */
const levelClasses = (): string[] => [
  ...Array.from({ length: LEVELS }, (_, i) => `negative level-${LEVELS - i}`),
  ...Array.from({ length: LEVELS }, (_, i) => `positive level-${i + 1}`),
];

/** What one network draws: the cells of each level, and three rows of candidates. */
interface Picture {
  readonly levels: readonly string[];
  readonly candidates: readonly CandidateRow[];
}

/** One row of candidates: letters that come and letters that do not, a place each, and bars under both. */
interface CandidateRow {
  readonly comes: string;
  readonly other: string;
  readonly bars: string;
}

const pictures = new WeakMap<Cells, Picture>();

/** Made once for each network. */
function picture(data: TapeData, cells: Cells): Picture {
  let made = pictures.get(cells);
  if (!made) {
    const ranks = Array.from({ length: CANDIDATES }, (_, rank) => rank);
    made = {
      levels: levelPaths(cells, data.order),
      candidates: ranks.map((rank) => candidateRow(data, cells, rank)),
    };
    pictures.set(cells, made);
  }
  return made;
}

function levelPaths({ h }: Cells, order: readonly number[]): string[] {
  const paths: string[] = levelClasses().map(() => "");
  h.forEach((state, column) => {
    order.forEach((unit, row) => {
      const level = Math.round(state[unit] * LEVELS);
      if (level === 0) return;
      const at = level < 0 ? level + LEVELS : level + LEVELS - 1;
      paths[at] += `M${column} ${row}h.9v.84h-.9z`;
    });
  });
  return paths;
}

function candidateRow(data: TapeData, cells: Cells, rank: number): CandidateRow {
  const row = { comes: "", other: "", bars: "" };
  for (let column = 0; column < data.text.length; column++) {
    const { symbol, p, comes } = expectations(data, cells, column)[rank];
    const letter = p < LEAST ? " " : visible(symbol);
    row.comes += comes ? letter : " ";
    row.other += comes ? " " : letter;
    if (p >= LEAST) row.bars += bar(column, p);
  }
  return row;
}

/** A bar under the middle of a column, as long as a probability. */
const bar = (column: number, p: number) =>
  `M${(column + 0.5 - 0.4 * p).toFixed(2)} .5h${(0.8 * p).toFixed(2)}`;

/** A text as it can be seen: its spaces as middle dots. */
const visible = (text: string) => text.replaceAll(" ", "·");

const inWords = (expected: readonly Expectation[]) =>
  expected
    .filter(({ p }, rank) => rank === 0 || p >= LEAST)
    .map(({ symbol, p }) => `“${visible(symbol)}” ${numberText(100 * p)} %`)
    .join(", ");
