import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText, jsonText } from "../../src/figures/csv.ts";
import { parseCsv } from "./parse-csv.ts";

test("fields with a comma, a quote or a line break stand in quotes", () => {
  const table = { caption: "", columns: ["a", "b,c"], rows: [['say "yes"', 1.5]] };
  expect(csvText(table)).toBe('a,"b,c"\r\n"say ""yes""",1.5\r\n');
});

test("any table of text comes back from CSV as it was", () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(",", '"', "\r\n", ""));
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
  fc.assert(
    fc.property(tables, (rows) => {
      const columns = rows[0] ?? ["none"];
      expect(parseCsv(csvText({ caption: "", columns, rows }))).toEqual([columns, ...rows]);
    }),
  );
});

test("as JSON a row is an object by the names of the columns", () => {
  const text = jsonText({
    caption: "",
    columns: ["update", "loss"],
    rows: [
      [0, "none"],
      [1, 2],
    ],
  });
  expect(JSON.parse(text)).toEqual([
    { update: 0, loss: "none" },
    { update: 1, loss: 2 },
  ]);
  expect(text).toMatch(/\n$/);
});
