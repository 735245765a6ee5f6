import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { WORDS } from "../../src/grammar/lexicon.ts";
import { seeded } from "../../src/rnn/random.ts";
import { decodeWords, encodeWords, wordVocabulary } from "../../src/rnn/words.ts";

const words = wordVocabulary(WORDS);

test("the grammar's words and the stop are 39 symbols", () => {
  expect(words.symbols).toHaveLength(39);
  expect(encodeWords(words, "the cat.")).toEqual([0, WORDS.indexOf("cat"), 38]);
});

test("a text of the grammar is what its tokens say", () => {
  const text = drawCorpus(50, seeded(1)).trim();
  const tokens = encodeWords(words, text);
  expect(decodeWords(words, tokens)).toBe(text);
  expect(tokens.filter((token) => token === 38)).toHaveLength(50);
});

test("what is no word is refused by name and place", () => {
  expect(() => encodeWords(words, "the unicorn.")).toThrow(
    'word "unicorn" at place 1 is not one of the 39 words of the vocabulary',
  );
  expect(() => decodeWords(words, [0, 39])).toThrow("token 39 is not one of 0 … 38");
  expect(() => wordVocabulary(["a", "a"])).toThrow('the words "a a" repeat one');
  expect(() => wordVocabulary(["a b"])).toThrow('"a b" is not one word without a stop');
});
