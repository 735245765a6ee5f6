/** The index of a symbol in its vocabulary: 0 … V − 1. */
export type Token = number;

/** The target of a time step at which nothing is asked. */
export const NO_TARGET = -1;

/** The V symbols a network reads and predicts, in a fixed order. */
export interface Vocabulary {
  readonly symbols: readonly string[];
  readonly indexOf: ReadonlyMap<string, Token>;
}

/** A vocabulary of one-character symbols, in the order of `symbols`. Throws on a repeated one. */
export function vocabulary(symbols: string): Vocabulary {
  const list = [...symbols];
  const indexOf = new Map(list.map((symbol, token) => [symbol, token]));
  if (indexOf.size < list.length) throw new Error(`the symbols "${symbols}" repeat one`);
  return { symbols: list, indexOf };
}

/** The tokens of a text. Throws on a character outside the vocabulary, naming it and its place. */
export function encode(vocabulary: Vocabulary, text: string): Token[] {
  return [...text].map((symbol, place) => {
    const token = vocabulary.indexOf.get(symbol);
    if (token === undefined)
      throw new Error(
        `character "${symbol}" at place ${place} is not one of the ${vocabulary.symbols.length} symbols "${vocabulary.symbols.join("")}"`,
      );
    return token;
  });
}

/** The text of some tokens. Throws on a token outside the vocabulary. */
export function decode(vocabulary: Vocabulary, tokens: Iterable<Token>): string {
  let text = "";
  for (const token of tokens) {
    const symbol = vocabulary.symbols[token];
    if (symbol === undefined)
      throw new Error(`token ${token} is not one of 0 … ${vocabulary.symbols.length - 1}`);
    text += symbol;
  }
  return text;
}
