import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { describedIn } from "../../scripts/traces-readme.ts";
import { findExperiments } from "../../scripts/registry.ts";
import { isRun } from "../../src/experiments/experiment.ts";
import { readManifest, traceFile, TRACES } from "../../src/trace/files.ts";
import { studyTraceSchema, traceSchema } from "../../src/trace/schema.ts";
import { tensorSchema } from "../../src/trace/tensor-schema.ts";

const readme = readFileSync(`${TRACES}/README.md`, "utf8");
const experiments = await findExperiments();
const manifest = await readManifest();
const runs = experiments.filter(isRun);

test("every file and every field of a study is described as its module says", async () => {
  const remedy = "a module says something else since; run npm run traces";
  expect(await describedIn(readme, experiments, manifest), remedy).toBe(readme);
  for (const { name } of manifest.traces) expect(readme).toContain(`\`${name}.json.gz\``);
});

test("every field is described", () => {
  const prose = readme.replaceAll(/^```[^]*?^```$/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
  const named = new Set(spans.flatMap((span) => span.match(/\w+/g) ?? []));
  for (const [key, field] of Object.entries(traceSchema.shape)) {
    expect(named).toContain(key);
    const inner = "shape" in field ? Object.keys(field.shape as object) : [];
    for (const name of inner) expect(named, `${key}.${name}`).toContain(name);
  }
  for (const key of Object.keys(studyTraceSchema.shape)) expect(named).toContain(key);
  for (const key of Object.keys(studyTraceSchema.shape.provenance.shape))
    expect(named).toContain(key);
  expect(spans).toContain(`{${Object.keys(tensorSchema.shape).join(", ")}}`);
});

test("the hash is of just the bytes that it says", () => {
  const [, from, to] = /raw\[(\d+):(-\d+)\]/.exec(readme) ?? [];
  const raw = gunzipSync(readFileSync(traceFile(runs[0].name)));
  const { sha256 } = JSON.parse(raw.toString());
  const hashed = raw.subarray(Number(from), Number(to));
  expect(createHash("sha256").update(hashed).digest("hex")).toBe(sha256);
});

/** The code of the one listing in a language. */
const listing = (language: string) =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1] ?? "";

const answers = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: "utf8" }).status === 0;

const PYTHON = answers("python3", "-c", "import numpy");
const R = answers("Rscript", "-e", "library(jsonlite)");

test.skipIf(!PYTHON)(
  "the Python listing finds a value of the trace again (needs python3 with numpy)",
  () => {
    expectSame(spawnSync("python3", ["-c", listing("python")], { cwd: TRACES, encoding: "utf8" }));
  },
);

test.skipIf(!R)(
  "the R listing finds a value of the trace again (needs Rscript with jsonlite)",
  () => {
    expectSame(spawnSync("Rscript", ["-e", listing("r")], { cwd: TRACES, encoding: "utf8" }));
  },
);

/** Both print the value they computed and the recorded one, which has six digits. */
function expectSame({ stdout, stderr }: { stdout: string; stderr: string }) {
  const [computed, recorded] = stdout.trim().split(" ").map(Number);
  expect(recorded, stderr).toBeGreaterThan(0);
  expect(Math.abs(computed / recorded - 1), stdout).toBeLessThan(1e-5);
}
