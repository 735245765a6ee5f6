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

/** SHA-256 of a text in UTF-8, or of bytes, as 64 hexadecimal digits. */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
