import { expect, test } from "vitest";
import { ERROR_KINDS } from "../../../src/experiments/language/written-error.ts";
import { samples } from "../../../src/experiments/studies/samples.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(samples.reads.map((name) => readTrace(name)));
const config = {
  ...samples.config,
  checkpoints: 2,
  temperatures: [0.2, 1, 3],
  characters: 300,
  lastCharacters: 4000,
  test: { sentences: 20, seed: 3 },
};
const data = made(samples, config, runs);

test("every run has its first and last checkpoint, and text at each temperature", () => {
  expect(data.runs.map(({ name }) => name)).toEqual(samples.reads);
  data.runs.forEach(({ checkpoints }, i) => {
    expect(checkpoints.map(({ update }) => update)).toEqual([0, runs[i].updates]);
    for (const { writings } of checkpoints)
      expect(writings.map(({ temperature }) => temperature)).toEqual(config.temperatures);
  });
});

test("the trained network writes fewer known words the hotter it is", () => {
  for (const { checkpoints } of data.runs) {
    const shares = checkpoints[1].writings.map(({ words, knownWords }) => knownWords / words);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  }
});

test("what always takes the likeliest character ends in a loop of whole sentences", () => {
  for (const { checkpoints } of data.runs) {
    const { text, period } = checkpoints[1].greedy;
    expect(text.slice(0, period!)).toMatch(/^(the [a-z ]+\. )+$/);
  }
});

test("every error is counted under its kind, and was expected with some probability", () => {
  for (const { errors, checkpoints } of data.runs) {
    const { sentences, knownSentences } = checkpoints[1].writings[1];
    expect(errors.sentences).toBe(sentences - knownSentences);
    expect(errors.kinds.map(({ kind }) => kind)).toEqual(ERROR_KINDS);
    const counted = errors.kinds.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(errors.sentences);
    for (const { sentence, context, written, possible, probability, impossible } of errors.shown) {
      expect(sentence.startsWith(context + written)).toBe(true);
      expect(possible).not.toContain(written);
      expect(probability).toBeGreaterThan(0);
      expect(impossible).toBeGreaterThanOrEqual(probability - 1e-4);
    }
  }
});

test("no network is less surprised than the language by a choice that the test text has often", () => {
  for (const { surprisal } of data.runs) {
    const count = surprisal.reduce((sum, place) => sum + place.count, 0);
    const total = (of: "network" | "exact") =>
      surprisal.reduce((sum, place) => sum + (place.count * place[of]) / count, 0);
    expect(total("network")).toBeGreaterThan(0);
    expect(total("network") / total("exact")).toBeLessThan(1.2);
  }
});
