import { csvText, jsonText } from "../figures/csv.ts";
import type { Table } from "../figures/figure.ts";

/** Writes a table and its caption into the table element of the page; in place. */
export function fillTable(element: Element, { caption, rows }: Table): void {
  element.querySelector("caption")?.replaceChildren(caption);
  element.querySelector("tbody")?.replaceChildren(...rows.map(lineOf));
}

function lineOf(row: Table["rows"][number]): HTMLTableRowElement {
  const line = document.createElement("tr");
  row.forEach((value, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
    if (i === 0) cell.setAttribute("scope", "row");
    cell.textContent = String(value);
    line.append(cell);
  });
  return line;
}

/** Hands a table to the reader as a file. */
export function download(name: string, kind: "csv" | "json", table: Table): void {
  const [text, type] =
    kind === "csv" ? [csvText(table), "text/csv"] : [jsonText(table), "application/json"];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${name}.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
