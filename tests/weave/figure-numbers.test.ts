import { expect, test } from "vitest";
import { readChapterSource } from "../../src/weave/chapter-source.ts";
import { beginChapter, figureNumber } from "../../src/weave/figure-numbers.ts";

test("the figures of a chapter are numbered as they follow each other, in stories too", () => {
  const { uses } = readChapterSource(
    "any.mdx",
    [
      '<Figure id="one" />',
      '<Story figure="two">',
      '<Step title="a">',
      "text",
      "</Step>",
      "</Story>",
      '<Equation id="h" figure="one" tex="h" />',
      '<Figure id="three" />',
    ].join("\n\n"),
  );
  const locals = {};
  beginChapter(locals, 4, uses);
  const numbers = ["one", "two", "three", "training"].map((id) => figureNumber(locals, id));
  expect(numbers).toEqual(["4.1", "4.2", "4.3", undefined]);
});

test("a page that is no chapter numbers nothing, and one chapter nothing of another", () => {
  expect(figureNumber({}, "tape")).toBeUndefined();
  const [first, second] = [{}, {}];
  beginChapter(first, 1, [{ element: "Figure", attributes: { id: "tape" }, line: 1 }]);
  beginChapter(second, 2, []);
  expect(figureNumber(first, "tape")).toBe("1.1");
  expect(figureNumber(second, "tape")).toBeUndefined();
});
