import { expect, test } from "vitest";
import * as z from "zod/mini";
import { partText, studyTraceOf } from "../../src/experiments/record-study.ts";
import { study, type AnyStudy } from "../../src/experiments/study.ts";
import { refusal } from "./tiny.ts";

/** A study of one part that is and records what is given. */
const recording = (made: unknown, schema: z.ZodMiniType = z.unknown()): AnyStudy =>
  study({
    name: "odd",
    shows: "Something",
    usedBy: [],
    tier: "core",
    seeds: 0,
    config: {},
    reads: [],
    parts: () => ["only"],
    work: () => 1,
    run: () => made,
    join: (_, [part]) => part,
    schema,
  }) as AnyStudy;

const provenance = { code: "0".repeat(64), reads: {} };

test.each([
  [{ a: [1, NaN] }, 'part "only" of odd, a, 1 is NaN; only plain JSON data can be recorded'],
  [{ a: undefined }, 'part "only" of odd, a is undefined; only plain JSON data can be recorded'],
  [
    new Float64Array(2),
    'part "only" of odd is of class Float64Array; only plain JSON data can be recorded',
  ],
])("what JSON cannot hold is refused with its place: %o", (made, message) => {
  expect(() => partText(recording(made), "only", [])).toThrow(message);
});

test("a part keeps its fractions in full; what is recorded keeps six digits of them", async () => {
  const made = recording({ a: 1 / 3 });
  const text = partText(made, "only", []);
  expect(text).toBe(`{"a":${1 / 3}}`);
  expect((await studyTraceOf(made, provenance, [text])).data).toEqual({ a: 0.333333 });
});

test("data that does not fit the schema, or has more than it says, is refused", async () => {
  const schema = z.object({ a: z.number() });
  const said = (made: unknown) =>
    refusal(studyTraceOf(recording(made, schema), provenance, [JSON.stringify(made)]));
  expect(await said({ a: "x" })).toMatch(/^odd does not fit its schema at a: /);
  expect(await said({ a: 1, b: 2 })).toBe("odd records b, which its schema does not describe");
});

test("a study of which a part is missing has no trace", async () => {
  expect(await refusal(studyTraceOf(recording(1), provenance, []))).toBe(
    "odd is not finished: 0 of 1 parts are there",
  );
});
