import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chapterFile, readChapterSource } from "../../src/weave/chapter-source.ts";

const FILE = "content/chapters/any.mdx";
const read = (...lines: string[]) => readChapterSource(FILE, lines.join("\n"));
const words = (...lines: string[]) =>
  read(...lines)
    .prose.map(({ text }) => text)
    .join("|");

test("a chapter is one file of its address", () => {
  expect(chapterFile("the-end")).toBe("content/chapters/the-end.mdx");
});

test("elements are found wherever they stand, with their texts and lines", () => {
  const { uses, file } = read(
    "---",
    "question: Why?",
    "---",
    "",
    'A <Measured of="loss" in="main-s2" /> and more',
    "",
    '<Story figure="tape">',
    "<Step title='One' state={{ update: 1 }}>",
    "",
    '- See <Claim that="holds">that <Computed of="n" /> holds</Claim>.',
    "",
    "</Step>",
    "</Story>",
  );
  expect(file).toBe(FILE);
  expect(uses).toEqual([
    { element: "Measured", attributes: { of: "loss", in: "main-s2" }, line: 5 },
    { element: "Story", attributes: { figure: "tape" }, line: 7 },
    { element: "Step", attributes: { title: "One" }, line: 8 },
    { element: "Claim", attributes: { that: "holds" }, line: 10 },
    { element: "Computed", attributes: { of: "n" }, line: 10 },
  ]);
});

test("prose is what is read as words: not settings, formulas, code or numbers with a source", () => {
  const text = words(
    "---",
    "question: settings",
    "---",
    "",
    "## A heading",
    "",
    "before $formula$ and `code` <Given>given</Given> after <em>all</em>",
    "",
    "$$",
    "display",
    "$$",
    "",
    '<Cite source="cited">cited</Cite> <Term of="term">shown</Term>',
    "",
    "```ts",
    "fence",
    "```",
  );
  for (const word of ["A heading", "before", "after", "all", "shown"]) expect(text).toContain(word);
  for (const word of ["settings", "formula", "code", "given", "display", "cited", "term", "fence"])
    expect(text).not.toContain(word);
});

test("titles and labels that are shown are prose too", () => {
  const text = words(
    '<Box title="a title" label="a label">text</Box>',
    "",
    '<Misconception says="a saying" id="no-prose">',
    "text",
    "</Misconception>",
  );
  expect(text).toContain("a title|a label|text|a saying");
  expect(text).not.toContain("no-prose");
});

test("what stands in a claim is marked, at any depth, and nothing else is", () => {
  const { prose } = read('one <Claim that="x">two *three* <Term of="t">four</Term></Claim> five');
  const marks = prose.map(({ text, claimed }) => `${text.trim()} ${claimed}`);
  expect(marks.filter((mark) => /^\w+ /.test(mark))).toEqual([
    "one false",
    "two true",
    "three true",
    "four true",
    "five false",
  ]);
});

test("lines are those of the file, below however long a head", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (settings, blank) => {
      const head = [
        "---",
        ...Array.from({ length: settings }, (_, i) => `key${i}: x`),
        "a: b",
        "---",
      ];
      const lines = [
        ...head,
        ...Array.from({ length: blank + 1 }, () => ""),
        'word <Given of="x" />',
      ];
      const { prose, uses } = read(...lines);
      expect(prose[0]).toMatchObject({ text: "word ", line: lines.length });
      expect(uses[0].line).toBe(lines.length);
    }),
  );
});

describe("refuses, naming file and line,", () => {
  test.each([
    [
      "an element that is not closed",
      ["", "<Box>", "text"],
      /^content\/chapters\/any\.mdx:\d+: .*Box/,
    ],
    ["a brace that is not closed", ["", "", "a {b"], /^content\/chapters\/any\.mdx:3: .*brace/],
    [
      "an import",
      ["import a from 'b'", "", "text"],
      `${FILE}:1: a chapter imports and exports nothing; it has its elements without that`,
    ],
    [
      "an export",
      ["text", "", "export const a = 1"],
      `${FILE}:3: a chapter imports and exports nothing; it has its elements without that`,
    ],
    [
      "a number that is computed on the spot",
      ["", "it has {1 + 1} units"],
      `${FILE}:2: {1 + 1} is a program; write text, or a fact of src/facts with its element`,
    ],
    [
      "a title that is computed",
      ["<Box title={`${5} units`}>", "text", "</Box>"],
      `${FILE}:1: title is a program; write it as text: title="…"`,
    ],
    [
      "attributes from elsewhere",
      ["<Box {...{ title: '5' }}>", "text", "</Box>"],
      `${FILE}:1: {…} is a program; write it as text: name="…"`,
    ],
  ])("%s", (_, lines, message) => {
    expect(() => read(...lines)).toThrow(message);
  });

  test("but no comment", () => {
    expect(words("a {/* 5 units */} b")).toBe("a | b");
  });
});
