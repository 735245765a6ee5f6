import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchPart } from "../../src/page/fetch-part.ts";
import { sha256 } from "../../src/trace/sha256.ts";

const text = JSON.stringify({ 0: "weights" });
const bytes = new TextEncoder().encode(text);
const file = { url: "/data/run-0.json.gz", sha256: await sha256(bytes), bytes: bytes.length };
const gzip = new Uint8Array(gzipSync(text, { level: 9 }));

beforeEach(() => {
  vi.stubGlobal("location", { href: "https://book.example/chapter/?x=1" });
  vi.stubGlobal("isSecureContext", true);
});
afterEach(() => vi.unstubAllGlobals());

const answer = (body: Uint8Array<ArrayBuffer> | string, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
const flipped = (at: number) => gzip.map((byte, i) => (i === at ? byte ^ 1 : byte));

test("gives what the file holds, compressed or unpacked by the host on the way", async () => {
  answer(gzip);
  expect(await fetchPart(file)).toEqual({ 0: "weights" });
  answer(text);
  expect(await fetchPart(file)).toEqual({ 0: "weights" });
});

test("asks for the address it was given", async () => {
  const asked = vi.fn(async () => new Response(gzip));
  vi.stubGlobal("fetch", asked);
  await fetchPart(file);
  expect(asked).toHaveBeenCalledWith("/data/run-0.json.gz");
});

test("says when nobody answers", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(fetchPart(file)).rejects.toThrow(
    "The recording could not be fetched: no answer for run-0.json.gz. Are you offline?",
  );
});

test.each([404, 500, 503])("says that the server answers %d", async (status) => {
  answer("no", status);
  await expect(fetchPart(file)).rejects.toThrow(`the server answers ${status} for run-0.json.gz.`);
});

test.each([
  ["cut short", gzip.slice(0, -9)],
  ["changed in its data", flipped(14)],
  ["changed in its checksum", flipped(gzip.length - 6)],
  ["followed by junk", Uint8Array.from([...gzip, 1, 2, 3])],
])("says that a file %s cannot be read", async (_, body) => {
  answer(body);
  await expect(fetchPart(file)).rejects.toThrow(
    /^The recording run-0\.json\.gz (cannot be read: .*|is not the one this page was made for: .*)\.$/,
  );
});

test.each([
  ["another recording", new Uint8Array(gzipSync(JSON.stringify({ 0: "weighty" })))],
  ["a page of the host", "<!doctype html>"],
  ["nothing", ""],
])("refuses %s in its place", async (_, body) => {
  answer(body);
  await expect(fetchPart(file)).rejects.toThrow(
    "The recording run-0.json.gz is not the one this page was made for",
  );
});

test("stops where a file unpacks to more than it should", async () => {
  answer(new Uint8Array(gzipSync("x".repeat(5_000_000))));
  await expect(fetchPart(file)).rejects.toThrow(
    `The recording run-0.json.gz cannot be read: it unpacks to more than the ${file.bytes} bytes expected.`,
  );
});

test("without encryption there is no hash to check, and what is no data still gets a sentence", async () => {
  vi.stubGlobal("isSecureContext", false);
  answer(gzip);
  expect(await fetchPart(file)).toEqual({ 0: "weights" });
  answer("<!doctype html>");
  await expect(fetchPart(file)).rejects.toThrow(/^The recording run-0\.json\.gz .*\.$/);
});
