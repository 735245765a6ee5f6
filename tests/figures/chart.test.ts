import { areaY, axisX, dot, gridY, lineY, ruleX, text } from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { chartOf, redrawChart, type ChartOptions } from "../../src/figures/chart.ts";

const { document } = new JSDOM("").window;
const values = [3.1, 2.25, 1.125, 0.3337].map((loss, order) => ({ order, loss }));

const chart =
  (at: number): ChartOptions =>
  ({ name }) => ({
    x: { label: "characters of past" },
    y: { domain: [0, 4], label: "bits" },
    marks: [
      gridY({ className: "grid" }),
      axisX({ ticks: name === "wide" ? 4 : 2 }),
      areaY(values, { x: "order", y: "loss", fillOpacity: 0.2 }),
      lineY(values, { x: "order", y: "loss", className: "floor" }),
      dot(values, { x: "order", y: "loss" }),
      ruleX([at], { className: "now" }),
      text(["here"], { x: [at], frameAnchor: "top" }),
    ],
  });

test("a chart is two pictures, and one area for the pointer", () => {
  const drawn = chartOf(document, chart(1));
  expect(drawn.querySelectorAll("svg")).toHaveLength(2);
  expect([...drawn.querySelectorAll("svg")].map((one) => one.getAttribute("viewBox"))).toEqual([
    "0 0 360 260",
    "0 0 640 320",
  ]);
  expect(drawn.querySelectorAll("[data-pointer]")).toHaveLength(1);
});

test("nothing in it has looks, an id or words of its own", () => {
  const drawn = chartOf(document, chart(1));
  expect(drawn.querySelectorAll("style")).toHaveLength(0);
  for (const element of drawn.querySelectorAll("*"))
    for (const { name } of element.attributes)
      expect(name).not.toMatch(/^(style|id|aria-.*|font-.*)$/);
  for (const svg of drawn.querySelectorAll("svg"))
    for (const name of ["width", "height"]) expect(svg.hasAttribute(name)).toBe(false);
  expect(drawn.querySelector(".floor path")?.getAttribute("d")).toMatch(/^M52,/);
});

test("coordinates are as fine as can be seen", () => {
  const { outerHTML } = chartOf(document, chart(1));
  expect(outerHTML.match(/\d+\.\d+/g)?.length).toBeGreaterThan(10);
  expect(outerHTML).not.toMatch(/\d\.\d{3}/);
});

test("drawn anew, it has the nodes that drawing gives", () => {
  const drawn = chartOf(document, chart(1));
  const other = chartOf(document, chart(2));
  expect(drawn.isEqualNode(other)).toBe(false);
  const area = drawn.querySelector("[data-pointer]");
  redrawChart(drawn, chart(2));
  expect(drawn.isEqualNode(other)).toBe(true);
  expect(drawn.querySelector("[data-pointer]")).toBe(area);
});

test("what needs an id, and what brings a title, is refused", () => {
  expect(() => chartOf(document, () => ({ marks: [dot([[1, 2]], { clip: "frame" })] }))).toThrow(
    /id/,
  );
  expect(() => chartOf(document, () => ({ title: "Loss", marks: [dot([[1, 2]])] }))).toThrow(
    /figure/,
  );
});
