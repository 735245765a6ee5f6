import fc from "fast-check";
import { expect, test } from "vitest";
import { codeTokens } from "../../src/weave/code-tokens.ts";

const kinds = (line: string, kind: string) =>
  codeTokens(line).flatMap((token) => (token.kind === kind ? [token.text] : []));

test("names are told from keywords, numbers, texts and comments", () => {
  const line = 'for (let t = 1; t < h.length; t++) z["Whh"] += 2; // Whh times h';
  expect(kinds(line, "name")).toEqual(["t", "t", "h", "length", "t", "z"]);
  expect(kinds(line, "comment")).toEqual(["// Whh times h"]);
});

test("a symbol inside a longer name is no name", () => {
  expect(kinds("hPrev.fill(params.Whh, dh1)", "name")).toEqual([
    "hPrev",
    "fill",
    "params",
    "Whh",
    "dh1",
  ]);
});

test("a comment inside a line ends where it ends", () => {
  expect(kinds("a /* h */ + b", "comment")).toEqual(["/* h */"]);
  expect(kinds("a /* h */ + b", "name")).toEqual(["a", "b"]);
});

test("a separator of lines inside a text stays, for in an editor it is one line", () => {
  expect(codeTokens("h\u2028\u2029").map(({ text }) => text)).toEqual(["h", "\u2028\u2029"]);
});

test("the tokens of any line are the line", () => {
  const code = fc
    .array(
      fc.constantFrom("h", "Whh", " ", "+=", "(", ")", "`", '"', "/*", "*/", "//", "/", "${", "}"),
    )
    .map((pieces) => pieces.join(""));
  const anything = fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, " "));
  fc.assert(
    fc.property(fc.oneof(code, anything), (line) => {
      const tokens = codeTokens(line);
      expect(tokens.map(({ text }) => text).join("")).toBe(line);
      for (const { text } of tokens) expect(text).not.toBe("");
    }),
    { numRuns: 2000 },
  );
});
