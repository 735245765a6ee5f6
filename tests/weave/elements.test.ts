import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ELEMENTS } from "../../src/weave/elements.ts";

test("what a chapter may write is what it is handed, but for what Markdown itself makes", () => {
  const source = readFileSync("src/components/ChapterText.astro", "utf8");
  const [, handed = ""] = /const vocabulary = \{([^}]*)\}/.exec(source) ?? [];
  const names = [...handed.matchAll(/^\s*([A-Z]\w*),$/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual([...ELEMENTS].sort());
});
