import { expect, test } from "vitest";
import { tokenScores } from "../../../src/experiments/words/token-scores.ts";

const words = ["man", "boy", "sees", "smells"]; // HUMAN twice, PERCEPT twice
const taken = (word: number, sentence: number, at: number) => ({ word, sentence, at });
const tokens = [0, 1, 2, 3].flatMap((word) => [taken(word, 0, word), taken(word, 1, 4 + word)]);

test("occurrences are judged by means of the other half, of their own word and of others", () => {
  const means = [[0], [1], [10], [11]];
  const scores = (...odd: number[]) =>
    tokenScores({ name: "", words, tokens }, [...means, ...odd.map((x) => [x])]);
  expect(scores(0, 1, 10, 11)).toEqual({ judged: 4, word: 1, category: 1, kind: 1 });
  expect(scores(0.9, 0.1, 10.9, 10.1)).toEqual({ judged: 4, word: 0, category: 1, kind: 1 });
  expect(scores(10, 1, 10, 11)).toEqual({ judged: 4, word: 0.75, category: 0.75, kind: 0.75 });
});
