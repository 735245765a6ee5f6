import { expect, test } from "vitest";
import { read } from "../../../src/experiments/language/reading.ts";
import { WORD_VOCABULARY, wordTokens, ZOG } from "../../../src/experiments/words/word-network.ts";
import {
  inputScale,
  randomVector,
  withZog,
  wordStates,
} from "../../../src/experiments/words/zog-words.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { seeded } from "../../../src/rnn/random.ts";

const V = WORD_VOCABULARY.symbols.length;
const params = initialParams(8, V, seeded(1));

test("a state is taken after each noun and verb", () => {
  const text = "the man sees the zog. the cat moves. ";
  const { placed, states } = wordStates(params, text);
  const { h } = read(params, wordTokens(text));
  expect(placed.map(({ word }) => word)).toEqual(["man", "sees", "zog", "cat", "moves"]);
  expect(states.map((state) => Array.from(state))).toEqual(
    [1, 2, 4, 7, 8].map((t) => [...h.row[t]]),
  );
});

test("only the vector of the unknown word is another", () => {
  const vector = randomVector(8, 0.5, seeded(2));
  const changed = withZog(params, vector);
  const token = WORD_VOCABULARY.indexOf.get(ZOG)!;
  changed.Wxh.row.forEach((row, i) => {
    expect(row[token]).toBeCloseTo(vector[i], 15);
    const others = (all: Float64Array) => [...all].filter((_, k) => k !== token);
    expect(others(row)).toEqual(others(params.Wxh.row[i]));
  });
  expect([...changed.Whh.data]).toEqual([...params.Whh.data]);
});

test("the scale of the inputs at the start is that of their deviation, 1/√H", () => {
  // 312 normal numbers: four standard errors of their root mean square.
  expect(Math.abs(inputScale(params) * Math.sqrt(8) - 1)).toBeLessThan(4 / Math.sqrt(2 * 39 * 8));
});
