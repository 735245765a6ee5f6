import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { findExperiments } from "../../scripts/registry.ts";
import { isRun } from "../../scripts/staleness.ts";
import { traceFile, TRACES } from "../../src/trace/files.ts";
import { traceSchema } from "../../src/trace/schema.ts";
import { tensorSchema } from "../../src/trace/tensor-schema.ts";

const readme = readFileSync(`${TRACES}/README.md`, "utf8");
const runs = (await findExperiments()).filter(isRun);

test("every file is described, with its number of checkpoints", () => {
  for (const { name, config } of runs) {
    const [line] = readme.split("\n").filter((line) => line.includes(`\`${name}.json.gz\``));
    expect(line, name).toContain(`at ${config.checkpoints} checkpoints`);
  }
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
  expect(spans).toContain(`{${Object.keys(tensorSchema.shape).join(", ")}}`);
});

test("the hash is of just the bytes that it says", () => {
  const [, from, to] = /raw\[(\d+):(-\d+)\]/.exec(readme) ?? [];
  const raw = gunzipSync(readFileSync(traceFile(runs[0].name)));
  const { sha256 } = JSON.parse(raw.toString());
  const hashed = raw.subarray(Number(from), Number(to));
  expect(createHash("sha256").update(hashed).digest("hex")).toBe(sha256);
});
