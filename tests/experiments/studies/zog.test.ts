import { expect, test } from "vitest";
import { zog } from "../../../src/experiments/studies/zog.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(zog.reads.map((name) => readTrace(name)));
const config = {
  ...zog.config,
  runs: ["main-s1"],
  wordSeeds: [1],
  training: { ...zog.config.training, hiddenSize: 4, sentences: 100, lanes: 2, epochs: 1 },
  text: { sentences: 300, seed: 5 },
  contextSentences: 3,
  contexts: ["man", "bread"],
  wordContexts: ["dog"],
  rhymes: ["zoman"],
  random: { words: 3, seed: 6 },
  before: { texts: 1, sentences: 1, seed: 7 },
  lags: 3,
  fewShot: { ...zog.config.fewShot, exposures: [0, 2], orders: [1], sentences: 150 },
  vectors: 2,
};
const data = made(zog, config, runs);
const [letters] = data.letters;
const [words] = data.wordLevel;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("an unknown word, its controls and its rhymes are placed wherever their contexts are", () => {
  const told = letters.placements.map(
    ({ word, context, position }) => `${word} ${context} ${position}`,
  );
  expect(told).toContain("zog man subject");
  expect(told).toContain("man man pooled");
  expect(told).toContain("zoman man pooled");
  expect(told).toContain("zog bread object");
  expect(told).not.toContain("zog bread subject");
  for (const { shares } of letters.placements) expect(sum(shares)).toBeCloseTo(1, 3);
  expect(sum(letters.random.nearest)).toBe(letters.random.words);
});

test("what is expected is close to the language after training and not before", () => {
  const off = (rows: readonly (readonly number[])[]) =>
    sum(rows.flatMap((row, i) => row.map((p, k) => Math.abs(p - data.frames[i].truth[k]))));
  expect(off(letters.expected.trained)).toBeLessThan(off(letters.expected.untrained) / 10);
  const man = data.subjects.indexOf("man");
  letters.verbs[man].forEach((p, i) =>
    expect(Math.abs(p - data.trueVerbs[man]![i])).toBeLessThan(0.05),
  );
});

test("a few sentences bring the verbs after zog nearer to those after man", () => {
  const [[none, two]] = letters.fewShot;
  expect([none.exposures, two.exposures]).toEqual([0, 2]);
  expect(two.variation).toBeLessThan(none.variation);
  expect(letters.after.subject).toHaveLength(4);
});

test("every random vector is placed, of the start's length and the trained one, and untrained", () => {
  const kinds = words.vectors.filter(({ position }) => position === "pooled");
  expect(kinds.map(({ trained, scale }) => [trained, scale])).toEqual([
    [true, "start"],
    [true, "trained"],
    [false, "start"],
  ]);
  for (const { nearest, shares } of words.vectors) {
    expect(sum(nearest)).toBe(2);
    expect(sum(shares)).toBeCloseTo(1, 3);
  }
});
