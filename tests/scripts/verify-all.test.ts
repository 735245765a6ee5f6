import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { codeDigest } from "../../scripts/code-digest.ts";
import { recordAll } from "../../scripts/record-all.ts";
import { loadStudy } from "../../scripts/registry.ts";
import { problemOf, verifyAll } from "../../scripts/verify-all.ts";
import type { Experiment, FiledStudy } from "../../src/experiments/experiment.ts";
import { firstDifference } from "../../src/trace/difference.ts";
import {
  readStudy,
  readTrace,
  traceFile,
  updateManifest,
  writeTrace,
} from "../../src/trace/files.ts";
import type { StudyTrace, Trace } from "../../src/trace/schema.ts";
import { placed, valueAt, type Path } from "../trace/json-paths.ts";
import { tiny, traceOfTiny } from "../trace/tiny.ts";
import { TINY_MODULE } from "../trace/tiny-study.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const experiment = tiny();
let good: string;
let folder: string;
let made: Trace;
beforeAll(async () => {
  good = await mkdtemp(join(tmpdir(), "good-"));
  made = await traceOfTiny(experiment, await codeDigest(experiment));
  await updateManifest(await writeTrace(made, good), good);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  await cp(good, folder, { recursive: true });
  return () => rm(folder, { recursive: true });
});
afterAll(() => rm(good, { recursive: true }));

/** Puts an altered trace into the folder, with all its hashes made to fit. */
async function alter(path: Path, value: unknown): Promise<void> {
  const altered = placed(await readTrace("tiny", folder), path, value) as Trace;
  await updateManifest(await writeTrace(altered, folder), folder);
}

/** Workers that have trained already. */
const trained = (difference = (committed: Trace) => firstDifference(committed, made)) => ({
  run: async () => difference(await readTrace("tiny", folder)),
});
const problem = () =>
  problemOf(experiment, trained(), { folder, depth: "full", log: () => undefined });

test("what training gives again is no problem", async () => {
  expect(await problem()).toBeUndefined();
});

test("a changed number is named with its field, its index and both values", async () => {
  const path = ["checkpoint", "jacobianNorm", 1, 17];
  await alter(path, 0.5);
  expect(await problem()).toBe(
    `${traceFile("tiny", folder)} differs at checkpoint.jacobianNorm.1.17: ` +
      `the file has 0.5, training gives ${valueAt(made, path)}`,
  );
});

test("a changed weight is named with its checkpoint, its index and both values", async () => {
  const { data, scale } = made.checkpoint.Whh;
  const bytes = Buffer.from(data, "base64");
  const at = 1 * 36 + 7; // checkpoint 1, weight 7 of 36
  const before = bytes.readInt16LE(2 * at);
  bytes.writeInt16LE(before === 0 ? 1 : 0, 2 * at);
  await alter(["checkpoint", "Whh", "data"], bytes.toString("base64"));
  expect(await problem()).toBe(
    `${traceFile("tiny", folder)} differs at checkpoint.Whh[1][7]: ` +
      `the file has ${scale[1] * (before === 0 ? 1 : 0)}, training gives ${scale[1] * before}`,
  );
});

test("a changed text is named with its position, and not shown at length", async () => {
  const { text } = made.probe;
  const at = text.indexOf("the", 100);
  await alter(["probe", "text"], `${text.slice(0, at)}a${text.slice(at + 1)}`);
  expect(await problem()).toBe(
    `${traceFile("tiny", folder)} differs at probe.text[${at}]: ` +
      `the file has a${text.slice(at + 1, at + 12)}, training gives ${text.slice(at, at + 12)}`,
  );
});

test("what is not there or not readable is said, and nothing is trained for it", async () => {
  const training = { run: () => Promise.reject(new Error("it was trained")) };
  const options = { folder, depth: "full", log: () => undefined } as const;
  const said = () =>
    problemOf(experiment, training, options).catch((error: Error) => error.message);
  const manifest = join(folder, "manifest.json");

  await writeFile(traceFile("tiny", folder), "half");
  expect(await said()).toBe(
    `${traceFile("tiny", folder)} cannot be read: it is not a trace of this book`,
  );
  await writeTrace({ ...made, shows: "another" }, folder);
  expect(await said()).toBe(
    `${traceFile("tiny", folder)} is not the file that ${manifest} describes; run npm run traces`,
  );
  await rm(traceFile("tiny", folder));
  expect(await said()).toBe(
    `${traceFile("tiny", folder)} is missing; restore it from git or run npm run traces`,
  );
  await rm(manifest);
  expect(await said()).toBe(`${manifest} does not list it; run npm run traces`);
});

test("all experiments are trained again, and those that differ are counted", async () => {
  const other = tiny("other", { seed: 2 });
  const trace = await traceOfTiny(other, await codeDigest(other));
  const falsified = placed(trace, ["test", "floor"], 0.25) as Trace;
  await updateManifest(await writeTrace(falsified, folder), folder);
  const log: string[] = [];
  const options = { folder, depth: "full", log: (line: string) => log.push(line) } as const;
  expect(await verifyAll([experiment, other], options)).toBe(1);
  expect(log.sort()).toEqual([
    `other: ${traceFile("other", folder)} differs at test.floor: the file has 0.25, training gives ${trace.test.floor}`,
    expect.stringMatching(/^tiny: the same bits \(\d+ s\)$/),
  ]);
});

describe("of a study", () => {
  const one = tiny("one");
  let study: FiledStudy;
  beforeEach(async () => {
    study = await loadStudy(TINY_MODULE, "tiny-study");
    const states = join(folder, "states");
    await recordAll([one, study], { folder, states, log: () => undefined });
  });

  async function said(depth: "quick" | "full", chosen: readonly Experiment[] = [study]) {
    const log: string[] = [];
    const failed = await verifyAll(chosen, { folder, depth, log: (line) => log.push(line) });
    return { failed, log: log.sort() };
  }

  /** Puts an altered study into the folder, with all its hashes made to fit. */
  async function alterStudy(path: Path, value: unknown): Promise<void> {
    const altered = placed(await readStudy("tiny-study", folder), path, value) as StudyTrace;
    await updateManifest(await writeTrace(altered, folder), folder);
  }

  test("all parts come out again, or the cheapest", async () => {
    const same = ["one", "tiny-study"].map((name) =>
      expect.stringMatching(`^${name}: the same bits`),
    );
    expect(await said("full", [one, study])).toEqual({ failed: 0, log: same });
    expect(await said("quick", [one, study])).toEqual({ failed: 0, log: same });
  });

  test("a changed value is found by the full check, with its field and both values", async () => {
    await alterStudy(["data", "squares", 1], 5);
    expect(await said("full")).toEqual({
      failed: 1,
      log: [
        `tiny-study: ${traceFile("tiny-study", folder)} differs at data.squares.1: the file has 5, training gives 4`,
      ],
    });
  });

  test("a changed setting or part is found by the quick check", async () => {
    await alterStudy(["config", "numbers", 1], 7);
    expect((await said("quick")).log[0]).toMatch(/ differs at config\.numbers\.1: the file has 7/);
    await alterStudy(["config", "numbers", 1], 2);
    await alterStudy(["provenance", "parts", "n=1"], "f".repeat(64));
    expect((await said("quick")).log[0]).toMatch(/ differs at provenance\.parts\.n=1: /);
  });
});
