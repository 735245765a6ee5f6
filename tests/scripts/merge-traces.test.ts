import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mergeTraces } from "../../scripts/merge-traces.ts";
import { recordAll } from "../../scripts/record-all.ts";
import { select } from "../../scripts/selection.ts";
import type { Experiment } from "../../src/experiments/experiment.ts";
import { traceFile } from "../../src/trace/files.ts";
import { refusal, tiny } from "../trace/tiny.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const all = [tiny("one"), tiny("two", { seed: 2 }), tiny("three", { seed: 3 })];
const PARTS = 3;
let root: string;
const folder = (name: string) => join(root, name);

async function record(name: string, experiments: readonly Experiment[] = all): Promise<void> {
  const states = join(root, `${name}-states`);
  await recordAll(experiments, { folder: folder(name), states, log: () => {} });
}

const contentOf = async (name: string) =>
  Promise.all(
    (await readdir(folder(name)))
      .sort()
      .map(async (file) => [file, await readFile(join(folder(name), file), "hex")]),
  );

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "merge-"));
  await record("whole");
  for (let part = 1; part <= PARTS; part++)
    await record(`shard-${part}`, select(all, { only: [], shard: { part, parts: PARTS } }));
});
afterAll(() => rm(root, { recursive: true }));

const shards = () => Array.from({ length: PARTS }, (_, i) => folder(`shard-${i + 1}`));

test("what three machines recorded is, merged, what one records, byte for byte", async () => {
  expect(await mergeTraces(shards(), folder("merged"))).toEqual(["one", "three", "two"]);
  expect(await contentOf("merged")).toEqual(await contentOf("whole"));
});

test("a folder without traces is refused, and nothing is copied", async () => {
  const message = await refusal(mergeTraces([...shards(), folder("none")], folder("empty")));
  expect(message).toBe(`${folder("none")} holds no recorded traces`);
  await expect(readdir(folder("empty"))).rejects.toThrow("ENOENT");
});

test("a trace that its manifest does not describe is refused", async () => {
  await cp(folder("whole"), folder("mixed"), { recursive: true });
  await writeFile(
    traceFile("one", folder("mixed")),
    await readFile(traceFile("two", folder("whole"))),
  );
  const message = await refusal(mergeTraces([folder("mixed")], folder("other")));
  expect(message).toMatch(/one\.json\.gz/);
});

test("two machines that differ are refused, with the name of what differs", async () => {
  await record("different", [tiny("one", { seed: 7 })]);
  const message = await refusal(mergeTraces([folder("whole"), folder("different")], folder("x")));
  expect(message).toBe(`one is not the same in ${folder("whole")} and in ${folder("different")}`);
});
