import { afterEach, expect, test, vi } from "vitest";
import { citedBy, refuseUncited } from "../../src/weave/citations.ts";
import * as bibliography from "../../src/weave/bibliography.ts";

afterEach(() => vi.restoreAllMocks());

const use = (element: string, attributes: Record<string, string>) => ({
  element,
  attributes,
  line: 1,
});

test("a text cites each source once, and numbers are no sources", () => {
  const uses = [
    use("Cite", { source: "elman1990" }),
    use("Measured", { of: "loss.last" }),
    use("Cite", { source: "saxe2014" }),
    use("Cite", { source: "elman1990" }),
  ];
  expect(citedBy(uses)).toEqual(["elman1990", "saxe2014"]);
});

test("every source of the book is cited", () => {
  expect(() => refuseUncited()).not.toThrow();
});

test("a source that nothing cites is refused by its key, with what to do", () => {
  const sources = new Map(bibliography.readSources());
  const [[, some]] = sources;
  vi.spyOn(bibliography, "readSources").mockReturnValue(
    new Map([...sources, ["nobody2001", { ...some, key: "nobody2001" }]]),
  );
  expect(() => refuseUncited()).toThrow(
    'content/references.bib: nothing cites nobody2001; cite it with <Cite source="nobody2001" /> or take it out',
  );
});
