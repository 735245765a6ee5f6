import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { allNumbers } from "../../src/rnn/params.ts";
import { canonicalText } from "../../src/trace/canonical.ts";
import { decodeTrace } from "../../src/trace/decode.ts";
import { VERSION, type Trace } from "../../src/trace/schema.ts";
import { sha256 } from "../../src/trace/sha256.ts";
import { checkpointParams } from "../../src/trace/weights.ts";
import { leavesOf, numbersIn, placed, valueAt, type Path } from "./json-paths.ts";
import { fileOf, refusal, textOf, traceOfTiny, zipped } from "./tiny.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NAME = "traces/tiny.json.gz";
const encoded = (text: string) => new TextEncoder().encode(text);
let trace: Trace;
beforeAll(async () => {
  trace = await traceOfTiny();
});

/** How a file is refused that holds the trace with one field replaced, and the hash of just that. */
const refusalWith = async (path: string, value: unknown) =>
  refusal(decodeTrace(NAME, await fileOf(placed(trace, path.split("."), value))));

test("a file gives its trace, zipped or not", async () => {
  expect(await decodeTrace(NAME, await fileOf(trace))).toEqual(trace);
  expect(await decodeTrace(NAME, encoded(await textOf(trace)))).toEqual(trace);
});

describe("what is not a trace is refused in one sentence that names the file:", () => {
  const foreign = `${NAME} cannot be read: it is not a trace of this book`;
  test.each([
    ["nothing", ""],
    ["a page", "<!doctype html><title>Not found</title>"],
    ["half a text", '{"sha256":"00'],
    ["another JSON file", '{"name":"networks"}'],
    ["a list", "[]"],
    ["null", "null"],
    ["a hash that is none", '{"sha256":"x","trace":{}}'],
    ["brackets without end", "[".repeat(1_000_000)],
  ])("%s", async (_, text) => {
    expect(await refusal(decodeTrace(NAME, encoded(text)))).toBe(foreign);
    expect(await refusal(decodeTrace(NAME, zipped(text)))).toBe(foreign);
  });

  test("a file cut short", async () => {
    const file = await fileOf(trace);
    const message = await refusal(decodeTrace(NAME, file.slice(0, file.length / 2)));
    expect(message).toMatch(
      /^traces\/tiny\.json\.gz cannot be read: its compressed data is damaged/,
    );
  });

  test("a file larger than any trace", async () => {
    const message = await refusal(decodeTrace(NAME, zipped(" ".repeat(17_000_000))));
    expect(message).toBe(
      `${NAME} cannot be read: it unpacks to more than the 16000000 bytes expected`,
    );
  });
});

test("an older version is to be recorded again, a newer one asks for a newer program", async () => {
  expect(await refusalWith("version", VERSION - 1)).toBe(
    `${NAME} cannot be read: it has version ${VERSION - 1} and this program reads version ${VERSION}; run npm run traces`,
  );
  // Whatever else a newer version changes, its number is what is said.
  const newer = await fileOf({ version: VERSION + 1, weights: [] });
  expect(await refusal(decodeTrace(NAME, newer))).toBe(
    `${NAME} cannot be read: it has version ${VERSION + 1} and this program reads version ${VERSION}; update the program`,
  );
});

test("altered content does not carry its old hash", async () => {
  const label = await sha256(canonicalText(trace));
  const altered = placed(trace, ["checkpoint", "loss", 0], 0.5);
  const file = zipped(canonicalText({ sha256: label, trace: altered }));
  expect(await refusal(decodeTrace(NAME, file))).toBe(
    `${NAME} was altered: its content hashes to ${await sha256(canonicalText(altered))}, its label says ${label}`,
  );
});

test("a field too many is an alteration, also where its hash is right", async () => {
  expect(await refusalWith("curve.more", 1)).toMatch(/^traces\/tiny\.json\.gz was altered: /);
});

test.each([
  ["checkpoint.loss", undefined],
  ["checkpoint.Whh.data", "not base64"],
  ["provenance.code", "00"],
  ["config.start", "zeros"],
  ["config.hiddenSize", 6.5],
  ["config.seed", -1],
  ["curve.loss.3", null],
  ["curve.loss.3", "1"],
  ["name", "../escape"],
  ["test", []],
])("of an incomplete file the field is named: %s", async (path, value) => {
  expect(await refusalWith(path, value)).toBe(
    `${NAME} cannot be read: field ${path} is missing or not what version ${VERSION} has there`,
  );
});

