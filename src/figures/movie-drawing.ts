import type { State } from "./axis.ts";
import { levelClasses } from "./cells.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { letterRow } from "./letter-row.ts";
import type { MovieData } from "./movie-data.ts";
import {
  predictionsAt,
  PREDICTORS,
  textAt,
  type PredictorName,
  type Prediction,
} from "./movie-reading.ts";
import { announceMovie, costText, NAMES } from "./movie-words.ts";
import { percent, stretched } from "./stretched.ts";
import { pictureOf } from "./strip-picture.ts";
import { CANDIDATES } from "./tape-reading.ts";
import { visible } from "./visible-text.ts";

/** What is read, and below it a band for each predictor; the network's has its states. */
export function drawMovie(data: MovieData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html } = make;
  const columns = data.texts[0].text.length;
  const drawing = html("div", { class: "movie", translate: "no" }, [
    html("div", { class: "movie-bands", "data-pointer": "" }, [
      html("div", { class: "movie-band movie-read" }, [
        html("p", { class: "movie-name" }, ["Reads"]),
        html("div", { class: "movie-columns" }, [
          letterRow(make, ["movie-letters", "movie-gaps"]),
          frame(make),
        ]),
      ]),
      ...PREDICTORS.map((name) => band(make, name, columns, data.order.length)),
    ]),
    html("p", { class: "movie-readout figure-readout" }),
  ]);
  updateMovie(drawing, data, state);
  return drawing;
}

function band(make: Make, name: PredictorName, columns: number, units: number): HTMLElement {
  const { html, svg } = make;
  const picture = (of: string, height: number, children: readonly Node[]) =>
    svg("svg", { class: of, ...stretched(`0 0 ${columns} ${height}`) }, children);
  const states = picture(
    "movie-states tape-states",
    units,
    levelClasses().map((level) => svg("path", { class: level })),
  );
  return html("div", { class: `movie-band movie-${name}` }, [
    html("p", { class: "movie-name" }, [
      html("strong", {}, [NAMES[name]]),
      html("span", { class: "movie-cost" }),
    ]),
    html("div", { class: "movie-columns" }, [
      ...(name === "network" ? [states] : []),
      ...Array.from({ length: CANDIDATES }, () =>
        html("div", { class: "letter-row tape-expects" }, [
          html("span", { class: "tape-comes" }),
          html("span", { class: "tape-other" }),
          picture("tape-bars", 1, [svg("path")]),
        ]),
      ),
      frame(make),
    ]),
  ]);
}

const frame = ({ svg }: Make) =>
  svg("svg", { class: "movie-frame" }, [svg("rect", { height: "100%" })]);

/** What a band shows, so that moving along it leaves it alone. */
const shown = new WeakMap<Element, Prediction>();

/** Changes a drawing to another state; in place. */
export function updateMovie(drawing: Element, data: MovieData, state: State): void {
  const { text } = textAt(data, state);
  const predictions = predictionsAt(data, state);
  drawing.querySelector(".movie-letters")?.replaceChildren(visible(text));
  for (const name of PREDICTORS) {
    const element = drawing.querySelector(`.movie-${name}`);
    if (element) showPrediction(element, predictions[name], data.order);
  }
  for (const rect of drawing.querySelectorAll(".movie-frame rect")) {
    rect.setAttribute("x", percent((state.column - 1) / text.length));
    rect.setAttribute("width", percent(1 / text.length));
  }
  drawing.querySelector(".movie-readout")?.replaceChildren(announceMovie(data, state));
}

function showPrediction(band: Element, prediction: Prediction, order: readonly number[]): void {
  if (shown.get(band) === prediction) return;
  shown.set(band, prediction);
  const { levels, candidates } = pictureOf(prediction.reading, order);
  band.querySelector(".movie-cost")?.replaceChildren(costText(prediction));
  band.querySelectorAll(".movie-states path").forEach((path, i) => {
    path.setAttribute("d", levels[i]);
  });
  band.querySelectorAll(".tape-expects").forEach((row, rank) => {
    const [comes, other, bars] = row.children;
    comes.textContent = candidates[rank].comes;
    other.textContent = candidates[rank].other;
    bars.firstElementChild?.setAttribute("d", candidates[rank].bars);
  });
}
