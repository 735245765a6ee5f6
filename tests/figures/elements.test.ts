import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { elementsOf } from "../../src/figures/elements.ts";

const { document } = new JSDOM("").window;
const { html, svg } = elementsOf(document);

test("makes elements of the namespace they belong to", () => {
  expect(html("p").namespaceURI).toBe("http://www.w3.org/1999/xhtml");
  expect(svg("path").namespaceURI).toBe("http://www.w3.org/2000/svg");
  expect(svg("svg", { viewBox: "0 0 1 1" }).outerHTML).toContain('viewBox="0 0 1 1"');
});

test("takes text as text, whatever stands in it", () => {
  const made = html("p", { title: '"<b>' }, ["<b>not bold</b>", html("i", {}, ["&amp;"])]);
  expect(made.children).toHaveLength(1);
  expect(made.textContent).toBe("<b>not bold</b>&amp;");
  expect(made.getAttribute("title")).toBe('"<b>');
});
