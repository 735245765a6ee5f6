import fc from "fast-check";
import { expect, test } from "vitest";
import { amountText } from "../../src/figures/amount-text.ts";

test("amounts of every size as they are written", () => {
  expect([0, 1, 9.995, 38.7436, 999.9, 326_789, 0.12893, 0.001].map((v) => amountText(v))).toEqual([
    "0",
    "1.00",
    "9.99",
    "38.7",
    "1,000",
    "327,000",
    "0.129",
    "0.00100",
  ]);
  expect(amountText(9.0949e-13, 2)).toBe("9.1\u00a0×\u00a010⁻¹³");
  expect(amountText(4.9e22, 2)).toBe("4.9\u00a0×\u00a010²²");
  expect(amountText(0.00099999, 3)).toBe("0.00100");
  expect(amountText(999_999, 2)).toBe("1.0\u00a0×\u00a010⁶");
});

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const read = (text: string) =>
  Number(
    text
      .replaceAll(",", "")
      .replace("\u00a0×\u00a010", "e")
      .replace("⁻", "-")
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(RAISED.indexOf(digit))),
  );

test("is read again as the amount, to as many digits as were asked for", () => {
  const sizes = fc.double({ min: 1e-60, max: 1e60, noNaN: true });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 6 }), (value, digits) => {
      expect(Math.abs(read(amountText(value, digits)) / value - 1)).toBeLessThanOrEqual(
        0.5000001 * 10 ** (1 - digits),
      );
    }),
  );
});
