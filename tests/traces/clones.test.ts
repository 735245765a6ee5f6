import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clone, runIn, type Said } from "./clone.ts";
import { TINY_RUNS } from "./tiny-registry/runs.ts";

const SHARDS = 3;
/** In the tiny registry: its runs, and four studies. */
const RECORDINGS = TINY_RUNS.length + 4;
const NONE_RECORDED = new RegExp(`^0 of ${RECORDINGS} traces recorded`, "m");
let root: string;
const place = (name: string) => join(root, name);
const traces = (name: string, ...args: string[]) => runIn(place(name), "scripts/traces.ts", ...args);
const verify = (name: string, ...args: string[]) =>
  runIn(place(name), "scripts/verify-traces.ts", ...args);

/** The files of the folder of traces, with their content. */
const contentOf = (name: string) =>
  readdirSync(place(`${name}/traces`))
    .sort()
    .map((file) => [file, readFileSync(place(`${name}/traces/${file}`), "hex")]);

const expectSuccess = ({ code, out, err }: Said) => expect({ code, err }, out).toEqual({ code: 0, err: "" });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "clones-"));
  clone(place("whole"));
  expectSuccess(traces("whole"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("a second run records nothing, and all is listed as current", () => {
  const { out } = traces("whole");
  expect(out).toMatch(NONE_RECORDED);
  const lines = traces("whole", "--list").out.trim().split("\n");
  expect(lines).toHaveLength(RECORDINGS);
  for (const line of lines) expect(line).toMatch(/ kB, \d+ s, current: /);
});

test("three clones record a shard each; merged, these are what one clone records, byte for byte", () => {
  const shards = Array.from({ length: SHARDS }, (_, i) => `shard-${i + 1}`);
  for (const [i, shard] of shards.entries()) {
    clone(place(shard));
    expectSuccess(traces(shard, "--shard", `${i + 1}/${SHARDS}`));
    expect(contentOf(shard).length).toBeLessThan(contentOf("whole").length);
  }
  clone(place("merged"));
  expectSuccess(traces("merged", "--merge", ...shards.map((shard) => place(`${shard}/traces`))));
  expect(contentOf("merged")).toEqual(contentOf("whole"));
  expect(traces("merged").out).toMatch(NONE_RECORDED);
});

test("a clone verifies what it took in, wholly and quickly", () => {
  for (const args of [[], ["--quick"]]) {
    const said = verify("merged", ...args);
    expectSuccess(said);
    expect(said.out.match(/: the same bits/g)).toHaveLength(RECORDINGS);
  }
});
