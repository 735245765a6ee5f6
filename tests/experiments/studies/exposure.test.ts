import { expect, test } from "vitest";
import { exposure } from "../../../src/experiments/studies/exposure.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(exposure.reads.map((name) => readTrace(name)));
const config = { ...exposure.config, checkpoints: 2, writers: 4, length: 120, sentences: 4 };
const data = made(exposure, config, runs);

test("each run has its checkpoints, the last among them", () => {
  expect(data.runs.map(({ name }) => name)).toEqual(exposure.reads);
  data.runs.forEach(({ checkpoints }, i) => {
    expect(checkpoints).toHaveLength(2);
    expect(checkpoints[0].update).toBeGreaterThanOrEqual(config.from);
    expect(checkpoints[1].update).toBe(runs[i].updates);
  });
});

test("sentences add up: each but a text's first follows one that is known or is not", () => {
  for (const { checkpoints } of data.runs)
    for (const { sentences, known, afterKnown, afterUnknown, knownShare } of checkpoints) {
      const texts = sentences - afterKnown.sentences - afterUnknown.sentences;
      expect(texts).toBeLessThanOrEqual(config.writers);
      expect(texts).toBeGreaterThan(0);
      const knownFirst = known - afterKnown.known - afterUnknown.known;
      if (texts === config.writers) expect(knownFirst / texts).toBeCloseTo(knownShare[0]!, 4);
    }
});

test("all stretches are there, and a stretch of the language is compared with everywhere", () => {
  for (const { checkpoints } of data.runs)
    for (const { divergence, validShare, meanDivergence } of checkpoints) {
      expect(divergence.reading).toHaveLength(6);
      expect(divergence.writing).toHaveLength(6);
      expect(validShare).toHaveLength(6);
      expect(divergence.reading).not.toContain(null);
      const mean = divergence.reading.reduce<number>((sum, value) => sum + value! / 6, 0);
      expect(mean / meanDivergence.reading!).toBeCloseTo(1, 3);
    }
});

test("the trained network writes more sentences of the language than it did before", () => {
  for (const { checkpoints } of data.runs) {
    const [before, after] = checkpoints.map(({ known, sentences }) => known / sentences);
    expect(after).toBeGreaterThan(before);
  }
});
