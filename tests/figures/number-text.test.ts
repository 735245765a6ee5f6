import fc from "fast-check";
import { expect, test } from "vitest";
import { numberText, signedText } from "../../src/figures/number-text.ts";

test.each([
  [0, 0, "0"],
  [-0, 2, "0.00"],
  [999, 0, "999"],
  [1000, 0, "1,000"],
  [1234567.891, 2, "1,234,567.89"],
  [-1234.5, 1, "−1,234.5"],
  [-0.004, 2, "0.00"],
  [0.36322, 3, "0.363"],
])("%d with %d digits is %s", (value, digits, text) => {
  expect(numberText(value, digits)).toBe(text);
});

test("read back it is the number, rounded", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.integer({ min: 0, max: 6 }),
      (value, digits) => {
        const text = numberText(value, digits);
        expect(text).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/);
        const back = Number(text.replaceAll(",", "").replace("−", "-"));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5001 * 10 ** -digits + 1e-4);
      },
    ),
  );
});

test("a signed number shows on which side of zero it is, once that can be seen", () => {
  expect(signedText(0.5, 2)).toBe("+0.50");
  expect(signedText(-0.5, 2)).toBe("−0.50");
  expect(signedText(0, 2)).toBe("0.00");
  expect(signedText(0.004, 2)).toBe("0.00");
  expect(signedText(-0.004, 2)).toBe("0.00");
});
