import { elementsOf, type Make } from "./elements.ts";
import type { State } from "./axis.ts";
import type { Canvas, Figure, Table } from "./figure.ts";
import { CLASSES, STANDINGS, type ClassName, type Standing } from "./hierarchy-data.ts";
import { percent } from "./stretched.ts";

interface HierarchyData {
  readonly standings: readonly Standing[];
}

/** Which languages a network can recognize, as sets within sets. */
export const hierarchy: Figure<HierarchyData> = {
  id: "hierarchy",
  title: "Where each kind of network stands",
  caption: () =>
    "Each frame is a class of languages and holds all classes within it; at its left stands a language that is in it and in no frame further in. " +
    "A mark stands in the class that networks of its kind reach. Filled marks are theorems, hollow ones are experiments, " +
    "and the dashed frame is what counting adds: some languages of several classes, and all of none beyond the regular.",
  runs: [],
  select: () => ({ standings: STANDINGS }),

  axes: ({ standings }) => [
    {
      name: "network",
      unit: "network",
      shared: false,
      values: standings.map((_, i) => i + 1),
      initial: 3,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
    },
  ],

  draw: (data, state, { document }: Canvas) => {
    const make = elementsOf(document);
    const { html, svg } = make;
    const drawing = html("div", { class: "hierarchy" }, [
      svg("svg", { class: "hierarchy-sets", "data-pointer": "" }, [
        ...CLASSES.flatMap((_, ring) => frame(make, ring)),
        counters(make),
        svg("g", { class: "hierarchy-marks" }),
      ]),
      html(
        "ol",
        { class: "hierarchy-names" },
        data.standings.map(({ name }) => html("li", {}, [name])),
      ),
      html("p", { class: "figure-readout" }),
    ]);
    updateHierarchy(drawing, data, state);
    return drawing;
  },
  update: updateHierarchy,

  at: ({ standings }, state, x, y) => {
    const distance = (standing: Standing) => {
      const { x: left, y: top } = placeOf(standing);
      return (left - x) * (left - x) + (top - y) * (top - y);
    };
    const all = standings.map(distance);
    return { ...state, network: all.indexOf(Math.min(...all)) + 1 };
  },

  announce: announceHierarchy,

  describe: (data, state) =>
    `Frames within each other, ${CLASSES.length} in all, from ${CLASSES[0].name} languages over ${CLASSES.slice(
      1,
      -1,
    )
      .map(({ name }) => name)
      .join(
        " and ",
      )} to ${CLASSES[CLASSES.length - 1].name} ones, and ${data.standings.length} marks in them for kinds of networks. ` +
    announceHierarchy(data, state),

  table: ({ standings }): Table => ({
    caption: "Kinds of networks, and the class of languages they reach",
    columns: ["network", "reaches", "known by", "what is known", "sources"],
    rows: standings.map(({ name, reaches, isProved, isCounter, says, sources }) => [
      name,
      isCounter ? `counters, up to ${reaches}` : reaches,
      isProved ? "theorem" : "experiment",
      says,
      sources,
    ]),
  }),

  moments: ({ standings }) => standings.slice(2, 3).map((_, i) => ({ network: i + 3 })),
};

/** Changes a drawing to another network; in place. */
function updateHierarchy(drawing: Element, data: HierarchyData, state: State): void {
  const { svg } = elementsOf(drawing.ownerDocument);
  drawing.querySelector(".hierarchy-marks")?.replaceChildren(
    ...data.standings.map((standing, i) => {
      const { x, y } = placeOf(standing);
      const chosen = i + 1 === state.network ? " hierarchy-chosen" : "";
      const kind = standing.isProved ? "theorem" : "experiment";
      return svg(
        "svg",
        { class: `hierarchy-mark hierarchy-${kind}${chosen}`, x: percent(x), y: percent(y) },
        [svg("circle", { r: 12 }), svg("text", { y: "0.35em" }, [String(i + 1)])],
      );
    }),
  );
  drawing.querySelectorAll(".hierarchy-names li").forEach((name, i) => {
    name.setAttribute("class", i + 1 === state.network ? "hierarchy-chosen" : "");
  });
  const readout = drawing.querySelector(".figure-readout");
  if (readout) readout.textContent = announceHierarchy(data, state);
}

function announceHierarchy({ standings }: HierarchyData, { network }: State): string {
  const { name, reaches, isCounter, isProved, says, sources } = standings[network - 1];
  const where = isCounter ? "counters, across the classes" : `${reaches} languages`;
  return `${capital(name)}: ${where}. ${isProved ? "Proved" : "Found in experiments"}: it ${says} (${sources}).`.replace(
    ": it are",
    ": they are",
  );
}

/** Each frame is so much further down, and in from the sides, than the one around it; shares. */
const STEP = { down: 0.165, in: 0.025 };

const ringOf = (name: ClassName) => CLASSES.findIndex((one) => one.name === name);

/** The middle of a network's mark, as shares of the picture. */
function placeOf({ reaches, x, isCounter }: Standing): { x: number; y: number } {
  const ring = ringOf(reaches);
  const left = STEP.in * ring;
  const line = isCounter ? 0.05 : 0.115;
  return { x: left + (1 - 2 * left) * x, y: STEP.down * ring + line };
}

/** A class: its frame, its name and its example. */
function frame({ svg }: Make, ring: number): SVGElement[] {
  const [inset, top] = [STEP.in * ring, STEP.down * ring];
  return [
    svg("rect", {
      class: `hierarchy-frame hierarchy-frame-${ring + 1}`,
      x: percent(inset),
      y: percent(top),
      width: percent(1 - 2 * inset),
      height: percent(1 - top - STEP.in * ring),
      rx: 6,
    }),
    svg("text", { class: "hierarchy-class", x: percent(inset + 0.015), y: percent(top + 0.055) }, [
      CLASSES[ring].name,
    ]),
    svg(
      "text",
      { class: "hierarchy-example", x: percent(inset + 0.015), y: percent(top + 0.125) },
      [CLASSES[ring].example],
    ),
  ];
}

/** What counting reaches: from within the regular languages out into the context-sensitive ones. */
const counters = ({ svg }: Make) =>
  svg("rect", {
    class: "hierarchy-counters",
    x: "80%",
    width: "13%",
    y: percent(STEP.down + 0.015),
    height: percent(2 * STEP.down + 0.115),
    rx: 14,
  });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
