import type { Token, Vocabulary } from "./vocabulary.ts";

const STOP = ".";

/** A vocabulary of words and the stop, which is its last symbol. Throws on a repeated word, and on what is not one word. */
export function wordVocabulary(words: readonly string[]): Vocabulary {
  const symbols = [...words, STOP];
  const indexOf = new Map(symbols.map((symbol, token) => [symbol, token]));
  if (indexOf.size < symbols.length) throw new Error(`the words "${words.join(" ")}" repeat one`);
  const broken = words.find((word) => !/^[^\s.]+$/.test(word));
  if (broken !== undefined) throw new Error(`"${broken}" is not one word without a stop`);
  return { symbols, indexOf };
}

/** The tokens of a text whose words stand between spaces and stops. Throws on a word outside the vocabulary, naming it and its place. */
export function encodeWords(vocabulary: Vocabulary, text: string): Token[] {
  return (text.match(/[^\s.]+|\./g) ?? []).map((word, place) => {
    const token = vocabulary.indexOf.get(word);
    if (token === undefined)
      throw new Error(
        `word "${word}" at place ${place} is not one of the ${vocabulary.symbols.length} words of the vocabulary`,
      );
    return token;
  });
}

/** The text of some tokens, a space before each word but the first. Throws on a token outside the vocabulary. */
export function decodeWords(vocabulary: Vocabulary, tokens: Iterable<Token>): string {
  let text = "";
  for (const token of tokens) {
    const word = vocabulary.symbols[token];
    if (word === undefined)
      throw new Error(`token ${token} is not one of 0 … ${vocabulary.symbols.length - 1}`);
    text += word === STOP || text === "" ? word : ` ${word}`;
  }
  return text;
}
