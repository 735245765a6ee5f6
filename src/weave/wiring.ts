/** A network unrolled over a few columns: what is read and answered where, and how its layers are joined. */
interface Wiring {
  /** Columns in which something is read, and in which something is answered, from 0 on. */
  readonly columns: number;
  readonly reads: readonly number[];
  readonly answers: readonly number[];
  /** Whether an answer is read in the next column. */
  readonly feedsBack?: boolean;
  /** The layers from the input on, each with the way its state is carried; none is carried where there is no loop. */
  readonly layers: readonly ("forward" | "backward" | "none")[];
  /** Whether each layer reads the one before, rather than all of them the input. */
  readonly isStacked?: boolean;
}

/** The wirings a chapter can show. */
export const WIRINGS = {
  "one-to-one": { columns: 1, reads: [0], answers: [0], layers: ["none"] },
  "one-to-many": {
    columns: 4,
    reads: [0],
    answers: [0, 1, 2, 3],
    feedsBack: true,
    layers: ["forward"],
  },
  "many-to-one": { columns: 4, reads: [0, 1, 2, 3], answers: [3], layers: ["forward"] },
  synced: { columns: 4, reads: [0, 1, 2, 3], answers: [0, 1, 2, 3], layers: ["forward"] },
  "encoder-decoder": {
    columns: 6,
    reads: [0, 1, 2],
    answers: [2, 3, 4, 5],
    feedsBack: true,
    layers: ["forward"],
  },
  bidirectional: {
    columns: 5,
    reads: [0, 1, 2, 3, 4],
    answers: [0, 1, 2, 3, 4],
    layers: ["forward", "backward"],
  },
  stacked: {
    columns: 5,
    reads: [0, 1, 2, 3, 4],
    answers: [0, 1, 2, 3, 4],
    layers: ["forward", "forward"],
    isStacked: true,
  },
} as const satisfies Readonly<Record<string, Wiring>>;
export type WiringName = keyof typeof WIRINGS;

/** A node of the picture: the middle of a square, and whose color it has. */
interface Node {
  readonly kind: "x" | "h" | "y";
  readonly x: number;
  readonly y: number;
}

/** An arrow of the picture, as the path of its line and that of its head. */
interface Arrow {
  readonly kind: "x" | "h" | "y" | "back";
  readonly line: string;
  readonly head: string;
}

/** A wiring as a picture: read above, answered below, time from left to right; in CSS pixels. */
export interface WiringPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Node[];
  readonly arrows: readonly Arrow[];
  /** The picture in a sentence. */
  readonly says: string;
}

const PITCH = 38;
const SIDE = 16;
const GAP = SIDE / 2 + 2;

/** The picture of a wiring. */
export function wiringPicture(name: WiringName): WiringPicture {
  const wiring: Wiring = WIRINGS[name];
  const { columns, reads, answers, layers, isStacked = false, feedsBack = false } = wiring;
  const across = (column: number) => PITCH * column + PITCH / 2;
  const row = (layer: number) => PITCH * (layer + 1) + PITCH / 2;
  const top = PITCH / 2;
  const bottom = row(layers.length);
  const all = Array.from({ length: columns }, (_, i) => i);
  const last = layers.length - 1;
  const side = (layer: number) => (isStacked || layers.length === 1 ? 0 : layer === 0 ? -5 : 5);
  const nodes: Node[] = [
    ...reads.map((column): Node => ({ kind: "x", x: across(column), y: top })),
    ...layers.flatMap((_, layer) =>
      all.map((column): Node => ({ kind: "h", x: across(column), y: row(layer) })),
    ),
    ...answers.map((column): Node => ({ kind: "y", x: across(column), y: bottom })),
  ];
  const arrows: Arrow[] = [
    ...reads.flatMap((column) =>
      layers.flatMap((_, layer) =>
        isStacked && layer > 0 ? [] : [down("x", across(column) + side(layer), top, row(layer))],
      ),
    ),
    ...(isStacked
      ? all.flatMap((column) =>
          layers.slice(1).map((_, layer) => down("h", across(column), row(layer), row(layer + 1))),
        )
      : []),
    ...layers.flatMap((way, layer) =>
      all.slice(1).map((column) => along(way, across(column - 1), across(column), row(layer))),
    ),
    ...answers.flatMap((column) =>
      layers.flatMap((_, layer) =>
        isStacked && layer < last
          ? []
          : [down("y", across(column) + side(layer), row(layer), bottom)],
      ),
    ),
    ...(feedsBack
      ? answers
          .filter((column) => column + 1 < columns)
          .map((column) => back(across(column), across(column + 1), bottom, row(0)))
      : []),
  ];
  return {
    width: PITCH * columns,
    height: bottom + PITCH / 2,
    nodes,
    arrows: arrows.filter(({ line }) => line !== ""),
    says: sentence(wiring),
  };
}

const down = (kind: Arrow["kind"], x: number, from: number, to: number): Arrow => ({
  kind,
  line: `M${x} ${from + GAP}V${to - GAP}`,
  head: `M${x - 3} ${to - GAP - 4}L${x} ${to - GAP}L${x + 3} ${to - GAP - 4}`,
});

function along(way: Wiring["layers"][number], left: number, right: number, y: number): Arrow {
  const [from, to] = [left + GAP, right - GAP];
  if (way === "none") return { kind: "h", line: "", head: "" };
  return way === "forward"
    ? {
        kind: "h",
        line: `M${from} ${y}H${to}`,
        head: `M${to - 4} ${y - 3}L${to} ${y}L${to - 4} ${y + 3}`,
      }
    : {
        kind: "h",
        line: `M${to} ${y}H${from}`,
        head: `M${from + 4} ${y - 3}L${from} ${y}L${from + 4} ${y + 3}`,
      };
}

/** From an answer up to the state of the next column. */
function back(from: number, to: number, below: number, above: number): Arrow {
  const [x, y] = [to - 5, above + GAP];
  const middle = (from + to) / 2;
  return {
    kind: "back",
    line: `M${from + GAP} ${below}H${middle}V${y + 8}H${x}V${y}`,
    head: `M${x - 3} ${y + 4}L${x} ${y}L${x + 3} ${y + 4}`,
  };
}

function sentence({ columns, reads, answers, layers, isStacked, feedsBack }: Wiring): string {
  const places = (list: readonly number[]) =>
    list.length === columns
      ? "every column"
      : list.length === 1
        ? `column ${list[0] + 1}`
        : `columns ${list[0] + 1} to ${list[list.length - 1] + 1}`;
  const ways = layers.map((way) =>
    way === "none" ? "no loop" : way === "forward" ? "carried to the right" : "carried to the left",
  );
  const state =
    layers.length === 1
      ? `a state with ${ways[0] === "no loop" ? ways[0] : `its loop, ${ways[0]}`}`
      : `${layers.length} layers of states, ${isStacked ? "each reading the one above it" : "both reading the input"}, ${[...new Set(ways)].join(" and ")}`;
  return (
    `Unrolled over ${columns === 1 ? "one column" : `${columns} columns`}: read in ${places(reads)}, ${state}, ` +
    `answered in ${places(answers)}${feedsBack ? "; each answer is read in the next column" : ""}.`
  );
}
