import { describe, expect, test } from "vitest";
import { toldRecordings } from "../../src/weave/recordings.ts";

/** Multiplications are counted: no seed changes them. */
const COUNTED = ["backward-costs"];

const recordings = await toldRecordings();

test("every recording is told once, by the chapters that use it", () => {
  const names = recordings.flatMap((one) => one.names);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(20);
});

describe.each(recordings)(
  "the headlines of $names",
  ({ names, seeds, files, bytes, headlines }) => {
    test.each(headlines)("$says", ({ says, text, isLogarithmic, rows }) => {
      expect(says).toMatch(/[^.]$/);
      expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
      for (const { name, values } of rows) {
        expect(values.length, name).toBeGreaterThan(0);
        for (const value of values) {
          expect(Number.isFinite(value), `${name}: ${value}`).toBe(true);
          expect(text(value)).toMatch(/^[−+]?\d/u);
          if (isLogarithmic) expect(value).toBeGreaterThan(0);
        }
      }
      const most = Math.max(...rows.map(({ values }) => values.length));
      if (!COUNTED.some((name) => names.includes(name))) expect(most).toBeGreaterThanOrEqual(3);
    });

    test("stand on files that are there", () => {
      expect(files).toBeGreaterThan(0);
      expect(bytes).toBeGreaterThan(1000);
      expect(seeds).toBeGreaterThanOrEqual(0);
    });
  },
);
