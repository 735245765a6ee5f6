import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestFirst, readRequest, select, workOf } from "../../scripts/selection.ts";
import { findExperiments } from "../../scripts/registry.ts";
import { tiny } from "../trace/tiny.ts";

const EXPERIMENTS = await findExperiments();
const names = (experiments: readonly { name: string }[]) => experiments.map(({ name }) => name);

describe("a command line", () => {
  test("without words asks for all", () => {
    expect(readRequest([])).toEqual({
      only: [],
      list: false,
      force: false,
      quick: false,
      merge: [],
    });
  });

  test("names experiments with or without --only, and narrows them down", () => {
    const request = readRequest(["a", "--only", "b,c", "--tier", "core", "--shard=2/3", "--force"]);
    expect(request).toMatchObject({ tier: "core", shard: { part: 2, parts: 3 }, force: true });
    expect([...request.only].sort()).toEqual(["a", "b", "c"]);
  });

  test("takes what follows --merge for folders", () => {
    expect(readRequest(["--merge", "x", "y"])).toMatchObject({ only: [], merge: ["x", "y"] });
  });

  test.each([
    [["--fast"], /'--fast'.*; there are --only names/],
    [["--tier", "fine"], /^no tier "fine"; there are core and sweep$/],
    [["--shard", "0/3"], /^"0\/3" is no shard; the second of three is --shard 2\/3$/],
    [["--shard", "4/3"], /^"4\/3" is no shard/],
    [["--shard", "half"], /^"half" is no shard/],
    [["--merge"], /^--merge needs the folders/],
  ])("%j is refused with a sentence", (args, message) => {
    expect(() => readRequest(args)).toThrow(message);
  });
});

describe("of the experiments", () => {
  test("those named are chosen, and a name nobody has is answered with all there are", () => {
    expect(names(select(EXPERIMENTS, { only: ["main-s2"] }))).toEqual(["main-s2"]);
    expect(() => select(EXPERIMENTS, { only: ["main-s9"] })).toThrow(
      /^no experiment "main-s9"; there are main-s1, main-s2/,
    );
  });

  test("every one is of some tier", () => {
    const [core, sweep] = (["core", "sweep"] as const).map((tier) =>
      select(EXPERIMENTS, { only: [], tier }),
    );
    expect(core.length).toBeGreaterThan(0);
    expect(sweep.length).toBeGreaterThan(0);
    expect(names([...core, ...sweep]).sort()).toEqual(names(EXPERIMENTS).sort());
  });

  test("the longest comes first", () => {
    const [short, long] = [tiny("a"), tiny("b", { epochs: 9 })];
    expect(longestFirst([short, long])).toEqual([long, short]);
    expect(longestFirst(EXPERIMENTS.filter(({ name }) => /^main/.test(name)))[0].name).toBe(
      "main-s1",
    );
  });

  test("shards are all of them, each once, and none has more than one run more to do", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
        (parts, epochs) => {
          const all = epochs.map((count, i) => tiny(`run-${i}`, { epochs: count }));
          const shards = Array.from({ length: parts }, (_, i) =>
            select(all, { only: [], shard: { part: i + 1, parts } }),
          );
          expect(names(shards.flat()).sort()).toEqual(names(all).sort());
          const lengths = shards.map((shard) => shard.reduce((sum, one) => sum + workOf(one), 0));
          expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(
            Math.max(0, ...all.map(workOf)) + 1e-9,
          );
        },
      ),
    );
  });
});
