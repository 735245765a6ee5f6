import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import * as z from "zod/mini";
import {
  closure,
  codeDigest,
  keepStripped,
  recallStripped,
  RUN_ENTRIES,
} from "../../scripts/code-digest.ts";
import { strip } from "../../scripts/strip-module.ts";
import { loadStudy } from "../../scripts/registry.ts";
import { study, type AnyStudy } from "../../src/experiments/study.ts";
import { tiny } from "../trace/tiny.ts";
import { TINY_MODULE } from "../trace/tiny-study.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const disk = (file: string) => readFileSync(file, "utf8");
const modules = await closure(RUN_ENTRIES);

test("the compiled cell is part of what makes a run", () => {
  expect(modules.get("src/kernel/compiled/elman.ts")).toMatch(/export const CODE = "0061736d/);
  expect(modules.has("src/kernel/compiled/lstm.ts")).toBe(false);
});

/** The digest where one module reads otherwise. */
const digestWith = (file: string, edit: (source: string) => string) =>
  codeDigest(tiny(), {}, (path) => (path === file ? edit(disk(path)) : disk(path)));

test("whatever runs while a trace is made is digested", () => {
  for (const file of [
    "src/experiments/measure.ts",
    "src/experiments/record.ts",
    "src/experiments/run.ts",
    "src/grammar/corpus.ts",
    "src/grammar/entropy.ts",
    "src/grammar/templates.ts",
    "src/grammar/text-floor.ts",
    "src/rnn/bptt.ts",
    "src/rnn/elementary.ts",
    "src/rnn/jacobian.ts",
    "src/rnn/matrix.ts",
    "src/rnn/random.ts",
    "src/rnn/train.ts",
    "src/trace/schema.ts",
    "src/trace/tensor.ts",
  ])
    expect([...modules.keys()]).toContain(file);
});

test("what only chooses, stores, compares or draws is not", () => {
  const foreign =
    /registry|verify|files|decode|difference|misfit|sample|judge|^scripts|^src\/(?!experiments|grammar|kernel|rnn|trace)/;
  expect([...modules.keys()].filter((file) => foreign.test(file))).toEqual([]);
});

test("every module that one of them imports is one of them", () => {
  for (const [file, code] of modules)
    for (const [, from] of code.matchAll(/ from "(\.[^"]+)"/g)) {
      const imported = new URL(from, `file:///${file}`).pathname.slice(1);
      expect([...modules.keys()], `imported by ${file}`).toContain(imported);
    }
});

test("comments, types and layout change nothing", async () => {
  const original = await codeDigest(tiny());
  for (const edit of [
    (source: string) =>
      `/* More. */\n// And more.\n${source}\nexport type Extra = { readonly a: number };\n`,
    (source: string) => source.replaceAll(/^ *(\/\*\*[^]*?\*\/|\/\/.*)$/gm, ""),
    (source: string) => source.replaceAll(/: (number|void)\b(?= [{=])/g, ": $1 | undefined"),
    (source: string) => source.replaceAll("\n\n", "\n\n\n"),
    (source: string) => source.replaceAll(/\((\w+): number\)/g, "(\n    $1: number,\n  )"),
    (source: string) => `import type { Tape as Unused } from "./nowhere.ts";\n${source}`,
  ]) {
    expect(edit(disk("src/rnn/elementary.ts"))).not.toBe(disk("src/rnn/elementary.ts"));
    expect(await digestWith("src/rnn/elementary.ts", edit)).toBe(original);
  }
});

test("one operator, one digit, one word of the grammar changes it", async () => {
  const digests = [
    await codeDigest(tiny()),
    await digestWith("src/rnn/bptt.ts", (source) => source.replace("1 - h", "1 + h")),
    await digestWith("src/rnn/elementary.ts", (source) =>
      source.replace("6227020800", "6227020801"),
    ),
    await digestWith("src/grammar/lexicon.ts", (source) => source.replace("dragon", "wagon")),
    await digestWith("src/experiments/measure.ts", (source) => source.replace("0.9", "0.8")),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test("each setting changes it; the name and the description do not", async () => {
  const { config } = tiny();
  const original = await codeDigest(tiny());
  for (const [key, value] of Object.entries(config)) {
    const other = typeof value === "number" ? value + 1 : "xavier";
    expect(await codeDigest(tiny("tiny", { [key]: other })), key).not.toBe(original);
  }
  expect(await codeDigest({ ...tiny("other"), shows: "something else" })).toBe(original);
});

test("a module as it runs has neither types, comments nor layout", () => {
  const source = [
    'import { a, type B } from "./a.ts";',
    'import type { C } from "./c.ts";',
    "/** What it is. */",
    "export const f = (",
    "  x: B,",
    "): C => a(`${x}  y`, /  /, [, x] as C); // why",
  ].join("\n");
  expect(strip(source).code).toBe(
    'import { a } from "./a.ts" ; export const f = ( x ) => a ( `${ x }  y` , /  / , [ , x ] ) ;',
  );
});

test("what is said of a study is no part of its code; what it does is", async () => {
  const path = "src/experiments/studies/made-up.ts";
  const made = study({
    name: "made-up",
    shows: "Something",
    usedBy: ["one"],
    tier: "core",
    seeds: 0,
    config: { a: 1 },
    reads: [],
    parts: () => ["only"],
    work: () => 1,
    run: () => 1,
    join: () => 2,
    schema: z.number(),
  });
  const text = `import { study } from "../study.ts";
    export const made = study({
      name: "made-up", shows: "Something", usedBy: ["one"], tier: "core", seeds: 0, config: { a: 1 },
      reads: [], parts: () => ["only"], work: () => 1, run: () => 1, join: () => 2, schema,
    });`;
  const digestOf = (source: string) =>
    codeDigest({ ...(made as AnyStudy), module: path }, {}, (file) =>
      file === path ? source : disk(file),
    );
  const original = await digestOf(text);
  for (const [from, to] of [
    ["Something", "Another"],
    ['["one"]', '["one", "two"]'],
    ["core", "sweep"],
    ["work: () => 1", "work() { return 3; }"],
  ])
    expect(await digestOf(text.replace(from, to)), to).toBe(original);
  for (const [from, to] of [
    ["run: () => 1", "run: () => 2"],
    ["join: () => 2", "join: () => 1"],
    ["only", "other"],
    ["seeds: 0", "seeds: 1"],
  ])
    expect(await digestOf(text.replace(from, to)), to).not.toBe(original);
});

test("a study's digest is of the runs it reads, too", async () => {
  const experiment = await loadStudy(TINY_MODULE, "tiny-study");
  const all: Record<string, string>[] = [{ one: "0" }, { one: "1" }, {}];
  const digests = all.map((reads) => codeDigest(experiment, reads));
  expect(new Set(await Promise.all(digests)).size).toBe(3);
});

test("modules that were stripped before are taken as they were, unless others stripped them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stripped-"));
  const file = join(folder, "stripped.json");
  const source = "export const marked = 1;";
  const read = () => closure(["marked.ts"], () => source);
  await read();
  await keepStripped(file);
  const kept = await readFile(file, "utf8");
  const falsified = kept.replace("const marked = 1", "const marked = 2"); // a mark to know it by
  await writeFile(file, falsified.replace(/"by":"./, '"by":"x'));
  await recallStripped(file);
  expect([...(await read()).values()]).toEqual(["export const marked = 1 ;"]);
  await writeFile(file, falsified);
  await recallStripped(file);
  expect([...(await read()).values()]).toEqual(["export const marked = 2 ;"]);
  await rm(folder, { recursive: true });
});
