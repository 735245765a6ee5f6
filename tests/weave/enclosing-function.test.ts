import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { enclosingFunction } from "../../src/weave/enclosing-function.ts";

const source = [
  "const outside = 1;",
  "export function outer(): number {",
  "  const a = 1;",
  "  function inner(): number {",
  "    return a;",
  "  }",
  "  return inner();",
  "}",
].join("\n");

test.each([
  [1, undefined],
  [3, "outer"],
  [5, "inner"],
  [7, "outer"],
])("line %d stands in %s", (line, name) => {
  expect(enclosingFunction(source, line)).toBe(name);
});

test("the recurrence of the core stands in the function that takes a step", () => {
  const core = readFileSync("src/rnn/forward.ts", "utf8");
  const line = core.split("\n").findIndex((text) => text.includes("#region recurrence")) + 2;
  expect(enclosingFunction(core, line)).toBe("step");
});
