import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plotOffset, withoutOffset } from "../../src/build/plot-offset.ts";

const style = "node_modules/@observablehq/plot/src/style.js";
const code = readFileSync(style, "utf8");

test("Plot as it is installed loses its offset, and nothing else", () => {
  const changed = plotOffset.transform(code, `/somewhere/${style}`) ?? "";
  expect(changed).toContain("export const offset = 0;");
  expect(changed).not.toContain("devicePixelRatio");
  const lines = (text: string) => new Set(text.split("\n"));
  expect([...lines(changed).difference(lines(code))]).toEqual(["export const offset = 0;" + TAIL]);
});

/** What stands behind the offset on its line. */
const TAIL = " // prettier-ignore";

test("other modules stay as they are", () => {
  expect(plotOffset.transform(code, "/somewhere/src/figures/chart.ts")).toBeUndefined();
});

test("a Plot that no longer asks is named", () => {
  expect(() => withoutOffset("export const offset = 0.5;")).toThrow(/src\/style\.js/);
});
