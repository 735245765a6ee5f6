import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { region } from "../../src/weave/regions.ts";

const source = (...lines: string[]) => lines.join("\n");
const textOf = (text: string, name: string) => region(text, name).map((line) => line.text);

test("a region is its lines with their numbers in the file, without their common indentation", () => {
  const text = source(
    "function step() {",
    "  // #region sum",
    "  for (;;) {",
    "    add();",
    "",
    "  }",
    "  // #endregion sum",
    "}",
  );
  expect(region(text, "sum")).toEqual([
    { number: 3, text: "for (;;) {", equation: undefined },
    { number: 4, text: "  add();", equation: undefined },
    { number: 5, text: "", equation: undefined },
    { number: 6, text: "}", equation: undefined },
  ]);
});

test("a line that names an equation gives its name; what else the comment says stays", () => {
  const text = source(
    "// #region sum",
    "tanh(z); //                  [eq:h]",
    "add(dh, dz); // for later ones [eq:d-h]",
    "y[0] = 1; // of [eq:y], later",
    "// #endregion sum",
  );
  expect(region(text, "sum")).toEqual([
    { number: 2, text: "tanh(z);", equation: "h" },
    { number: 3, text: "add(dh, dz); // for later ones", equation: "d-h" },
    { number: 4, text: "y[0] = 1; // of [eq:y], later", equation: undefined },
  ]);
});

test("any region is cut out as it was put in, also around and across others", () => {
  const words = fc.stringMatching(/^[a-z()=; ]{0,20}$/);
  const line = fc.tuple(fc.nat(3), words).map(([indent, text]) => "  ".repeat(indent) + text);
  const lines = fc.array(line, { maxLength: 6 });
  const body = fc.array(line, { minLength: 1 }).filter((all) => all.some((one) => one.trim()));
  fc.assert(
    fc.property(lines, lines, body, lines, fc.nat(4), (before, first, inner, after, indent) => {
      const margin = " ".repeat(indent);
      const put = [...first, ...inner];
      const text = source(
        ...before,
        "  // #region outer",
        ...first.map((one) => margin + one),
        "// #region inner",
        ...inner.map((one) => margin + one),
        "    // #endregion outer",
        ...after,
        "// #endregion inner",
      );
      const common = Math.min(...put.filter((one) => one.trim()).map((one) => one.search(/\S/)));
      const found = region(text, "outer");
      expect(found.map((one) => one.text)).toEqual(put.map((one) => one.slice(common)));
      for (const { number, text: shown } of found)
        expect(text.split("\n")[number - 1].endsWith(shown)).toBe(true);
      expect(textOf(text, "inner")).toHaveLength(inner.length + after.length);
    }),
  );
});

test("a mark that opens nothing, before a region, does not close it", () => {
  const text = source("// #endregion a", "// #region a", "one();", "// #endregion a");
  expect(textOf(text, "a")).toEqual(["one();"]);
});

describe("refuses in one sentence", () => {
  test.each([
    ["a region that is not there", "sun", 'no region "sun"; there are sum, rest'],
    ["one that is there twice", "sum", 'region "sum" is there twice, at lines 1 and 4'],
    ["one that is never closed", "rest", 'region "rest", opened at line 7, is never closed'],
  ])("%s", (_, name, message) => {
    const text = source(
      "// #region sum",
      "one();",
      "// #endregion sum",
      "// #region sum",
      "// #endregion sum",
      "// #endregion rest",
      "// #region rest",
      "two();",
    );
    expect(() => region(text, name)).toThrow(new Error(message));
  });

  test("one that holds nothing but blank lines and marks", () => {
    const text = source(
      "// #region a",
      "",
      "// #region b",
      "// #endregion a",
      "x",
      "// #endregion b",
    );
    expect(() => region(text, "a")).toThrow(new Error('region "a" is empty'));
  });

  test("any region, of a file without one", () => {
    expect(() => region("let a;", "a")).toThrow(new Error('no region "a"; there are none'));
  });
});
