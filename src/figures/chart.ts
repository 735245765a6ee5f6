import { plot, type PlotOptions } from "@observablehq/plot";
import { elementsOf } from "./elements.ts";

/** A size that a chart is drawn at, in CSS pixels. */
export interface ChartSize {
  readonly name: "narrow" | "wide";
  readonly width: number;
}

/** What Observable Plot is to draw at a size; widths, margins and the document are filled in. */
export type ChartOptions = (size: ChartSize) => PlotOptions;

/**
 * A picture scales, and its letters with it. So each chart is drawn twice, and the style sheet,
 * which knows the margins too, shows the one that fits the room there is; without script as well.
 */
const SIZES: readonly ChartSize[] = [
  { name: "narrow", width: 360 },
  { name: "wide", width: 640 },
];
const MARGINS = { marginTop: 28, marginRight: 16, marginBottom: 40, marginLeft: 52 };
const HEIGHT = { narrow: 260, wide: 320 };

/** A chart by Observable Plot, with an area over its frame for the pointer. */
export function chartOf(document: Document, options: ChartOptions): HTMLElement {
  const { html } = elementsOf(document);
  return html("div", { class: "chart" }, [
    html("div", { class: "chart-pictures" }, picturesOf(document, options)),
    html("div", { class: "chart-area", "data-pointer": "" }),
  ]);
}

/** Draws a chart anew; in place. */
export function redrawChart(chart: Element, options: ChartOptions): void {
  const pictures = chart.querySelector(".chart-pictures");
  pictures?.replaceChildren(...picturesOf(chart.ownerDocument, options));
}

const picturesOf = (document: Document, options: ChartOptions) =>
  SIZES.map((size) => {
    const { width, name } = size;
    const given = { ...MARGINS, width, height: HEIGHT[name], document, ...options(size) };
    return plain(plot(given), name);
  });

/**
 * A plot as any page may hold it: looks come from the style sheet, by the `className` of a mark,
 * and words from the figure. Coordinates are rounded to what can be seen.
 * Throws where a mark needs an id, as clipping does.
 */
function plain(picture: Element, name: string): Element {
  if (picture.localName !== "svg")
    throw new Error(`a plot made a ${picture.localName}; titles and legends belong to the figure`);
  for (const style of picture.querySelectorAll("style")) style.remove();
  for (const element of [picture, ...picture.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.name === "id")
        throw new Error(`a plot has the id "${attribute.value}"; leave out what needs one`);
      if (UNWANTED.test(attribute.name)) element.removeAttribute(attribute.name);
      else attribute.value = attribute.value.replace(FRACTION, (text) => `${rounded(text)}`);
    }
  }
  for (const attribute of ["width", "height"]) picture.removeAttribute(attribute);
  picture.setAttribute("class", `chart-picture chart-${name}`);
  return picture;
}

const UNWANTED = /^(?:style|aria-.*|font-.*)$/;
const FRACTION = /-?\d+\.\d{3,}(?:e-\d+)?/g;
const rounded = (text: string) => Number(Number(text).toFixed(2));
