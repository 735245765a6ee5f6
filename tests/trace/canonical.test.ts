import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../../src/trace/canonical.ts";

test("keys are sorted at every depth, and nothing is spaced", () => {
  const value = { b: [{ z: 1, a: 2 }], a: "é", "": null };
  expect(canonicalText(value)).toBe('{"":null,"a":"é","b":[{"a":2,"z":1}]}');
});

test("numbers have the one text of RFC 8785", () => {
  // From appendix B of RFC 8785.
  const samples: [number, string][] = [
    [-0, "0"],
    [5e-324, "5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [9007199254740992, "9007199254740992"],
    [295147905179352830000, "295147905179352830000"],
    [9.999999999999997e22, "9.999999999999997e+22"],
    [0.000001, "0.000001"],
    [1e-7, "1e-7"],
    [333333333.3333333, "333333333.3333333"],
  ];
  for (const [number, text] of samples) expect(canonicalText(number)).toBe(text);
});

test("the order in which keys were set does not matter, and the text reads back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalText(reversed)).toBe(canonicalText(value));
      const back = JSON.parse(canonicalText(value));
      expect(canonicalText(back)).toBe(canonicalText(value));
    }),
  );
});

test.each([[NaN], [Infinity], [{ a: -Infinity }], [undefined]])("%s has no text", (value) => {
  expect(() => canonicalText(value)).toThrow();
});
