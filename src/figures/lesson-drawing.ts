import { bits } from "../rnn/loss.ts";
import type { State } from "./axis.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import {
  isThrown,
  lessonAt,
  recordedAt,
  successesOf,
  UNITS,
  type LessonData,
} from "./lesson-data.ts";
import { announceLesson } from "./lesson-words.ts";
import { logScale, shareOf } from "./log-scale.ts";
import { numberText } from "./number-text.ts";
import { percent, stretched } from "./stretched.ts";

/** The updates are on a logarithmic scale; up to so many bits are shown. */
const UPDATES = logScale(10, 10_000);
const LAST_UPDATE = 3000;
const MOST_BITS = 1.2;
const END = shareOf(UPDATES, LAST_UPDATE);

const across = (update: number) => Math.max(0, shareOf(UPDATES, Math.max(1, update)) / END);
const down = (value: number) => 1 - Math.min(MOST_BITS, value) / MOST_BITS;
const fixed = (value: number) => Number(value.toFixed(4));

/** Curves of the loss, recorded and of this page, beside a bar for each number of units. */
export function drawLesson(data: LessonData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const path = (name: string) => svg("path", { class: `lesson-${name}` });
  const drawing = html("div", { class: "lesson" }, [
    html("div", { class: "lesson-curves" }, [
      html("p", { class: "lesson-name" }, [
        html("span", { class: "lesson-key-live" }, ["loss in this page"]),
        html("span", { class: "lesson-key-right" }, ["share of right answers"]),
        html("span", { class: "lesson-key-recorded" }, ["recorded: a success"]),
        html("span", { class: "lesson-key-failed" }, ["a failure"]),
      ]),
      html("p", { class: "lesson-axis" }, ["↑ bits an answer; share"]),
      svg("svg", { class: "lesson-plot" }, [
        ...ticks(make),
        svg("svg", { ...stretched("0 0 1 1"), width: "100%", height: "100%" }, [
          path("grid"),
          path("failed"),
          path("recorded"),
          path("before"),
          path("right"),
          path("live"),
        ]),
        svg("g", { class: "lesson-now" }),
      ]),
      html("p", { class: "lesson-axis lesson-along" }, ["updates →"]),
    ]),
    html("div", { class: "lesson-sizes" }, [
      html("p", { class: "lesson-name" }, ["Seeds that succeed"]),
      html("p", { class: "lesson-axis" }, [`↑ of ${data.sizes[0].rightTo.length}`]),
      svg("svg", { class: "lesson-bars", "data-pointer": "" }, [
        svg("rect", { class: "lesson-chosen", y: 0, height: "100%" }),
        ...bars(make, data),
      ]),
      html("p", { class: "lesson-axis lesson-along" }, ["units →"]),
    ]),
    html("p", { class: "lesson-readout figure-readout" }),
  ]);
  updateLesson(drawing, data, state);
  return drawing;
}

/** Changes a drawing to another place, or to what a lesson has reached; in place. */
export function updateLesson(drawing: Element, data: LessonData, state: State): void {
  const { svg } = elementsOf(drawing.ownerDocument);
  const set = (name: string, d: string) =>
    drawing.querySelector(`.lesson-${name}`)?.setAttribute("d", d);
  set("grid", `M0 ${fixed(down(1))}H1`);
  const curves = recordedAt(data, state)?.curves ?? [];
  const recorded = (isSuccess: boolean) => {
    const curve = curves.find((one) => one.isSuccess === isSuccess);
    return line((curve?.loss ?? []).map((loss, i) => [(i + 1) * data.stride, loss]));
  };
  set("recorded", recorded(true));
  set("failed", recorded(false));
  const lesson = lessonAt(data, state);
  const lossOf = ({ reports }: NonNullable<typeof lesson>) =>
    line(
      reports.map((report) => [report.update, isThrown(report) ? MOST_BITS : bits(report.loss)]),
    );
  set(
    "before",
    data.lessons
      .filter((one) => one !== lesson)
      .map(lossOf)
      .join(""),
  );
  set("live", lesson ? lossOf(lesson) : "");
  set("right", line((lesson?.reports ?? []).map(({ update, accuracy }) => [update, accuracy])));
  const last = lesson?.reports[lesson.reports.length - 1];
  drawing.querySelector(".lesson-now")?.replaceChildren(
    ...(last
      ? [
          svg("circle", {
            cx: percent(across(last.update)),
            cy: percent(down(isThrown(last) ? MOST_BITS : bits(last.loss))),
            r: 5,
          }),
        ]
      : []),
  );
  const chosen = drawing.querySelector(".lesson-chosen");
  chosen?.setAttribute("x", percent((state.units - 1) / UNITS));
  chosen?.setAttribute("width", percent(1 / UNITS));
  const readout = drawing.querySelector(".lesson-readout");
  if (readout) readout.textContent = announceLesson(data, state);
}

const line = (points: readonly (readonly number[])[]) =>
  points
    .map(
      ([update, value], i) =>
        `${i === 0 ? "M" : "L"}${fixed(across(update))} ${fixed(down(value))}`,
    )
    .join("");

function ticks({ svg }: Make): SVGElement[] {
  return [
    ...[0, 0.5, 1].map((value) =>
      svg("text", { class: "lesson-beside", x: 0, y: percent(down(value)) }, [
        numberText(value, value === 0.5 ? 1 : 0),
      ]),
    ),
    ...[10, 100, 1000, LAST_UPDATE].map((update) =>
      svg("text", { class: "lesson-below", x: percent(across(update)), y: "100%" }, [
        numberText(update),
      ]),
    ),
    svg("text", { class: "lesson-guess", x: "100%", y: percent(down(1)), dy: "-0.4em" }, [
      "guessing",
    ]),
  ];
}

/** A bar for each recorded number of units, with its count. */
function bars({ svg }: Make, data: LessonData): SVGElement[] {
  return data.sizes.flatMap((size) => {
    const { successes, seeds } = successesOf(data, size);
    const x = (size.units - 0.5) / UNITS;
    const top = 1 - (0.88 * successes) / seeds;
    return [
      svg("rect", {
        class: "lesson-bar",
        x: percent(x - 0.3 / UNITS),
        width: percent(0.6 / UNITS),
        y: percent(top),
        height: percent(1 - top),
      }),
      svg("text", { class: "lesson-count", x: percent(x), y: percent(top), dy: "-0.4em" }, [
        String(successes),
      ]),
      svg("text", { class: "lesson-below", x: percent(x), y: "100%" }, [String(size.units)]),
    ];
  });
}
