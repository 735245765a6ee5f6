import { expect, test } from "vitest";
import { averaged, labelsOf, wordSets } from "../../../src/experiments/words/word-sets.ts";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { seeded } from "../../../src/rnn/random.ts";

const text = drawCorpus(300, seeded(4));
const sets = Object.fromEntries(wordSets(text).map((set) => [set.name, set]));

test("controlled words are all followed by a space, and are subjects or verbs with an object", () => {
  const { words, tokens } = sets.controlled;
  expect([words.length, new Set(labelsOf(words).categories).size]).toEqual([29, 12]);
  for (const { word, at } of tokens) {
    expect(text[at]).toBe(" ");
    expect(text.slice(0, at).endsWith(words[word])).toBe(true);
    const after = text.slice(at, at + 5);
    if (labelsOf(words).verbs[word]) expect(after).toBe(" the ");
    else expect(text.slice(0, at)).toMatch(/(^|\. )the [a-z]+$/);
  }
  const [subjects, verbs] = [sets.subjects.tokens.length, sets.verbs.tokens.length];
  expect([subjects, subjects + verbs]).toEqual([300, tokens.length]);
});

test("the full sets take every noun and verb, at its last letter or after", () => {
  const { letter, following } = sets;
  expect(letter.words).toHaveLength(37);
  expect(letter.tokens).toHaveLength(following.tokens.length);
  letter.tokens.forEach(({ word, at }, i) => {
    expect(text.slice(0, at + 1).endsWith(letter.words[word])).toBe(true);
    expect(following.tokens[i]).toEqual({ ...letter.tokens[i], at: at + 1 });
  });
});

test("a word's vector is the mean of the states after it", () => {
  const small = { name: "", words: ["a", "b"], tokens: [0, 1, 0].map((word, at) => ({ word, at, sentence: at })) }; // prettier-ignore
  expect(averaged(small, [[1], [5], [3]]).map(([x]) => x)).toEqual([2, 5]);
  const none = { ...small, tokens: small.tokens.slice(0, 1) };
  expect(() => averaged(none, [[1]])).toThrow('the text never has "b" where it is to be taken');
});
