import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import type { elementsOf } from "./elements.ts";
import type { Table } from "./figure.ts";
import { linearMapAt, pathOf, type LinearMap, type LinearMapData } from "./linear-map-data.ts";
import { numberText } from "./number-text.ts";

/** An entry of a matrix or a state. */
export const entryText = (value: number) => numberText(value, 3);

/** Both eigenvalues: “0.868 ± 0.386i”; where they are one, that. */
export const eigenvalueText = ({ eigenvalue: { re, im } }: LinearMap): string =>
  im === 0 ? entryText(re) : `${entryText(re)} ± ${entryText(im)}i`;

/** A symbol as it is set in formulas, with what stands below and above the line behind it. */
export const symbolic = (
  html: ReturnType<typeof elementsOf>["html"],
  symbol: string,
  below?: string,
  above?: string,
): HTMLElement =>
  html("span", { class: "math" }, [
    symbol,
    ...(below === undefined ? [] : [html("sub", isIndex(below) ? {} : UPRIGHT, [below])]),
    ...(above === undefined ? [] : [html("sup", {}, [above])]),
  ]);

/** What to see. */
export const captionOfLinearMap = ({ steps }: LinearMapData): string =>
  "Drag an eigenvalue. Inside the unit circle the state shrinks, on the circle it keeps its length, outside it " +
  `grows, in ${steps} steps from the open dot; the dotted circle is the length it starts with. That is the whole ` +
  "story only while the matrix is normal. Raise the non-normality: the eigenvalues stay, the largest singular value " +
  "grows, and the state may first grow far beyond what the modulus promises, the dashed line, before it follows it.";

/** One step in a sentence. */
export function announceLinearMap(data: LinearMapData, state: State): string {
  const map = linearMapAt(state);
  const path = pathOf(data, map);
  const most =
    path.longest === 0
      ? "it is never longer"
      : `the longest it gets is ${amountText(path.length[path.longest])} times, at step ${path.longest}`;
  return (
    `Step ${state.time}, modulus ${numberText(map.modulus, 2)}, angle ${map.degrees}°, ` +
    `non-normality ${numberText(map.nonNormality, 1)}: the state is ${amountText(path.length[state.time])} times ` +
    `as long as at the start; ${most}.`
  );
}

/** The whole drawing in words. */
export function describeLinearMap(data: LinearMapData, state: State): string {
  const map = linearMapAt(state);
  const path = pathOf(data, map);
  const [length, promised] = [path.length[state.time], path.promised[state.time]];
  const where = map.modulus < 1 ? "inside" : map.modulus > 1 ? "outside" : "on";
  return (
    `Two units start at ${pointText(data.start)} and are multiplied by the matrix ${matrixText(map)} at every step. ` +
    `Its eigenvalues have modulus ${numberText(map.modulus, 2)}, ${where} the unit circle, ${map.degrees}° above and below ` +
    `the positive real axis; its largest singular value is ${numberText(map.largestSingularValue, 2)}. ` +
    `At step ${state.time} the state is ${pointText(path.h[state.time])}, ${amountText(length)} times as long as at the start, ` +
    `where the modulus alone promises ${amountText(promised)}. Of ${data.steps} steps the state is longest at ` +
    `step ${path.longest}, ${amountText(path.length[path.longest])} times as long, and at the last ` +
    `${amountText(path.length[data.steps])} times.`
  );
}

/** Every step: the state, its length and what the modulus promises. */
export function tableOfLinearMap(data: LinearMapData, state: State): Table {
  const map = linearMapAt(state);
  const { h, length, promised } = pathOf(data, map);
  const rounded = (value: number) => Number(value.toPrecision(5));
  return {
    caption:
      `The state at each step; modulus ${numberText(map.modulus, 2)}, angle ${map.degrees}°, ` +
      `non-normality ${numberText(map.nonNormality, 1)}`,
    columns: ["step", "unit 1", "unit 2", "length", "modulus to the power of the step"],
    rows: h.map(([first, second], t) => [
      t,
      ...[first, second, length[t], promised[t]].map(rounded),
    ]),
  };
}

/** What the symbols of the book hold here. */
export function valuesOfLinearMap(data: LinearMapData, state: State): Record<string, string> {
  const map = linearMapAt(state);
  const { h } = pathOf(data, map);
  return {
    h: pointText(h[state.time]),
    hPrev: state.time === 0 ? "nothing before the start" : pointText(h[state.time - 1]),
    Whh: matrixText(map),
  };
}

/** Letters that stand for a place are set like symbols, words and numbers are not. */
const isIndex = (text: string) => /^[a-z]{1,2}$/.test(text);
const UPRIGHT = { class: "upright" };

const matrixText = ({ Whh }: LinearMap) =>
  `[${Whh.row.map((row) => `[${Array.from(row, entryText).join(", ")}]`).join(", ")}]`;

const pointText = (state: ArrayLike<number>) => `(${Array.from(state, entryText).join(", ")})`;
