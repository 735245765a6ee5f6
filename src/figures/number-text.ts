/** A number as it stands in a sentence: thousands set off by commas, a true minus sign. */
export function numberText(value: number, fractionDigits = 0): string {
  const [whole, fraction] = Math.abs(value).toFixed(fractionDigits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && Number(value.toFixed(fractionDigits)) !== 0 ? `−${text}` : text;
}

/** As `numberText`, with a plus sign before what is above zero once rounded. */
export const signedText = (value: number, fractionDigits: number): string => {
  const text = numberText(value, fractionDigits);
  return Number(value.toFixed(fractionDigits)) > 0 ? `+${text}` : text;
};
