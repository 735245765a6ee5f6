import type { State } from "./axis.ts";
import { cellFormula } from "./cell-formula.ts";
import { elementsOf, type Make } from "./elements.ts";
import type { Canvas } from "./figure.ts";
import { letterRow, setLetterRow } from "./letter-row.ts";
import type { LookupData } from "./lookup-data.ts";
import { productPath, tonePaths, TONES } from "./lookup-paths.ts";
import { inputMatrix, oneHotProduct, unmovedColumns } from "./lookup-product.ts";
import { announceLookup } from "./lookup-words.ts";
import { numberText } from "./number-text.ts";
import { percent, stretched } from "./stretched.ts";
import { visible } from "./visible-text.ts";

/** The matrix under the one-hot vector, and beside it their product. */
export function drawLookup(data: LookupData, state: State, { document }: Canvas): HTMLElement {
  const make = elementsOf(document);
  const { html, svg } = make;
  const [rows, columns] = [data.order.length, data.symbols.length];
  const drawing = html("div", { class: "lookup", translate: "no" }, [
    name(make, "x", "x"),
    name(make, "matrix", "Wxh"),
    html("div", { class: "lookup-columns", "data-pointer": "" }, [
      letterRow(make, LAYERS),
      letterRow(make, LAYERS, { "data-symbol": "x" }),
      svg("svg", { ...stretched(`0 0 ${columns} ${rows}`), class: "lookup-matrix" }, [
        ...Array.from({ length: columns + 1 }, (_, x) => svg("line", { x1: x, x2: x, y2: rows })),
        svg(
          "g",
          { "data-symbol": "Wxh" },
          Array.from({ length: TONES }, (_, i) => svg("path", { class: `level-${i + 1}` })),
        ),
      ]),
      svg("svg", { ...stretched(`0 0 ${columns} 1`), class: "lookup-unmoved" }, [svg("path")]),
      svg("svg", { class: "lookup-frame" }, [svg("rect", { height: "100%" })]),
    ]),
    html("span", { class: "lookup-equals" }, ["="]),
    name(make, "product", "Wxh", "x"),
    svg("svg", { ...stretched(`-1 0 2 ${rows}`), class: "lookup-product" }, [
      svg("line", { y2: rows }),
      svg("path"),
    ]),
    svg("svg", { class: "lookup-scale" }, [
      svg("text", { y: "1.2em" }, [numberText(-data.reach, 1)]),
      svg("text", { class: "lookup-end", x: "100%", y: "1.2em" }, [numberText(data.reach, 1)]),
    ]),
    html("p", { class: "lookup-readout figure-readout" }),
  ]);
  updateLookup(drawing, data, state);
  return drawing;
}

/** Changes a drawn look-up to another state; in place. The matrix changes with the update only. */
export function updateLookup(drawing: Element, data: LookupData, state: State): void {
  const Wxh = inputMatrix(data, state);
  const chosen = state.symbol - 1;
  if (drawing.getAttribute("data-update") !== String(state.update)) {
    drawing.setAttribute("data-update", String(state.update));
    setPaths(drawing, ".lookup-matrix", tonePaths(Wxh, data.order));
    const dots = unmovedColumns(data, state).map((column) => `M${column}.5 .5h0`);
    setPaths(drawing, ".lookup-unmoved", [dots.join("")]);
  }
  setPaths(drawing, ".lookup-product", [productPath(oneHotProduct(Wxh, chosen).product, data)]);
  const [symbols, x] = drawing.querySelectorAll(".letter-row");
  setLetterRow(symbols, visible(data.symbols), (column) => column !== chosen);
  setLetterRow(x, oneHotText(data, chosen), (column) => column !== chosen);
  const frame = drawing.querySelector(".lookup-frame rect");
  frame?.setAttribute("x", percent(chosen / data.symbols.length));
  frame?.setAttribute("width", percent(1 / data.symbols.length));
  const readout = drawing.querySelector(".lookup-readout");
  if (readout) readout.textContent = announceLookup(data, state);
}

const name = (make: Make, of: string, ...symbols: readonly string[]) =>
  make.html("span", { class: `lookup-name lookup-name-${of}` }, [cellFormula(make, ...symbols)]);

/** The chosen letter is set apart from the others. */
const LAYERS = ["lookup-other", "lookup-one"] as const;

const oneHotText = ({ symbols }: LookupData, chosen: number) =>
  [...symbols].map((_, i) => (i === chosen ? "1" : "0")).join("");

const setPaths = (drawing: Element, of: string, paths: readonly string[]) =>
  drawing.querySelectorAll(`${of} path`).forEach((path, i) => path.setAttribute("d", paths[i]));
