import { expect, test } from "vitest";
import {
  WORD_VOCABULARY,
  wordTokens,
  wordTraining,
  ZOG,
} from "../../../src/experiments/words/word-network.ts";
import { copyParams } from "../../../src/rnn/initialization.ts";

const config = {
  seed: 1,
  hiddenSize: 4,
  sentences: 300,
  corpusSeed: 5,
  lanes: 2,
  truncation: 5,
  epochs: 2,
  learningRate: 1,
  clip: 1,
};

test("training moves every word's input vector, and leaves that of the word no text has", () => {
  const run = wordTraining(config);
  const before = copyParams(run.params);
  const updates = [...run.train()].length;
  expect(updates).toBe(2 * run.updatesPerEpoch);
  const moved = WORD_VOCABULARY.symbols.filter((_, token) =>
    run.params.Wxh.row.some((row, i) => row[token] !== before.Wxh.row[i][token]),
  );
  expect(moved).toEqual(WORD_VOCABULARY.symbols.filter((word) => word !== ZOG));
});

test("a stop is a token, a space is none", () => {
  const tokens = wordTokens("the man sleeps. the zog");
  expect(tokens.map((token) => WORD_VOCABULARY.symbols[token])).toEqual([
    "the",
    "man",
    "sleeps",
    ".",
    "the",
    "zog",
  ]);
});
