import { createGzip, gzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { gunzip } from "../../src/trace/gunzip.ts";

vi.setConfig({ testTimeout: 60_000 });

const LIMIT = 1_000_000;
const text = Array.from({ length: 3000 }, (_, i) => `${i * i}`).join(" ");
const file = new Uint8Array(gzipSync(text));

/** Before the checksum and the length, of four bytes each. */
const LAST_OF_DATA = file.length - 9;

const unzip = async (bytes: Uint8Array<ArrayBuffer>) =>
  new TextDecoder().decode(await gunzip(bytes, LIMIT));

test("a gzip file is unpacked", async () => {
  expect(await unzip(file)).toBe(text);
});

test.each([
  ["plain JSON, unpacked by the host", '{"a":1}'],
  ["a page instead of a file", "<!doctype html><title>404</title>"],
  ["nothing", ""],
])("%s comes back as it is", async (_, content) => {
  expect(await unzip(new TextEncoder().encode(content))).toBe(content);
});

test("a file cut short anywhere is refused", async () => {
  for (let length = 2; length < file.length; length += 37)
    await expect(unzip(file.slice(0, length)), `cut to ${length}`).rejects.toThrow(
      /^its compressed data is damaged or cut short( \(.+\))?$/,
    );
});

test("a flipped bit anywhere in the data is refused, or changes nothing", async () => {
  // The ten bytes before the data name a time and a system, which no reader needs.
  const place = fc.record({
    at: fc.integer({ min: 10, max: file.length - 1 }),
    bit: fc.integer({ min: 0, max: 7 }),
  });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(place, async ({ at, bit }) => {
      const bytes = file.slice();
      bytes[at] ^= 1 << bit;
      const outcome = await unzip(bytes).catch((error: Error) => error.message);
      // The last bits only fill up a byte, and a copied piece may stand at two places alike.
      if (outcome === text) return true;
      refused++;
      return /^it(s compressed data is damaged| unpacks to more)/.test(outcome);
    }),
    { numRuns: 500, examples: [[{ at: LAST_OF_DATA, bit: 7 }]] },
  );
  expect(refused).toBeGreaterThan(400);
});

test("junk after the end is refused", async () => {
  for (const junk of ["x", "\0\0\0", "}".repeat(1000)]) {
    const bytes = new Uint8Array([...file, ...new TextEncoder().encode(junk)]);
    await expect(unzip(bytes)).rejects.toThrow(/damaged or cut short/);
  }
});

test("plain bytes beyond the limit are refused", async () => {
  await expect(unzip(new Uint8Array(LIMIT + 1))).rejects.toThrow(
    /^it is longer than the 1000000 bytes expected$/,
  );
});

test("exactly as many bytes as the limit allows are unpacked, and not one more", async () => {
  const bytes = new Uint8Array(gzipSync(Buffer.alloc(1000)));
  expect(await gunzip(bytes, 1000)).toHaveLength(1000);
  await expect(gunzip(bytes, 999)).rejects.toThrow(/^it unpacks to more than the 999 bytes/);
});

test("of a file that unpacks to 200 MB, little more than the limit is ever unpacked", async () => {
  const zeros = Buffer.alloc(1_000_000);
  const bomb = new Uint8Array(
    await buffer(Readable.from(Array(200).fill(zeros)).pipe(createGzip({ level: 9 }))),
  );
  expect(bomb.length).toBeLessThan(250_000);
  const before = process.memoryUsage();
  await expect(unzip(bomb)).rejects.toThrow(/^it unpacks to more than the 1000000 bytes expected$/);
  const after = process.memoryUsage();
  const growth = after.external + after.arrayBuffers - before.external - before.arrayBuffers;
  expect(growth).toBeLessThan(20_000_000);
});
