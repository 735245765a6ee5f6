import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { codeDigest } from "../../scripts/code-digest.ts";
import { recordAll } from "../../scripts/record-all.ts";
import { stateBytes } from "../../scripts/run-state.ts";
import type { TrainingRun } from "../../src/experiments/experiment.ts";
import { continueRun, newRun, trainingText } from "../../src/experiments/run.ts";
import { readManifest, readTrace, traceFile } from "../../src/trace/files.ts";
import { refusal, tiny } from "../trace/tiny.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });
const experiments = [tiny("one"), tiny("two", { seed: 2 })];
const script = fileURLToPath(new URL("./record-tiny.ts", import.meta.url));
/** Of an undisturbed recording: file → its content. */
let expected: Map<string, string>;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "record-"));
  const { log, folder, states } = await record("undisturbed");
  expect(log).toEqual([
    "one: to record (not in the manifest)",
    "two: to record (not in the manifest)",
    expect.stringMatching(/^(one|two): recorded, \d+ kB in \d+ s$/),
    expect.stringMatching(/^(one|two): recorded, \d+ kB in \d+ s$/),
  ]);
  expect(await readdir(states)).toEqual([]);
  expected = await contentOf(folder);
  expect([...expected.keys()]).toEqual(["manifest.json", "one.json.gz", "two.json.gz"]);
});
afterAll(() => rm(root, { recursive: true }));

const placesOf = (name: string) => ({
  folder: join(root, name, "traces"),
  states: join(root, name, "states"),
});

async function record(name: string, chosen = experiments) {
  const places = placesOf(name);
  const log: string[] = [];
  const recorded = await recordAll(chosen, { ...places, log: (line) => log.push(line) });
  return { recorded, log, ...places };
}

async function contentOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort();
  const digest = async (name: string) => {
    const bytes = await readFile(join(folder, name));
    return createHash("sha256").update(bytes).digest("hex");
  };
  return new Map(await Promise.all(names.map(async (name) => [name, await digest(name)] as const)));
}

