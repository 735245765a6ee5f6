import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { computed } from "../../src/facts/fact.ts";
import { FACTS } from "../../src/facts/registry.ts";
import { chapterFile } from "../../src/weave/chapter-source.ts";
import { readChapters } from "../../src/weave/chapters.ts";
import { ledger } from "../../src/weave/ledger.ts";

const { claims, numbers } = await ledger();

test("every fact of the book is in the ledger once, as what it is", () => {
  const listed = [...claims, ...numbers].map(({ name, kind }) => `${kind} ${name}`);
  expect(listed.sort()).toEqual([...FACTS].map(([name, { kind }]) => `${kind} ${name}`).sort());
});

test.each([...claims, ...numbers])("$name is used where the ledger says", ({ name, places }) => {
  expect(places.length).toBeGreaterThan(0);
  for (const { path, line } of places) {
    const file = line === undefined ? "src/pages/index.astro" : chapterFile(path.slice(0, -1));
    const lines = readFileSync(file, "utf8").split("\n");
    // The name of an element may stand on the line after the one it begins on.
    const at = line === undefined ? lines : lines.slice(line - 1, line + 1);
    expect(at.join("\n")).toMatch(new RegExp(`(of|that)="${name.replaceAll(".", "\\.")}"`));
  }
});

test("the places of facts are all there are", () => {
  const chapters = readChapters().filter(({ written }) => written);
  const files = ["src/pages/index.astro", ...chapters.map(({ slug }) => chapterFile(slug))];
  const named = files.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/<(?:Measured|Computed|Given|Claim)\s+(?:of|that)=/g),
  ]);
  const places = [...claims, ...numbers].flatMap((one) => one.places);
  expect(places).toHaveLength(named.length);
});

test("the spread of a number is how far its seeds lie apart", () => {
  for (const { readings, spread, name } of numbers) {
    const values = readings.map(({ value }) => value).sort((a, b) => a - b);
    expect(spread, name).toBe(values.length > 0 ? values[values.length - 1] - values[0] : 0);
  }
  expect(numbers.some(({ spread }) => spread > 0)).toBe(true);
});

test("a fact that no page uses is refused by its name", async () => {
  const stale = computed({ says: "nothing anyone reads", value: () => 1, text: String });
  vi.doMock("../../src/facts/registry.ts", () => ({
    FACTS: new Map([...FACTS, ["stale.One", stale], ["stale.two", stale]]),
  }));
  vi.resetModules();
  const { ledger: again } = await import("../../src/weave/ledger.ts");
  await expect(again()).rejects.toThrow(
    new Error(
      'src/facts: no page uses stale.One, stale.two; write <Computed of="stale.One" /> where it is stated, or take it out',
    ),
  );
});
