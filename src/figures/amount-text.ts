import { numberText } from "./number-text.ts";

/** From here on, and below here, a number is written with a power of ten. */
const LARGEST_PLAIN = 1e6;
const SMALLEST_PLAIN = 1e-3;

/** A positive amount of any size to so many significant digits: “38.7”, “326,000”, “0.129”, “9.1 × 10⁻¹³”. */
export function amountText(value: number, digits = 3): string {
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const rounded = Number(`${mantissa}e${exponent}`);
  if (rounded >= SMALLEST_PLAIN && rounded < LARGEST_PLAIN)
    return numberText(rounded, Math.max(0, digits - 1 - Number(exponent)));
  return `${mantissa}\u00a0×\u00a010${raised(Number(exponent))}`;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const raised = (exponent: number) =>
  (exponent < 0 ? "⁻" : "") +
  [...String(Math.abs(exponent))].map((digit) => RAISED[Number(digit)]).join("");
