import { drawCorpus } from "../src/grammar/corpus.ts";
import { SYMBOLS } from "../src/grammar/symbols.ts";
import { initialParams } from "../src/rnn/initialization.ts";
import { allNumbers, PARAM_NAMES, type ParamName } from "../src/rnn/params.ts";
import { seeded } from "../src/rnn/random.ts";
import { windowsPerEpoch } from "../src/rnn/running-text.ts";
import { encode, vocabulary } from "../src/rnn/vocabulary.ts";

/** What every contestant is given: the same text, the same first weights, the same rule. */
export interface Job {
  readonly H: number;
  readonly V: number;
  readonly lanes: number;
  readonly truncation: number;
  readonly rate: number;
  readonly clip: number;
  /** How many windows one pass over the text gives; a multiple of nothing else. */
  readonly windows: number;
  readonly tokens: readonly number[];
  readonly start: Readonly<Record<ParamName, readonly number[]>>;
}

/** An Elman network of H units on the book's language, so many lanes of 25 characters an update. */
export function job(H: number, lanes: number): Job {
  const tokens = encode(vocabulary(SYMBOLS), drawCorpus(2000, seeded(1)));
  const params = allNumbers(initialParams(H, SYMBOLS.length, seeded(2)));
  return {
    H,
    V: SYMBOLS.length,
    lanes,
    truncation: 25,
    rate: 0.5,
    clip: 1,
    windows: windowsPerEpoch(tokens.length, lanes, 25),
    tokens,
    start: Object.fromEntries(
      PARAM_NAMES.map((name, at) => [name, [...params[at]]]),
    ) as unknown as Job["start"],
  };
}
