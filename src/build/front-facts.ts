import { drawCorpus } from "../grammar/corpus.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { unroll } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { Params } from "../rnn/params.ts";
import { seeded } from "../rnn/random.ts";
import { emptyTape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import { readTrace } from "../trace/files.ts";
import { checkpointParams } from "../trace/weights.ts";

/** What the front page says of how the network learns: when each thing is more right than wrong. */
export interface FrontFacts {
  /** The first recorded update at which, where a word ends, its end gets more than half of the probability. */
  readonly wordsEnd: number;
  /** The same for the right letter inside words. */
  readonly wordsAreSpelled: number;
  /** The same for telling what a dragon chases from what a lion chases. */
  readonly chaserMatters: number;
  /** At the last update, the probability of letters that begin only persons, after each chaser. */
  readonly personAfterDragon: number;
  readonly personAfterLion: number;
  /** At the first, the largest probability given to any symbol anywhere. */
  readonly largestAtFirst: number;
}

/** Not seen in training, and another than the one losses are measured on. */
const TEXT = drawCorpus(100, seeded(1_000_004));
const WARM_UP = "the girl reads. ";
/** Letters that begin persons and no animals. */
const PERSONS = "bgw";

/** The facts of one recorded run. */
export async function frontFacts(trace: string): Promise<FrontFacts> {
  const { checkpoint } = await readTrace(trace);
  const networks = checkpointParams(checkpoint);
  const first = (holds: (params: Params) => boolean, what: string): number => {
    const at = networks.findIndex(holds);
    if (at < 0) throw new Error(`${trace} never learns ${what}; the front page says it does`);
    return checkpoint.update[at];
  };
  const last = networks[networks.length - 1];
  return {
    wordsEnd: first((params) => onText(params).end > 0.5, "where words end"),
    wordsAreSpelled: first((params) => onText(params).letter > 0.5, "how words are spelled"),
    chaserMatters: first(
      (params) => personAfter("dragon", params) - personAfter("lion", params) > 0.5,
      "what a dragon chases",
    ),
    personAfterDragon: personAfter("dragon", last),
    personAfterLion: personAfter("lion", last),
    largestAtFirst: Math.max(...read(networks[0], TEXT).flatMap((p) => [...p])),
  };
}

/**
 * The facts of the run shown, once they are found to come in the order the page tells, in every
 * run given. Throws, naming the run, where they do not.
 */
export async function checkedFrontFacts(
  shown: string,
  others: readonly string[],
): Promise<FrontFacts> {
  const told = await frontFacts(shown);
  for (const trace of [shown, ...others]) {
    const facts = trace === shown ? told : await frontFacts(trace);
    if (!(facts.wordsEnd < facts.wordsAreSpelled && facts.wordsAreSpelled < facts.chaserMatters))
      throw new Error(
        `${trace} learns in another order than the front page says: ${JSON.stringify(facts)}`,
      );
  }
  return told;
}

/** Mean probability of an end of word where words end, and of the right letter inside words. */
function onText(params: Params): { end: number; letter: number } {
  const ends: number[] = [];
  const letters: number[] = [];
  read(params, TEXT).forEach((p, at) => {
    const [now, next] = [TEXT[at], TEXT[at + 1]];
    if (next === undefined || !isLetter(now)) return;
    if (isLetter(next)) letters.push(p[SYMBOLS.indexOf(next)]);
    else ends.push(p[SYMBOLS.indexOf(" ")] + p[SYMBOLS.indexOf(".")]);
  });
  return { end: mean(ends), letter: mean(letters) };
}

/** The probability, after “the … chases the ”, of letters that begin only persons. */
function personAfter(chaser: string, params: Params): number {
  const p = read(params, `${WARM_UP}the ${chaser} chases the `).at(-1);
  return [...PERSONS].reduce((sum, letter) => sum + (p?.[SYMBOLS.indexOf(letter)] ?? 0), 0);
}

/** What is expected after each character of a text, read from the zero state. */
function read(params: Params, text: string): readonly Vector[] {
  const tape = emptyTape(text.length, params.bh.length, params.by.length);
  unroll(params, tape, encode(vocabulary(SYMBOLS), text));
  return tape.p.row;
}

const isLetter = (character: string) => character >= "a" && character <= "z";

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
