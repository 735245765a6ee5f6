import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { computed } from "../../src/facts/fact.ts";
import { FACTS } from "../../src/facts/registry.ts";
import { chapterFile } from "../../src/weave/chapter-source.ts";
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

test("the places of a fact are all there are", () => {
  const named = ["src/pages/index.astro", ...new Set(claims.flatMap(filesOf))].flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/<(?:Measured|Computed|Given|Claim)\s+(?:of|that)=/g),
  ]);
  const places = [...claims, ...numbers].flatMap((one) => one.places);
  expect(places).toHaveLength(named.length);
});

const filesOf = ({ places }: (typeof claims)[number]) =>
  places.flatMap(({ path }) => (path === "" ? [] : [chapterFile(path.slice(0, -1))]));

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
    new Error("no page uses stale.One, stale.two; take them out of src/facts"),
  );
});

test("a fact that the front page names is one, whatever letters it is named with", () => {
  const names = [
    ...readFileSync("src/pages/index.astro", "utf8").matchAll(/<Claim that="([^"]+)"/g),
  ];
  const front = claims.filter(({ places }) => places.some(({ path }) => path === ""));
  expect(front.map(({ name }) => name)).toEqual(names.map(([, name]) => name));
});
