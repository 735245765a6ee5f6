import { numberText } from "../figures/number-text.ts";

/** How a number is written in a sentence: with so many digits after the point. */
export const fixed =
  (digits = 0) =>
  (value: number): string =>
    numberText(value, digits);

/** A share as a percentage, kept on one line. */
export const percent =
  (digits = 0) =>
  (value: number): string =>
    `${numberText(100 * value, digits)}\u00a0%`;

/** A power of ten, its exponent rounded: “10⁵”. Throws on a value that is near none: zero, or below it. */
export function powerOfTen(value: number): string {
  if (!(value > 0)) throw new Error(`writes ${value} as a power of ten; it has to be above zero`);
  return `10${[...String(Math.round(Math.log10(value)))].map((sign) => SUPERSCRIPT[sign]).join("")}`;
}

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  "-": "⁻",
  0: "⁰",
  1: "¹",
  2: "²",
  3: "³",
  4: "⁴",
  5: "⁵",
  6: "⁶",
  7: "⁷",
  8: "⁸",
  9: "⁹",
};
