/**
 * The bytes of a gzip file, unpacked; bytes that are not gzip come back as they are, since
 * some hosts unpack before they send. Stops with an error once more than `limit` bytes come out.
 * The same code runs in Node and in the page.
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    if (bytes.length > limit) throw new Error(`it is longer than the ${limit} bytes expected`);
    return bytes;
  }
  // Read piece by piece: a Response around the stream would report damage as a network failure.
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new Error(`its compressed data is damaged or cut short${reason(error)}`);
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error(`it unpacks to more than the ${limit} bytes expected`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What the engine says of it, which may be nothing. */
const reason = (error: unknown) =>
  error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
