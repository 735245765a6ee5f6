import canonicalize from "canonicalize";

/**
 * The one text of a value: sorted keys, shortest numbers, no spaces (RFC 8785). Throws on what
 * JSON cannot hold, such as NaN.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("there is no JSON text for undefined");
  return text;
}
