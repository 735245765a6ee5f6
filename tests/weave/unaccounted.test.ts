import { describe, expect, test } from "vitest";
import type { Prose } from "../../src/weave/chapter-source.ts";
import { readChapterSource } from "../../src/weave/chapter-source.ts";
import { refuseUnaccounted, unaccounted } from "../../src/weave/unaccounted.ts";

const prose = (text: string, claimed = false): Prose[] => [{ text, line: 7, claimed }];
const found = (text: string, claimed = false) =>
  unaccounted(prose(text, claimed)).map((one) => one.text);

describe("in running text", () => {
  test.each([
    ["It has 64 units.", ["64"]],
    ["It ends in 1990, at 4.5.", ["1990", "4.5"]],
    ["1,234,567 characters; 10% of them", ["1,234,567", "10"]],
    ["x² grows to ½ of ٣", ["²", "½", "٣"]],
    ["GPT-2", ["2"]],
    ["Most are halved, a third is doubled.", ["Most", "halved", "third", "doubled"]],
    ["twice as many, a few hundred", ["twice", "many", "few", "hundred"]],
    ["thirteen, twenty-two and ninety", ["thirteen", "twenty-two", "ninety"]],
    ["a four-fold increase", ["four-fold"]],
  ])("%s", (text, quantities) => {
    expect(found(text)).toEqual(quantities);
  });

  test.each([
    "one, two, seven, twelve units",
    "almost all; utmost; the fewest",
    "how many units, and how\nmany of them",
    "a halfway house is no manifold",
  ])("%s: nothing", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("in a claim words of quantity are accounted for, and digits are not", () => {
  expect(found("most of them, more than half", true)).toEqual([]);
  expect(found("most of the 64 units", true)).toEqual(["64"]);
});

test("each is found in its own line, in the order in which they are read", () => {
  expect(unaccounted(prose("most\nof them\nare 5 and half"))).toEqual([
    { text: "most", line: 7 },
    { text: "5", line: 9 },
    { text: "half", line: 9 },
  ]);
});

test("the first is refused with its file and line, and how to write it instead", () => {
  const source = readChapterSource(
    "content/chapters/any.mdx",
    'Fine.\n\nWith <Given of="n" /> units\nit needs 5 updates.',
  );
  expect(() => refuseUnaccounted(source.file, source.prose)).toThrow(
    new Error(
      "content/chapters/any.mdx:4: “5” is a quantity without a source; " +
        "write it as <Measured>, <Computed>, <Given> or <Cite>, or a word in a <Claim> that states it",
    ),
  );
  expect(() => refuseUnaccounted("any.mdx", prose("nothing to count"))).not.toThrow();
});
