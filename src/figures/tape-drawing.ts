import { elementsOf } from "./elements.ts";
import type { State } from "./axis.ts";
import type { Canvas } from "./figure.ts";
import type { TapeData } from "./tape-data.ts";
import { CANDIDATES, readingAt, type Reading } from "./tape-reading.ts";
import { announceTape, LEAST, visible } from "./tape-words.ts";

/** Activations are drawn in so many steps on either side of zero. */
const LEVELS = 10;

/** The tape as nodes: letters, states as small rectangles, candidates over their bars. */
export function drawTape(data: TapeData, state: State, { document }: Canvas): HTMLElement {
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
  // Where the tape is wider than the page it scrolls, also by keyboard and without script.
  const scroller = { tabindex: 0, role: "img", "aria-label": "The tape" };
  const drawing = html("div", { class: "tape", translate: "no" }, [
    html("div", { class: "tape-labels" }, [
      html("span", {}, ["reads"]),
      html("span", {}, [`${data.order.length} units`]),
      html("span", {}, ["expects"]),
    ]),
    html("div", { ...scroller, class: "tape-scroll", "data-scroll": "" }, [
      html("div", { class: "tape-columns" }, [
        html("div", { class: "tape-row tape-reads" }, [html("span", {}, [visible(data.text)])]),
        states,
        ...candidates,
        svg("svg", { class: "tape-frame" }, [svg("rect", { "data-marker": "", height: "100%" })]),
      ]),
    ]),
    html("p", { class: "tape-readout figure-readout" }),
  ]);
  updateTape(drawing, data, state);
  return drawing;
}

/** Changes a drawn tape to another state; in place. States and candidates change with the update only. */
export function updateTape(drawing: Element, data: TapeData, state: State): void {
  if (drawing.getAttribute("data-update") !== String(state.update)) {
    drawing.setAttribute("data-update", String(state.update));
    const { levels, candidates } = pictureOf(readingAt(data, state), data.order);
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
  drawing
    .querySelector(".tape-unit")
    ?.setAttribute("y", String(data.order.indexOf(state.unit - 1)));
  const readout = drawing.querySelector(".tape-readout");
  if (readout) readout.textContent = announceTape(data, state);
}

/** What one network draws: the cells of each level, and the rows of candidates. */
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

const done = new WeakMap<Reading, Picture>();

/** Made once for each network, so that scrubbing only sets attributes. */
function pictureOf(reading: Reading, order: readonly number[]): Picture {
  let picture = done.get(reading);
  if (!picture) {
    const candidates = Array.from({ length: CANDIDATES }, (_, rank) => candidateRow(reading, rank));
    picture = { levels: levelPaths(reading, order), candidates };
    done.set(reading, picture);
  }
  return picture;
}

/** The classes of the paths: from the most negative level to the most positive. */
const levelClasses = (): string[] => [
  ...Array.from({ length: LEVELS }, (_, i) => `negative level-${LEVELS - i}`),
  ...Array.from({ length: LEVELS }, (_, i) => `positive level-${i + 1}`),
];

/** For each class, its cells, each a little smaller than its place. Level 0 is paper. */
function levelPaths({ h }: Reading, order: readonly number[]): string[] {
  const paths = levelClasses().map(() => "");
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

function candidateRow({ expected }: Reading, rank: number): CandidateRow {
  const row = { comes: "", other: "", bars: "" };
  expected.forEach((candidates, column) => {
    const { symbol, p, comes } = candidates[rank];
    const letter = p < LEAST ? " " : visible(symbol);
    row.comes += comes ? letter : " ";
    row.other += comes ? " " : letter;
    if (p >= LEAST) row.bars += bar(column, p);
  });
  return row;
}

/** A bar under the middle of a column, as long as a probability. */
const bar = (column: number, p: number) =>
  `M${(column + 0.5 - 0.4 * p).toFixed(2)} .5h${(0.8 * p).toFixed(2)}`;
