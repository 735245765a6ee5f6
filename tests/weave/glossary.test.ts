import { describe, expect, test } from "vitest";
import { meaningOf, readGlossary } from "../../src/weave/glossary.ts";
import { inProjectWith } from "./in-project-with.ts";

const FILE = "content/glossary.yaml";

test("a term means what the glossary says", () => {
  const [[term, meaning]] = Object.entries(readGlossary());
  expect(meaningOf(term)).toBe(meaning);
  expect(inProjectWith(FILE, "state: What is carried.", () => meaningOf("state"))).toBe(
    "What is carried.",
  );
});

test.each(["states", "constructor", ""])("“%s” is refused with the terms there are", (term) => {
  const ask = () => inProjectWith(FILE, "state: Some.\nlogits: Others.", () => meaningOf(term));
  expect(ask).toThrow(
    new Error(`explains "${term}", which is not in content/glossary.yaml; there are state, logits`),
  );
});

describe("a glossary is refused, naming the file and the term,", () => {
  test.each([
    [
      "state: no sentence",
      `${FILE}: "state" has to begin with a capital and end in a full stop, not “no sentence”`,
    ],
    ["state: 5", `${FILE} needs "state" to be a text, not 5`],
    ["- state", `${FILE} needs names with values, not ["state"]`],
    [
      "state: One.\nstate: Two.",
      `${FILE} cannot be read: Map keys must be unique at line 2, column 1`,
    ],
  ])("%s", (text, message) => {
    expect(() => inProjectWith(FILE, text, readGlossary)).toThrow(new Error(message));
  });
});
