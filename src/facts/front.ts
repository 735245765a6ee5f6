import { mean } from "../figures/mean.ts";
import { drawCorpus } from "../grammar/corpus.ts";
import { WORDS } from "../grammar/lexicon.ts";
import { SENTENCES } from "../grammar/sentences.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import type { Params } from "../rnn/params.ts";
import { seeded } from "../rnn/random.ts";
import type { Trace } from "../trace/schema.ts";
import { claim, computed, given, lastUpdate, measured } from "./fact.ts";
import { lastNetworkOf, networksOf, read } from "./networks.ts";
import { fixed, percent } from "./number-forms.ts";

/** Not seen in training, and another than the one losses are measured on. */
const TEXT = drawCorpus(100, seeded(1_000_004));
const WARM_UP = "the girl reads. ";
/** Letters that begin persons and no animals. */
const PERSONS = "bgw";

/** What the front page states. */
export const frontFacts = {
  "net.units": given({
    says: "hidden units of the network, a setting of the run",
    value: ({ config }) => config.hiddenSize,
    text: fixed(),
  }),
  "text.characters": measured({
    says: "characters of the training text",
    value: ({ characters }) => characters,
    text: fixed(),
  }),
  "language.words": computed({
    says: "words of the language, counted in its lexicon",
    value: () => WORDS.length,
    text: fixed(),
  }),
  "language.sentences": computed({
    says: "different sentences of the language, counted",
    value: () => SENTENCES.length,
    text: fixed(),
  }),
  "start.surest": measured({
    says: "the largest probability the untrained network gives any symbol anywhere in a text of 100 sentences drawn afresh",
    update: () => 0,
    value: (trace) => Math.max(...read(networksOf(trace)[0], TEXT).p.row.flatMap((p) => [...p])),
    text: percent(),
  }),
  "words.end": measured({
    says: "the first recorded update at which, where a word ends in a text drawn afresh, its end gets on average more than half of the probability",
    value: (trace) => updateOf(trace, "wordsEnd"),
    text: fixed(),
  }),
  "words.spelled": measured({
    says: "the first recorded update at which, inside words, the right letter gets on average more than half of the probability",
    value: (trace) => updateOf(trace, "wordsAreSpelled"),
    text: fixed(),
  }),
  "chaser.matters": measured({
    says: "the first recorded update at which letters that begin only people get more after “the dragon chases the” than after “the lion chases the” by more than half of the probability",
    value: (trace) => updateOf(trace, "chaserMatters"),
    text: fixed(),
  }),
  "person.after-dragon": measured({
    says: "the probability of letters that begin only people, after “the dragon chases the”",
    update: lastUpdate,
    value: (trace) => personAfter("dragon", lastNetworkOf(trace)),
    text: percent(),
  }),
  "person.after-lion": measured({
    says: "the probability of letters that begin only people, after “the lion chases the”",
    update: lastUpdate,
    value: (trace) => personAfter("lion", lastNetworkOf(trace)),
    text: percent(),
  }),
  "order-of-learning": claim({
    says: "word ends are learned before spelling, and spelling before who chases whom",
    over: ["main"],
    find: (trace) => {
      const { wordsEnd, wordsAreSpelled, chaserMatters } = milestonesOf(trace);
      return {
        holds: wordsEnd < wordsAreSpelled && wordsAreSpelled < chaserMatters,
        evidence: `updates ${wordsEnd}, ${wordsAreSpelled} and ${chaserMatters}`,
      };
    },
  }),
};

/** The updates by which the network has learned something; Infinity where it never does. */
interface Milestones {
  readonly wordsEnd: number;
  readonly wordsAreSpelled: number;
  readonly chaserMatters: number;
}

const milestones = new WeakMap<Trace, Milestones>();

function milestonesOf(trace: Trace): Milestones {
  let found = milestones.get(trace);
  if (!found) {
    const first = (holds: (params: Params) => boolean) =>
      trace.checkpoint.update[networksOf(trace).findIndex(holds)] ?? Infinity;
    found = {
      wordsEnd: first((params) => onText(params).end > 0.5),
      wordsAreSpelled: first((params) => onText(params).letter > 0.5),
      chaserMatters: first(
        (params) => personAfter("dragon", params) - personAfter("lion", params) > 0.5,
      ),
    };
    milestones.set(trace, found);
  }
  return found;
}

const updateOf = (trace: Trace, milestone: keyof Milestones): number =>
  milestonesOf(trace)[milestone];

/** Mean probability of an end of word where words end, and of the right letter inside words. */
function onText(params: Params): { end: number; letter: number } {
  const ends: number[] = [];
  const letters: number[] = [];
  read(params, TEXT).p.row.forEach((p, at) => {
    const [now, next] = [TEXT[at], TEXT[at + 1]];
    if (next === undefined || !isLetter(now)) return;
    if (isLetter(next)) letters.push(p[SYMBOLS.indexOf(next)]);
    else ends.push(p[SYMBOLS.indexOf(" ")] + p[SYMBOLS.indexOf(".")]);
  });
  return { end: mean(ends), letter: mean(letters) };
}

/** The probability, after “the … chases the ”, of letters that begin only persons. */
function personAfter(chaser: string, params: Params): number {
  const p = read(params, `${WARM_UP}the ${chaser} chases the `).p.row.at(-1);
  return [...PERSONS].reduce((sum, letter) => sum + (p?.[SYMBOLS.indexOf(letter)] ?? 0), 0);
}

const isLetter = (character: string) => character >= "a" && character <= "z";