/** Runs the script until it ends or, `afterStart` ms after it began to record, is killed. */
function runScript(name: string, afterStart = Infinity, user: string[] = []) {
  const { folder, states } = placesOf(name);
  return new Promise<{ killed: boolean; code: number | null; out: string; err: string }>(
    (resolve, reject) => {
      const child = spawn(process.execPath, [script, folder, states, ...user], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      let [out, err] = ["", ""];
      child.stderr?.on("data", (data) => (err += data));
      child.stdout?.on("data", (data) => {
        if (out === "" && afterStart < Infinity)
          setTimeout(() => child.kill("SIGKILL"), afterStart);
        out += data;
      });
      child.on("error", reject);
      child.on("close", (code, signal) =>
        resolve({ killed: signal === "SIGKILL", code, out, err }),
      );
    },
  );
}

test("killed at any moments and started again, the same bytes come out", async () => {
  const { folder, states } = placesOf("killed");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  for (const draft of [join(folder, "one.json.gz"), join(states, "one.state")]) {
    await mkdir(dirname(draft), { recursive: true });
    await writeFile(`${draft}.${pid}.draft`, "half"); // of a process stopped in the middle
  }
  const delays: number[] = [];
  let kills = 0;
  let rounds = 0;
  while (kills < 5) {
    const delay = Math.floor(200 + Math.random() * 900);
    delays.push(delay);
    const { killed, out } = await runScript("killed", delay);
    // Whatever lies there under a final name is whole.
    for (const { name } of experiments) {
      const file = await stat(traceFile(name, folder)).catch(() => undefined);
      if (file) await readTrace(name, folder);
    }
    await readManifest(folder);
    if (killed) kills++;
    else {
      expect(out, `killed after ${delays} ms`).not.toMatch(/starting over/);
      expect(await contentOf(folder), `killed after ${delays} ms`).toEqual(expected);
      await rm(folder, { recursive: true });
      await rm(states, { recursive: true });
      rounds++;
    }
    expect(rounds).toBeLessThan(20);
  }
  const { code, err, out } = await runScript("killed");
  expect([code, err]).toEqual([0, ""]);
  expect(out, `killed after ${delays} ms`).not.toMatch(/starting over/);
  expect(await contentOf(folder), `killed after ${delays} ms`).toEqual(expected);
  expect(await readdir(states)).toEqual([]);
});

test("a current trace is not trained again, nor is its file touched", async () => {
  const { folder } = placesOf("undisturbed");
  const files = [...expected.keys()].map((name) => join(folder, name));
  const times = async () => Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  const before = await times();
  const { recorded, log } = await record("undisturbed");
  expect(recorded).toEqual([]);
  expect(log).toEqual(["one: current", "two: current"]);
  expect(await times()).toEqual(before);
});

/** What recordAll says of each experiment before it would record any. */
async function reasons(name: string, chosen = experiments): Promise<string[]> {
  const log: string[] = [];
  const enough = new Error("heard enough");
  const hear = (line: string) => {
    if (log.push(line) === chosen.length) throw enough;
  };
  await expect(recordAll(chosen, { ...placesOf(name), log: hear })).rejects.toBe(enough);
  return log;
}

test("what is stale is named with its reason, and only that is recorded again", async () => {
  const { folder } = placesOf("undisturbed");
  const file = traceFile("two", folder);
  const chosen = [tiny("one", { seed: 3 }), { ...experiments[1], shows: "otherwise" }];
  expect(await reasons("undisturbed", chosen)).toEqual([
    "one: to record (made by other code or settings)",
    "two: to reword (described in other words)",
  ]);
  await rm(file);
  expect(await reasons("undisturbed")).toEqual([
    "one: current",
    `two: to record (${file} is missing; restore it from git or run npm run traces)`,
  ]);
  await writeFile(file, await readFile(traceFile("one", folder)));
  expect(await reasons("undisturbed")).toEqual([
    "one: current",
    "two: to record (not the one in the manifest)",
  ]);
  await writeFile(file, "half");
  const { recorded, log } = await record("undisturbed");
  expect(recorded).toEqual(["two"]);
  expect(log.slice(0, 2)).toEqual([
    "one: current",
    `two: to record (${file} cannot be read: it is not a trace of this book)`,
  ]);
  expect(await contentOf(folder)).toEqual(expected);
});

test("a saved state is gone on from, unless it is damaged or of other code, which a sentence says", async () => {
  const runOf = ({ config }: TrainingRun) => {
    const run = newRun(config);
    for (const update of continueRun(config, trainingText(config), run)) if (update === 99) break;
    return run;
  };
  const [one, two] = experiments;
  const three = tiny("three");
  const { folder, states } = placesOf("states");
  const file = ({ name }: TrainingRun) => join(states, `${name}.state`);
  await mkdir(states, { recursive: true });

  const damaged = Buffer.from(stateBytes(await codeDigest(one), runOf(one), 1));
  damaged[damaged.length >> 1] ^= 1; // within the weights, where training would go on with it
  await writeFile(file(one), damaged);
  await writeFile(file(two), stateBytes("f".repeat(64), runOf(two), 1));
  const marked = runOf(three);
  marked.curve.loss[0] = 0.125; // a mark by which to know it again
  await writeFile(file(three), stateBytes(await codeDigest(three), marked, 1));

  const { log } = await record("states", [one, two, three]);
  expect(log.filter((line) => line.includes("starting over")).sort()).toEqual([
    `one: ${file(one)} cannot be read; starting over`,
    `two: other code saved ${file(two)}; starting over`,
  ]);
  const content = await contentOf(folder);
  for (const name of ["one.json.gz", "two.json.gz"])
    expect(content.get(name)).toBe(expected.get(name));
  expect((await readTrace("three", folder)).curve.loss[0]).toBe(0.125);
  expect(await readdir(states)).toEqual([]);
});

describe("where nothing can be written, one sentence says so before any training:", () => {
  const nobody = process.getuid?.() === 0 ? ["65534"] : []; // since root may write anywhere

  test.skipIf(process.platform === "win32").each(["folder", "states"] as const)(
    "read-only %s",
    async (key) => {
      const places = placesOf(`locked-${key}`);
      for (const place of Object.values(places)) await mkdir(place, { recursive: true });
      await chmod(root, 0o755);
      for (const place of Object.values(places)) await chmod(place, 0o777);
      await chmod(places[key], 0o555);
      const { code, out, err } = await runScript(`locked-${key}`, Infinity, nobody);
      expect({ code, out, err }).toEqual({
        code: 1,
        out: "",
        err: `the folder ${places[key]} cannot be written to (EACCES); nothing was recorded\n`,
      });
      for (const place of Object.values(places)) expect(await readdir(place)).toEqual([]);
    },
  );

  const isolates = spawnSync("unshare", ["-rm", "true"]).status === 0;

  test.skipIf(!isolates)("a full disk leaves nothing half-made", async () => {
    const disk = join(root, "disk");
    await mkdir(disk);
    for (const kilobytes of [0, 8, 24]) {
      const size = 4 * (1 + 3); // room for the folders and the lock
      const script = fileURLToPath(new URL("./record-tiny.ts", import.meta.url));
      const command = [
        `mount -t tmpfs -o size=${size + kilobytes}k,huge=never tmpfs ${disk}`,
        `${process.execPath} ${script} ${disk}/traces ${disk}/states >&2`,
        `find ${disk} -type f`,
      ].join("; ");
      const { stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", command], {
        encoding: "utf8",
      });
      expect(stderr).toMatch(/cannot be written: the disk is full; make room and start again\n$/);
      expect(stdout).not.toMatch(/draft|lock/);
    }
  });

  test("a file in place of the folder", async () => {
    const { folder, states } = placesOf("blocked");
    await mkdir(join(root, "blocked"));
    await writeFile(folder, "a file");
    expect(await refusal(recordAll(experiments, { folder, states, log: () => {} }))).toBe(
      `the folder ${folder} cannot be written to (EEXIST); nothing was recorded`,
    );
  });
});

test("an experiment that cannot be trained is refused, and leaves no trace", async () => {
  const { folder, states } = placesOf("impossible");
  const impossible = tiny("impossible", { checkpoints: 90 });
  expect(await refusal(recordAll([impossible], { folder, states, log: () => {} }))).toBe(
    "impossible: 90 checkpoints do not fit into 210 updates; ask for fewer",
  );
  expect([await readdir(folder), await readdir(states)]).toEqual([[], []]);
});
