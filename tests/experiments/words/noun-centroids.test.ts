import { describe, expect, test } from "vitest";
import {
  centroidsOf,
  placementOf,
  type WordStates,
} from "../../../src/experiments/words/noun-centroids.ts";
import { placedWords } from "../../../src/experiments/words/placed-words.ts";

// A state is one number: near 0 for humans, 10 for animals, 20 for food, more as objects.
const text =
  "the man chases the cat. the man chases the dog. the boy eats the bread. the cat chases the dog. ";
const placed = placedWords(text);
const values = [0, 50, 12, 0, 50, 14, 3, 50, 20, 10, 50, 14];
const words: WordStates = { placed, states: values.map((value) => [value]) };

describe("centroids", () => {
  const of = (...args: [Parameters<typeof centroidsOf>[1], string?]) => {
    const { categories, means } = centroidsOf(words, ...args);
    return Object.fromEntries(categories.map((name, i) => [name, means[i][0]]));
  };

  test("are means of the means of words, so that a frequent word counts once", () => {
    expect(of("subject")).toEqual({ HUMAN: 1.5, ANIM: 10 });
    expect(of("object")).toEqual({ ANIM: 13, FOOD: 20 });
    expect(of("pooled")).toEqual({ HUMAN: 1.5, ANIM: 12.5, FOOD: 20 });
  });

  test("leave out a word, and a category that has no other", () => {
    expect(of("subject", "man")).toEqual({ HUMAN: 3, ANIM: 10 });
    expect(of("object", "bread")).toEqual({ ANIM: 13 });
  });
});

test("a word is placed by the mean of its states and by each of them", () => {
  const zogs: WordStates = {
    placed: placedWords("the zog chases the cat. the zog chases the cat. the dog chases the zog. "),
    states: [[1], [50], [12], [9], [50], [12], [10], [50], [19]],
  };
  const placement = (position: "pooled" | "subject" | "object") =>
    placementOf(zogs, "zog", position, centroidsOf(words, position));
  expect(placement("subject")).toEqual({
    count: 2,
    ofMean: "HUMAN",
    shares: [0.5, 0.5, 0, 0, 0, 0],
  });
  expect(placement("object")).toEqual({ count: 1, ofMean: "FOOD", shares: [0, 0, 0, 0, 0, 1] });
  expect(placement("pooled")).toMatchObject({ count: 3, ofMean: "ANIM" });
});
