import { afterEach, describe, expect, test, vi } from "vitest";
import { FACTS } from "../../src/facts/registry.ts";
import { checkBook, refuseUnused } from "../../src/weave/book-check.ts";
import * as chapterSource from "../../src/weave/chapter-source.ts";
import type { Use } from "../../src/weave/chapter-source.ts";

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.restoreAllMocks());

const { readChapterSource } = chapterSource;

/** The book with one more element in each of its chapters. */
function withUse(use: Omit<Use, "line">): void {
  vi.spyOn(chapterSource, "readChapterSource").mockImplementation((file) => {
    const source = readChapterSource(file);
    return { ...source, uses: [...source.uses, { ...use, line: 7 }] };
  });
}

test("the book is in order", async () => {
  await expect(checkBook()).resolves.toBeUndefined();
});

describe("refuses, naming file, line, what is wrong and what would have been right,", () => {
  test.each<[string, Omit<Use, "line">, RegExp]>([
    [
      "an element there is not",
      { element: "Trem", attributes: {} },
      /<Trem> is no element of a chapter; there are Answer, Aside/,
    ],
    [
      "a number nobody measures",
      { element: "Measured", attributes: { of: "loss.lost" } },
      /<Measured> .*"loss\.lost".* loss\.last/,
    ],
    [
      "a claim nobody makes",
      { element: "Claim", attributes: { that: "no-such" } },
      /<Claim> .*"no-such"/,
    ],
    [
      "a source there is not",
      { element: "Cite", attributes: { source: "elman1991" } },
      /<Cite> cites "elman1991", .*elman1990/,
    ],
    [
      "a term there is not",
      { element: "Term", attributes: { of: "hidden stat" } },
      /<Term> explains "hidden stat", .*hidden state/,
    ],
    [
      "a figure of another page",
      { element: "Show", attributes: { figure: "tape" } },
      /<Show> names the figure "tape", which is not in this chapter; there are [a-z-]+, /,
    ],
    [
      "an equation no code computes",
      { element: "Equation", attributes: { id: "hh" } },
      /<Equation> is called "hh", .*\[eq:hh\]/,
    ],
  ])("%s", async (_, use, message) => {
    withUse(use);
    const error = await checkBook().then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).toMatch(/^content\/chapters\/[a-z-]+\.mdx:7: /);
    expect(error?.message).toMatch(message);
  });
});

test("a term that no chapter uses is refused by its name", async () => {
  vi.spyOn(chapterSource, "readChapterSource").mockImplementation((file) => {
    const source = readChapterSource(file);
    return { ...source, uses: source.uses.filter(({ attributes }) => attributes.of !== "logits") };
  });
  await expect(checkBook()).rejects.toThrow("content/glossary.yaml: no chapter uses logits; write");
});

test("a fact that no page states is refused, with the element that would state it", () => {
  const stated = new Set(FACTS.keys());
  expect(() => refuseUnused(stated)).not.toThrow();
  stated.delete("radius-leaves-one");
  expect(() => refuseUnused(stated)).toThrow(
    'src/facts: no page uses radius-leaves-one; write <Claim that="radius-leaves-one" /> where it is stated, or take it out',
  );
});
