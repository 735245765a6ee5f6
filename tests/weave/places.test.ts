import fc from "fast-check";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { places } from "../../src/weave/places.ts";

/** What is looked at of the tree of a chapter. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly attributes?: readonly { readonly name: string; readonly value: unknown }[];
  readonly children?: readonly Node[];
}

const FILE = "/anywhere/content/chapters/any.mdx";
const parser = unified().use(remarkParse).use(remarkMdx).use(remarkMath);

function placedIn(text: string, path: string | undefined = FILE): Node {
  const tree = parser.parse(text);
  places()(tree, { path });
  return tree as Node;
}

const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
const elements = (tree: Node) =>
  all(tree)
    .filter(({ type }) => type.startsWith("mdxJsx"))
    .map(({ name = "", attributes = [] }) => ({
      name,
      ...Object.fromEntries(attributes.map((one) => [one.name, one.value])),
    }));
const textIn = ({ value = "", children = [] }: Node): string =>
  value + children.map(textIn).join("");
const blocks = (tree: Node) => (tree.children ?? []).map(({ type }) => type);

test("every element of the vocabulary is told its place and its number, and no other is", () => {
  const tree = placedIn(
    'One <Given of="n" />\nand <em>two</em>\n\n<Box title="x">\n\n<Aside>\nthree\n</Aside>\n\n</Box>',
  );
  expect(elements(tree)).toEqual([
    { name: "Given", of: "n", at: "content/chapters/any.mdx:1", nth: "1" },
    { name: "em" },
    { name: "Box", title: "x", at: "content/chapters/any.mdx:4", nth: "2" },
    { name: "Aside", at: "content/chapters/any.mdx:6", nth: "3" },
  ]);
});

test("numbers begin anew in each file, and a text without a file has lines", () => {
  for (let file = 0; file < 2; file++)
    expect(elements(placedIn("<Aside>x</Aside>", ""))).toEqual([
      { name: "Aside", at: ":1", nth: "1" },
    ]);
});

test("formulas become elements with places, displayed ones equations", () => {
  const tree = placedIn("let $\\h_1$ be\n\n$$\n\\h = 0\n$$\n\n<Box>\n\n$x$\n\n</Box>");
  expect(elements(tree)).toEqual([
    { name: "Formula", tex: "\\h_1", at: "content/chapters/any.mdx:1", nth: "1" },
    { name: "Equation", tex: "\\h = 0", at: "content/chapters/any.mdx:3", nth: "2" },
    { name: "Box", at: "content/chapters/any.mdx:7", nth: "3" },
    { name: "Formula", tex: "x", at: "content/chapters/any.mdx:9", nth: "4" },
  ]);
  expect(all(tree).filter(({ type }) => type === "math" || type === "inlineMath")).toEqual([]);
  expect(textIn(tree)).toBe("let  be");
});

test("a formula takes the marks behind it along, and no other", () => {
  const tree = placedIn("above $x$: or $y$, (or $z$). $a$ b");
  expect(elements(tree)).toMatchObject([
    { tex: "x", mark: ":" },
    { tex: "y", mark: "," },
    { tex: "z", mark: ")." },
    { tex: "a" },
  ]);
  expect(textIn(tree)).toBe("above  or  (or   b");
});

describe("elements of a sentence", () => {
  /** Lines as an author may break them: words, and elements that fill a line, begin it or end it. */
  const line = fc.constantFrom(
    "some words",
    '<Measured of="n" />',
    '<Claim that="c">a claim</Claim>',
    '<Claim that="c">a claim</Claim> goes on',
    'it has <Given of="n" />',
    '<Claim that="c">over <Computed of="n" />\nlines</Claim>',
    '<Claim that="c">\nby itself\n</Claim>',
    '<Term of="state">states</Term> <Cite source="elman1990" />',
  );
  const paragraph = fc.array(line, { minLength: 1, maxLength: 6 });

  test("never break their paragraph, wherever its lines are broken", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const text = paragraphs.map((lines) => lines.join("\n")).join("\n\n");
        const tree = placedIn(text);
        expect(blocks(tree)).toEqual(paragraphs.map(() => "paragraph"));
        expect(all(tree).some(({ type }) => type === "mdxJsxFlowElement")).toBe(false);
        const words = (one: string) =>
          one
            .replace(/<[^>]*>/g, "")
            .split(/\s+/)
            .filter(Boolean);
        const shown = (tree.children ?? []).map(textIn).join("\n");
        expect(words(shown)).toEqual(words(text));
      }),
    );
  });

  test("nor in lists, boxes and steps", () => {
    const tree = placedIn(
      '- one\n  <Given of="n" />\n  two\n\n<Box>\n\nthree\n<Given of="n" />\n\n</Box>',
    );
    const paragraphs = all(tree).filter(({ type }) => type === "paragraph");
    expect(paragraphs.map(textIn)).toEqual(["one\n\ntwo", "three\n"]);
  });

  test("that fill a line together stay together, with the space between them", () => {
    // MDX sets elements apart that have a line for themselves, and drops what is between them.
    const at = (from: number, to: number) => ({
      start: { line: 3, column: from },
      end: { line: 3, column: to },
    });
    const cite = (from: number, to: number) => ({
      type: "mdxJsxFlowElement",
      name: "Cite",
      children: [],
      position: at(from, to),
    });
    const tree = { type: "root", children: [cite(1, 10), cite(11, 20), cite(20, 29)] };
    places()(tree, { path: FILE });
    const [{ children, ...only }] = tree.children as unknown as [Node];
    expect(only).toEqual({ type: "paragraph", position: at(1, 29) });
    expect(children?.map(({ name, value }) => name ?? value)).toEqual([
      "Cite",
      " ",
      "Cite",
      "Cite",
    ]);
  });
});

test("what is no sentence stays apart: figures, headings, paragraphs with a blank line between", () => {
  const tree = placedIn('text\n<Figure id="tape" />\nmore\n\n# A\n<Given of="n" />\n\nlast');
  expect(blocks(tree)).toEqual([
    "paragraph",
    "mdxJsxFlowElement",
    "paragraph",
    "heading",
    "paragraph",
    "paragraph",
  ]);
});
