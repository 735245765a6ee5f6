import { describe, expect, test } from "vitest";
import {
  beginningsOf,
  expectedObjects,
  frames,
  meanExpected,
  NOUNS,
  trueObjects,
} from "../../../src/experiments/language/expected-object.ts";
import { LEXICON } from "../../../src/grammar/lexicon.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { TEMPLATES } from "../../../src/grammar/templates.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

test("there is a frame for each subject and verb of a template with an object", () => {
  const wanted = new Set(TEMPLATES.flatMap(([s, v, o]) => (o ? [`${s} ${v}`] : [])));
  expect(frames().map(({ subject, verb }) => `${subject} ${verb}`)).toEqual([...wanted]);
});

describe("the truth", () => {
  const of = (beginning: string) =>
    Object.fromEntries(trueObjects(beginning).map((p, i) => [NOUNS[i], p]));

  test("knows who chases whom, and shares where two templates fit", () => {
    expect(of("the dragon chases the ").HUMAN).toBe(1);
    expect(of("the dog chases the ").ANIM).toBe(1);
    expect(of("the lion smells the ").FOOD).toBe(1);
    const { INANIM, FRAG, ...rest } = of("the man smells the ");
    expect([INANIM, FRAG]).toEqual([0.5, 0.5]);
    expect(Object.values(rest)).toEqual([0, 0, 0, 0]);
  });

  test("adds up to 1 after every beginning", () => {
    for (const beginning of frames().flatMap(beginningsOf))
      expect(trueObjects(beginning).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
  });

  test("is not to be had after what is no beginning", () => {
    expect(() => trueObjects("the rock eats the ")).toThrow(
      'no sentence begins with "the rock eats the "',
    );
  });
});

test("a network that expects every symbol alike gives each word 1/V for each of its letters and the stop", () => {
  const V = SYMBOLS.length;
  const found = expectedObjects(zeroParams(3, V), new Float64Array(3), "the man eats the ");
  NOUNS.forEach((category, i) => {
    const wanted = LEXICON[category].reduce((sum, word) => sum + V ** -(word.length + 1), 0);
    expect(found[i] / wanted).toBeCloseTo(1, 12);
  });
});

test("the mean over pasts and beginnings is the mean of each", () => {
  const params = initialParams(5, SYMBOLS.length, seeded(1));
  const before = ["the man reads. ", "the lion moves. "];
  const beginnings = ["the dog chases the ", "the cat follows the "];
  const one = (past: string, beginning: string) => meanExpected(params, [past], [beginning]);
  const all = before.flatMap((past) => beginnings.map((beginning) => one(past, beginning)));
  meanExpected(params, before, beginnings).forEach((p, i) =>
    expect(p).toBeCloseTo(all.reduce((sum, row) => sum + row[i], 0) / 4, 16),
  );
});
