import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { canonicalText } from "../../src/trace/canonical.ts";
import {
  readManifest,
  readTrace,
  removeDrafts,
  traceFile,
  updateManifest,
  writeTrace,
  writeWhole,
} from "../../src/trace/files.ts";
import type { Manifest, Trace } from "../../src/trace/schema.ts";
import { sha256 } from "../../src/trace/sha256.ts";
import { refusal, traceOfTiny } from "./tiny.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let trace: Trace;
let folder: string;
beforeAll(async () => {
  trace = await traceOfTiny();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "traces-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a written trace reads back, and its line in the manifest is true of its file", async () => {
  const line = await writeTrace(trace, folder);
  expect(await readTrace("tiny", folder)).toEqual(trace);
  const file = await readFile(traceFile("tiny", folder));
  expect(line).toEqual({
    name: "tiny",
    file: "tiny.json.gz",
    shows: trace.shows,
    bytes: file.length,
    jsonBytes: gunzipSync(file).length,
    sha256: await sha256(canonicalText(trace)),
    code: trace.provenance.code,
    weights: trace.provenance.weights,
  });
});

test("the same trace is written as the same bytes", async () => {
  await writeTrace(trace, folder);
  const first = await readFile(traceFile("tiny", folder));
  const reordered = Object.fromEntries(Object.entries(trace).reverse()) as Trace;
  await writeTrace(reordered, folder);
  expect(await readFile(traceFile("tiny", folder))).toEqual(first);
});

test("what cannot be opened is refused in one sentence", async () => {
  const file = traceFile("tiny", folder);
  expect(await refusal(readTrace("tiny", folder))).toBe(
    `${file} is missing; restore it from git or run npm run traces`,
  );
  await mkdir(file);
  expect(await refusal(readTrace("tiny", folder))).toBe(`${file} cannot be read (EISDIR)`);
});

test("the manifest lists each name once, in order, whatever came first", async () => {
  const line = await writeTrace(trace, folder);
  await updateManifest({ ...line, name: "b" }, folder);
  await updateManifest({ ...line, name: "c" }, folder);
  await updateManifest({ ...line, name: "a" }, folder);
  await updateManifest({ ...line, name: "b", bytes: 7 }, folder);
  const { traces } = await readManifest(folder);
  expect(traces.map(({ name, bytes }) => [name, bytes])).toEqual([
    ["a", line.bytes],
    ["b", 7],
    ["c", line.bytes],
  ]);
});

test("no manifest lists nothing", async () => {
  expect(await readManifest(folder)).toEqual<Manifest>({ version: 1, traces: [] });
});

test.each(["", "{}", '{"version":99,"traces":[]}', '{"version":1,"traces":[{"name":"a"}]}'])(
  "a manifest that is none is refused in one sentence: %s",
  async (text) => {
    const file = join(folder, "manifest.json");
    await writeFile(file, text);
    expect(await refusal(readManifest(folder))).toBe(
      `${file} is not a manifest of version 1; restore it from git, or delete it and run npm run traces`,
    );
  },
);

test("where writing fails the old content stays and nothing is left beside it", async () => {
  const file = join(folder, "a");
  await mkdir(file); // a folder cannot be replaced by a file
  await expect(writeWhole(file, "new")).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["a"]);
  expect((await stat(file)).isDirectory()).toBe(true);
});

test("drafts of processes that ended are removed, those of running ones are not", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const drafts = { ended: `a.json.gz.${pid}.draft`, running: `a.json.gz.${process.pid}.draft` };
  for (const name of [...Object.values(drafts), "b.json.gz", "c.draft"])
    await writeFile(join(folder, name), "half");
  await removeDrafts(folder);
  expect((await readdir(folder)).sort()).toEqual([drafts.running, "b.json.gz", "c.draft"].sort());
});
