import { expect, test } from "vitest";
import { replacedText } from "../../../src/experiments/language/replaced-text.ts";

const text =
  "the man thanks the woman. the woman reads. the boy greets the man. the man thanks the man. ";

test("only whole words are replaced, all of a sentence, in so many sentences", () => {
  expect(replacedText(text, "man", "zog", 9)).toBe(
    "the zog thanks the woman. the boy greets the zog. the zog thanks the zog. ",
  );
  expect(replacedText(text, "man", "zog", 1)).toBe("the zog thanks the woman. ");
});

test("a word that the text does not have has no context", () => {
  expect(() => replacedText(text, "cat", "zog", 9)).toThrow(
    'no sentence of the text has the word "cat"',
  );
});
