import { describe, expect, test, vi } from "vitest";
import type { Fact } from "../../src/facts/fact.ts";
import type { Trace } from "../../src/trace/schema.ts";
import { claimEvidence, familyOf, numberEvidence } from "../../src/weave/evidence.ts";

// Five runs of which nothing is known but their names and lengths, a study, and facts about these.
vi.mock("../../src/trace/files.ts", () => ({
  readManifest: () => {
    const runs = ["main-s1", "main-s2", "main-s3", "wide-s1", "wide-s2"];
    const lines = runs.map((name) => ({ name, weights: "0".repeat(64) }));
    return Promise.resolve({ traces: [...lines, { name: "main-study" }] });
  },
  readTrace: vi.fn((name: string) => {
    const updates = Number(name.slice(-1)) * (name.startsWith("wide") ? 100 : 10);
    return Promise.resolve({ name, updates });
  }),
}));
vi.mock("../../src/facts/registry.ts", async () => {
  const { claim, computed, given, lastUpdate, measured } = await import("../../src/facts/fact.ts");
  const text = (value: number) => `«${value}»`;
  const updates = (trace: Trace) => trace.updates;
  const sum = (traces: readonly Trace[]) => traces.reduce((all, one) => all + one.updates, 0);
  const finding = (holds: boolean, traces: readonly Trace[]) => ({
    holds,
    evidence: `${sum(traces)} in all`,
  });
  return {
    FACTS: new Map<string, Fact>([
      ["length", measured({ says: "its length", update: lastUpdate, value: updates, text })],
      ["length.half", measured({ says: "half of it", value: (run) => run.updates / 2, text })],
      [
        "length.all",
        measured({ says: "of all", value: { over: ["main", "wide"], all: sum }, text }),
      ],
      [
        "length.gone",
        measured({ says: "a hole", value: (run) => (run.name === "main-s2" ? NaN : 1), text }),
      ],
      [
        "length.lost",
        measured({ says: "a hole", value: { over: ["wide"], all: () => NaN }, text }),
      ],
      ["pi", computed({ says: "a ratio", value: () => 3, text })],
      ["pi.lost", computed({ says: "none", value: () => Infinity, text })],
      ["size", given({ says: "a setting", value: updates, text })],
      [
        "short",
        claim({ says: "runs are short", over: ["main"], find: (run) => finding(true, [run]) }),
      ],
      [
        "tiny",
        claim({
          says: "a run has fewer than 20 updates",
          over: ["main", "wide"],
          find: (run) => finding(run.updates < 20, [run]),
        }),
      ],
      [
        "together",
        claim({
          says: "together they are long",
          over: ["main", "wide"],
          find: { all: (runs) => finding(sum(runs) === 360, runs) },
        }),
      ],
      [
        "apart",
        claim({
          says: "together they are short",
          over: ["wide"],
          find: { all: (runs) => finding(false, runs) },
        }),
      ],
    ]),
  };
});

describe("a family", () => {
  test("is every seed of an experiment, and no seed of another", () => {
    expect(familyOf("main")).toEqual(["main-s1", "main-s2", "main-s3"]);
    expect(familyOf("wide")).toEqual(["wide-s1", "wide-s2"]);
  });

  test.each(["mai", "main-s1", ""])("%j is refused with those there are", (family) => {
    expect(() => familyOf(family)).toThrow(
      new Error(`finds no runs "${family}"; there are main, wide`),
    );
  });
});

