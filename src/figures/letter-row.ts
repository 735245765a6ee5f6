import type { Make } from "./elements.ts";

/** A row of letters, one a column, in two layers that are styled apart. */
export const letterRow = (
  { html }: Make,
  layers: readonly [string, string],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement =>
  html(
    "div",
    { ...attributes, class: "letter-row" },
    layers.map((layer) => html("span", { class: layer })),
  );

/** Writes the letters of a row, each into the first or the second of its layers. */
export function setLetterRow(
  row: Element,
  text: string,
  isInFirst: (column: number) => boolean,
): void {
  [...row.children].forEach((layer, i) => {
    const letters = Array.from(text, (letter, column) =>
      isInFirst(column) === (i === 0) ? letter : " ",
    );
    layer.textContent = letters.join("");
  });
}
