import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixed, percent, powerOfTen } from "../../src/facts/number-forms.ts";

test("a number is written with its thousands set off, so many digits and a true minus sign", () => {
  expect(fixed()(50_257)).toBe("50,257");
  expect(fixed(2)(1.005e3)).toBe("1,005.00");
  expect(fixed(1)(-0.25)).toMatch(/^−0\.[23]$/u);
});

test("a share is a percentage that no line breaks apart", () => {
  expect(percent()(0.345)).toMatch(/^3[45]\u00a0%$/u);
  expect(percent(1)(0.0125)).toMatch(/^1\.[23]\u00a0%$/u);
});

describe("a power of ten", () => {
  test("is read back as the nearest", () => {
    const superscripts = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];
    const digit = (sign: string) => (sign === "⁻" ? "-" : String(superscripts.indexOf(sign)));
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 30 }),
        fc.double({ min: 0.4, max: 2.5, noNaN: true }),
        (n, by) => {
          const text = powerOfTen(by * 10 ** n);
          expect(text).toMatch(/^10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u);
          expect(Number([...text.slice(2)].map(digit).join(""))).toBe(n);
        },
      ),
    );
  });

  test.each([0, -10, NaN])("is not %d", (value) => {
    expect(() => powerOfTen(value)).toThrow(
      new Error(`writes ${value} as a power of ten; it has to be above zero`),
    );
  });
});
