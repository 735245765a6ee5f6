import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode, vocabulary } from "../../src/rnn/vocabulary.ts";

const letters = vocabulary(" .abcdé😀");

test("a text that is encoded and decoded is the same text", () => {
  const text = fc.string({ unit: fc.constantFrom(...letters.symbols) });
  fc.assert(fc.property(text, (text) => decode(letters, encode(letters, text)) === text));
});

test("a token is the place of its symbol, also beyond 16 bits", () => {
  expect(encode(letters, "a😀 .")).toEqual([2, 7, 0, 1]);
  expect(letters.symbols).toHaveLength(8);
});

test("a repeated symbol is refused", () => {
  expect(() => vocabulary("abca")).toThrow('the symbols "abca" repeat one');
});

test("a character outside the vocabulary is named with its place", () => {
  expect(() => encode(letters, "ab😀Q")).toThrow(
    'character "Q" at place 3 is not one of the 8 symbols " .abcdé😀"',
  );
});

test("a token outside the vocabulary is named", () => {
  for (const token of [8, -1, 0.5, NaN])
    expect(() => decode(letters, [0, token])).toThrow(`token ${token} is not one of 0 … 7`);
});
