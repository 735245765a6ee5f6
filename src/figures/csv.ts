import type { Table } from "./figure.ts";

/** A table as comma-separated values, RFC 4180: fields in quotes where they need them, lines ending in CR LF. */
export function csvText({ columns, rows }: Table): string {
  const field = (value: string | number) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A table as JSON: one object a row, by the names of the columns. */
export function jsonText({ columns, rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  return `${JSON.stringify(objects, null, 1)}\n`;
}
