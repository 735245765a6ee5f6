import { drawCorpus } from "../../grammar/corpus.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";
import { unroll } from "../../rnn/forward.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { emptyTape, firstState, type Tape } from "../../rnn/tape.ts";
import { encode, vocabulary, type Token } from "../../rnn/vocabulary.ts";

/** The tape of a network that reads tokens from the zero state, or from `h0`. */
export function read(params: Params, tokens: readonly Token[], h0?: Vector): Tape {
  const tape = emptyTape(tokens.length, params.bh.length, params.by.length);
  if (h0) firstState(tape).set(h0);
  unroll(params, tape, tokens);
  return tape;
}

/** The tokens of a text in the symbols of the language. */
export const tokensOf = (text: string): Token[] => encode(vocabulary(SYMBOLS), text);

/** The tokens of so many sentences of the language, drawn with a seed. */
export const sentenceTokens = ({ sentences, seed }: DrawnText): Token[] =>
  tokensOf(drawCorpus(sentences, seeded(seed)));

/** A text of the language, said by how it is drawn. */
export interface DrawnText {
  readonly sentences: number;
  readonly seed: number;
}

/** The text on which every recorded network is tested; none was trained on it. */
export const TEST_TEXT: DrawnText = { sentences: 2000, seed: 1_000_003 };
