import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { keepPart, partFile } from "../../scripts/kept-part.ts";
import { recordAll } from "../../scripts/record-all.ts";
import { loadStudy } from "../../scripts/registry.ts";
import { currentCode } from "../../scripts/staleness.ts";
import type { FiledStudy } from "../../src/experiments/experiment.ts";
import { readManifest, readStudy, readTrace, traceFile } from "../../src/trace/files.ts";
import { refusal, tiny } from "../trace/tiny.ts";
import { TINY_MODULE } from "../trace/tiny-study.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const one = tiny("one");
let study: FiledStudy;
let root: string;
let folder: string;
let states: string;

beforeAll(async () => {
  study = await loadStudy(TINY_MODULE, "tiny-study");
  root = await mkdtemp(join(tmpdir(), "study-"));
  folder = join(root, "traces");
  states = join(root, "states");
});
afterAll(() => rm(root, { recursive: true }));

async function record(experiments = [study, one]) {
  const log: string[] = [];
  await recordAll(experiments, { folder, states, log: (line) => log.push(line) });
  return log;
}

test("a study is recorded after the run it reads, from parts, as its schema says", async () => {
  const log = await record();
  expect(log).toEqual([
    "tiny-study: to record (after one)",
    "one: to record (not in the manifest)",
    expect.stringMatching(/^one: recorded/),
    expect.stringMatching(/^tiny-study: recorded/),
  ]);
  const trace = await readStudy("tiny-study", folder);
  const run = await readTrace("one", folder);
  const manifest = await readManifest(folder);
  expect(trace.data).toEqual({
    squares: [1, 4, 16],
    thirds: [0.333333, 0.666667, 1.33333],
    lastLoss: run.checkpoint.loss[2],
  });
  expect(trace.config).toEqual({ numbers: [1, 2, 4] });
  expect(trace.provenance.code).toBe(await currentCode(study, manifest));
  const line = manifest.traces.find(({ name }) => name === "one");
  expect(trace.provenance.reads).toEqual({ one: line?.sha256 });
  expect(Object.keys(trace.provenance.parts)).toEqual(["n=1", "n=2", "n=4"]);
  expect(await readdir(states)).toEqual([]);
  expect(await record()).toEqual(["tiny-study: current", "one: current"]);
});

test("parts that were finished are not made again; damaged ones and those of other code are", async () => {
  const whole = await readFile(traceFile("tiny-study", folder));
  const code = await currentCode(study, await readManifest(folder));
  const keep = (part: string, square: number, by = code) => {
    const text = `{"lastLoss":1,"square":${square},"third":1}`;
    return keepPart(partFile("tiny-study", part, states), { text, seconds: 1 }, by);
  };
  await keep("n=1", 100); // a mark by which to know it again
  await keep("n=2", 200, "f".repeat(64));
  await keep("n=4", 400);
  const damaged = partFile("tiny-study", "n=4", states);
  await writeFile(damaged, (await readFile(damaged, "utf8")).replace("400", "401"));
  await rm(traceFile("tiny-study", folder));
  await record();
  const { data } = await readStudy("tiny-study", folder);
  expect(data).toMatchObject({ squares: [100, 4, 16] });
  expect(await readdir(states)).toEqual([]);

  await rm(traceFile("tiny-study", folder));
  await record();
  expect(await readFile(traceFile("tiny-study", folder))).toEqual(whole);
});

test("where a run that it reads changed, a study is recorded again", async () => {
  const log = await record([tiny("one", { seed: 4 }), study]);
  expect(log.slice(0, 2)).toEqual([
    "one: to record (made by other code or settings)",
    "tiny-study: to record (after one)",
  ]);
  await record([one]);
  expect((await record([study])).slice(0, 1)).toEqual([
    "tiny-study: to record (made by other code or settings)",
  ]);
});

test("told in other words, a study keeps its data, and its parts are not made again", async () => {
  await record();
  const before = await readStudy("tiny-study", folder);
  const reworded = { ...study, shows: "The same in other words" };
  expect(await record([reworded, one])).toEqual([
    "tiny-study: to reword (described in other words)",
    "one: current",
    "tiny-study: reworded",
  ]);
  const after = await readStudy("tiny-study", folder);
  expect(after).toEqual({ ...before, shows: reworded.shows });
  expect(await record([reworded, one])).toEqual(["tiny-study: current", "one: current"]);
  await record();
});

test("what lies there current is entered into a manifest that lacks it, untouched", async () => {
  const manifest = await readFile(join(folder, "manifest.json"), "utf8");
  const files = [traceFile("one", folder), traceFile("tiny-study", folder)];
  const times = async () => Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  const written = await times();
  await rm(join(folder, "manifest.json"));
  expect(await record([one, study])).toEqual([
    "one: to enter (current, but the manifest does not say so)",
    "tiny-study: to record (after one)",
    "one: entered",
    "tiny-study: entered",
  ]);
  expect(await readFile(join(folder, "manifest.json"), "utf8")).toBe(manifest);
  expect(await times()).toEqual(written);
});

test("what it reads has to be recorded", async () => {
  await rm(folder, { recursive: true });
  expect(await refusal(record([study]))).toBe("one is not recorded; npm run traces one does it");
});