describe("a measured number", () => {
  test("is that of the run shown, beside those of its other seeds", async () => {
    expect(await numberEvidence("measured", "length")).toEqual({
      name: "length",
      kind: "measured",
      says: "its length",
      value: 10,
      text: "«10»",
      readings: [
        { run: "main-s1", update: 10, value: 10, text: "«10»" },
        { run: "main-s2", update: 20, value: 20, text: "«20»" },
        { run: "main-s3", update: 30, value: 30, text: "«30»" },
      ],
    });
  });

  test("may be that of another run, which then stands first", async () => {
    const { value, readings } = await numberEvidence("measured", "length", "wide-s2");
    expect(value).toBe(200);
    expect(readings.map(({ run }) => run)).toEqual(["wide-s2", "wide-s1"]);
  });

  test("belongs to no update where it is of the whole training", async () => {
    const { readings } = await numberEvidence("measured", "length.half");
    expect(readings.map(({ update }) => update)).toEqual([undefined, undefined, undefined]);
  });

  test("of several families is read from all of their seeds at once", async () => {
    const { value, readings } = await numberEvidence("measured", "length.all");
    expect(value).toBe(10 + 20 + 30 + 100 + 200);
    expect(readings).toEqual([
      { run: "main-s*, wide-s*", update: undefined, value: 360, text: "«360»" },
    ]);
  });
});

test("computed and given numbers need no other seeds", async () => {
  expect(await numberEvidence("computed", "pi")).toEqual({
    name: "pi",
    kind: "computed",
    says: "a ratio",
    value: 3,
    text: "«3»",
    readings: [],
  });
  expect(await numberEvidence("given", "size")).toMatchObject({ value: 10, readings: [] });
});

test("what was found once is not looked for again", () => {
  expect(numberEvidence("computed", "pi")).toBe(numberEvidence("computed", "pi"));
  expect(claimEvidence("short")).toBe(claimEvidence("short"));
  expect(numberEvidence("measured", "length")).not.toBe(
    numberEvidence("measured", "length", "wide-s1"),
  );
});

describe("a number is refused", () => {
  test.each([
    [
      "measured",
      "length.gone",
      undefined,
      'finds NaN as "length.gone" in main-s2; it has to be finite',
    ],
    [
      "measured",
      "length.lost",
      undefined,
      'finds NaN as "length.lost" in wide-s*; it has to be finite',
    ],
    [
      "computed",
      "pi.lost",
      undefined,
      'finds Infinity as "pi.lost" in its formula; it has to be finite',
    ],
    [
      "measured",
      "pi",
      undefined,
      'asks for "pi", which is a computed number, not a measured number',
    ],
    ["computed", "short", undefined, 'asks for "short", which is a claim, not a computed number'],
    [
      "measured",
      "length",
      "main-s4",
      'finds no run "main-s4"; there are main-s1, main-s2, main-s3',
    ],
    ["measured", "length", "narrow-s1", 'finds no runs "narrow"; there are main, wide'],
    ["computed", "pi.two", undefined, 'finds no computed number "pi.two"; there are pi, pi.lost'],
    ["given", "constructor", undefined, 'finds no given number "constructor"; there are size'],
  ] as const)("%s %s in %s", async (kind, name, run, message) => {
    await expect(numberEvidence(kind, name, run)).rejects.toThrow(new Error(message));
  });
});

describe("a claim", () => {
  test("that holds in each of its runs says what was found in each", async () => {
    expect(await claimEvidence("short")).toEqual({
      name: "short",
      kind: "claim",
      says: "runs are short",
      findings: [
        { runs: "main-s1", holds: true, evidence: "10 in all" },
        { runs: "main-s2", holds: true, evidence: "20 in all" },
        { runs: "main-s3", holds: true, evidence: "30 in all" },
      ],
    });
  });

  test("that compares runs is tested on all of them together", async () => {
    const { findings } = await claimEvidence("together");
    const runs = "main-s1, main-s2, main-s3, wide-s1, wide-s2";
    expect(findings).toEqual([{ runs, holds: true, evidence: "360 in all" }]);
  });

  test.each([
    [
      "tiny",
      'says in "tiny" what does not hold in main-s2: 20 in all; it needs that a run has fewer than 20 updates',
    ],
    [
      "apart",
      'says in "apart" what does not hold in wide-s1, wide-s2: 300 in all; it needs that together they are short',
    ],
    ["pi", 'asks for "pi", which is a computed number, not a claim'],
    ["shorter", 'finds no claim "shorter"; there are short, tiny, together, apart'],
  ])("%s is refused", async (name, message) => {
    await expect(claimEvidence(name)).rejects.toThrow(new Error(message));
  });
});