test("no number is so large that JSON reads it as infinite", async () => {
  const marked = placed(trace, ["curve", "gradientNorm", 7], "MARK");
  for (const number of ["1e999", "-1e999", "NaN"]) {
    const text = canonicalText({ sha256: "0".repeat(64), trace: marked });
    const message = await refusal(decodeTrace(NAME, zipped(text.replace('"MARK"', number))));
    expect(message).toMatch(
      number === "NaN"
        ? /not a trace of this book$/
        : /field curve\.gradientNorm\.7 is missing or not/,
    );
  }
});

test.each([
  ["symbols", "aa", "symbols: one is there twice"],
  ["probe.text", "?", "probe.text: it has a character that is none of the symbols"],
  ["probe.gradientPositions.0", 239, "probe.gradientPositions: one is not from 59 to 238"],
  ["probe.jacobianPositions.0", 58, "probe.jacobianPositions: one is not from 59 to 238"],
  ["curve.update.1", 1, "curve.update: it does not rise from 1 to 210"],
  ["curve.update.209", 211, "curve.update: it does not rise from 1 to 210"],
  ["curve.loss", [], "curve.loss: it does not have 210 values"],
  ["curve.gradientNorm", [1], "curve.gradientNorm: it does not have 210 values"],
  ["clipped.update", [9, 8], "clipped.update: it does not rise from 1 to 210"],
  ["clipped.update", [], "clipped.gradientNorm: it does not have 0 values"],
  ["checkpoint.update.0", 300, "checkpoint.update: it does not rise from 0 to 210 in 3 values"],
  ["config.checkpoints", 4, "checkpoint.update: it does not rise from 0 to 210 in 4 values"],
  ["config.hiddenSize", 7, "checkpoint.Wxh: it does not hold 3 × 7 × 27 finite numbers"],
  ["checkpoint.Whh.shape", [3, 36], "checkpoint.Whh: it does not hold 3 × 6 × 6 finite numbers"],
  ["checkpoint.bh.data", "AAAA", "checkpoint.bh: it does not hold 3 × 6 finite numbers"],
  ["checkpoint.by.scale", [1, 1], "checkpoint.by: it does not hold 3 × 27 finite numbers"],
  ["checkpoint.by.scale.2", 1e305, "checkpoint.by: it does not hold 3 × 27 finite numbers"],
  ["checkpoint.saturated", [0, 0], "checkpoint.saturated: it does not have 3 values"],
  ["checkpoint.jacobianNorm.1", [1], "checkpoint.jacobianNorm: it does not have 3 times 61 values"],
])("fields that do not fit each other are refused: %s", async (path, value, reason) => {
  expect(await refusalWith(path, value)).toBe(`${NAME} cannot be read: field ${reason}`);
});

test("2,500 random changes: refused in one sentence, or a trace of finite numbers", async () => {
  const paths = leavesOf(trace).flatMap((path) => path.map((_, i) => path.slice(0, i + 1)));
  const strange = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      true,
      "",
      "AAAA",
      [],
      {},
      -0,
      0,
      1,
      -1,
      0.5,
      65,
      2 ** 53,
      1e308,
    ),
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(fc.nat(300), { maxLength: 4 }),
    fc.nat(paths.length - 1).map((i) => valueAt(trace, paths[i])),
  );
  const changes = fc.array(fc.tuple(fc.nat(paths.length - 1), strange), {
    minLength: 1,
    maxLength: 2,
  });
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(changes, async (chosen) => {
      const altered = chosen.reduce<unknown>(
        (value, [i, change]) => placed(value, paths[i] as Path, change),
        trace,
      );
      const file = encoded(await textOf(altered));
      const outcome = await decodeTrace(NAME, file).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome.constructor).toBe(Error);
        expect(outcome.message).toMatch(
          /^traces\/tiny\.json\.gz (cannot be read|was altered): [^\n]{5,220}$/,
        );
        return;
      }
      accepted++;
      const decoded = outcome as Trace;
      for (const params of checkpointParams(decoded.checkpoint))
        expect(allNumbers(params).every((numbers) => numbers.every(Number.isFinite))).toBe(true);
      expect(numbersIn(decoded).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 2500 },
  );
  expect(accepted).toBeGreaterThan(0); // else nothing past the schema was tried
});
