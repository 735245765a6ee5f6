import { drawCorpus } from "../../grammar/corpus.ts";
import { WORDS } from "../../grammar/lexicon.ts";
import { fastElman } from "../../kernel/fast-elman.ts";
import { initialParams } from "../../rnn/initialization.ts";
import { sgd } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { runningText, windowsPerEpoch } from "../../rnn/running-text.ts";
import { cosine } from "../../rnn/schedule.ts";
import { start, train, type Update } from "../../rnn/train.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { encodeWords, wordVocabulary } from "../../rnn/words.ts";

/** A word that no text has: its input vector stays as it was drawn, since its gradient is zero. */
export const ZOG = "zog";

/** The 38 words of the language, the word it does not have, and the stop. */
export const WORD_VOCABULARY = wordVocabulary([...WORDS, ZOG]);

/** How a network is trained that reads whole words of the language: plain gradient descent, falling along a cosine. */
export interface WordTraining {
  readonly seed: number;
  readonly hiddenSize: number; //   H
  readonly sentences: number;
  readonly corpusSeed: number;
  readonly lanes: number; //        B
  readonly truncation: number; //   T, in words and stops
  readonly epochs: number;
  readonly learningRate: number;
  readonly clip: number; //         c
}

/** The tokens of a text of the language, each a word or a stop. */
export const wordTokens = (text: string): Token[] => encodeWords(WORD_VOCABULARY, text);

/** A network at its start, and the updates that are going to train it. */
export function wordTraining(config: WordTraining): {
  readonly params: Params;
  readonly updatesPerEpoch: number;
  readonly train: () => Generator<Update>;
} {
  const { lanes, truncation, epochs, learningRate, clip } = config;
  const V = WORD_VOCABULARY.symbols.length;
  const params = initialParams(config.hiddenSize, V, seeded(config.seed));
  const network = fastElman(params);
  const tokens = wordTokens(drawCorpus(config.sentences, seeded(config.corpusSeed)));
  const updatesPerEpoch = windowsPerEpoch(tokens.length, lanes, truncation);
  const updates = epochs * updatesPerEpoch;
  const options = { updates, schedule: cosine(learningRate, updates), clip, optimizer: sgd() };
  const source = runningText(tokens, lanes, truncation);
  return {
    params,
    updatesPerEpoch,
    train: () => train(network, source, options, start(lanes, network.stateSize)),
  };
}

/** About how many million multiplications it takes. */
export function wordTrainingWork({ hiddenSize: H, sentences, epochs }: WordTraining): number {
  return (5.3 * sentences * epochs * 3 * (H * H + WORD_VOCABULARY.symbols.length * H)) / 1e6;
}
