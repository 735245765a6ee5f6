import { WORDS } from "./lexicon.ts";
import { SENTENCES } from "./sentences.ts";

/** A word or a sentence of a judged text. */
export interface Judged {
  /** A word as written; a sentence with its stop and without the space before it. */
  readonly text: string;
  /** Where it starts in the judged text, in UTF-16 code units. */
  readonly start: number;
  /** Whether it is one of the 38 words, or of the 390 sentences. */
  readonly known: boolean;
}

export interface Judgment {
  readonly words: readonly Judged[];
  readonly sentences: readonly Judged[];
  /** How many different known sentences there are. */
  readonly distinct: number;
}

const KNOWN_WORDS = new Set(WORDS);
const KNOWN_SENTENCES = new Set(SENTENCES.map(({ text }) => text.trimEnd()));

/**
 * Judges a text word by word and sentence by sentence, and leaves out what its edges may have cut.
 *
 * A word is a run of characters other than space and stop. A sentence is what a stop closes, with
 * the stop; exactly one space must lie between it and the stop before it, or it is not known. So
 * an empty sentence, as between two stops, counts as a sentence, and is not known.
 *
 * A text stops where the writing was stopped: a word that touches the end is not judged, nor a
 * sentence without its stop, even if it could be complete. With `startsMidSentence` the same
 * holds at the start: a word that touches it is not judged, nor is anything up to the first stop
 * judged as a sentence. Whole words of a cut sentence are judged.
 */
export function judge(text: string, { startsMidSentence = false } = {}): Judgment {
  const words = wordsOf(text).filter(
    (word) =>
      word.start + word.text.length < text.length && !(startsMidSentence && word.start === 0),
  );
  const sentences = sentencesOf(text).slice(startsMidSentence ? 1 : 0);
  const distinct = new Set(sentences.filter((s) => s.known).map((s) => s.text)).size;
  return { words, sentences, distinct };
}

/** The share of what is judged that is known; undefined where nothing is judged. */
export function knownShare(judged: readonly Judged[]): number | undefined {
  if (judged.length === 0) return undefined;
  return judged.filter(({ known }) => known).length / judged.length;
}

function wordsOf(text: string): Judged[] {
  return [...text.matchAll(/[^ .]+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    known: KNOWN_WORDS.has(word),
  }));
}

function sentencesOf(text: string): Judged[] {
  const sentences: Judged[] = [];
  let start = 0;
  for (let stop = text.indexOf("."); stop >= 0; stop = text.indexOf(".", start)) {
    // The space that the sentence before this one left behind.
    const gap = start > 0 && text[start] === " " ? 1 : 0;
    const sentence = text.slice(start + gap, stop + 1);
    const separated = start === 0 || gap === 1;
    sentences.push({
      text: sentence,
      start: start + gap,
      known: separated && KNOWN_SENTENCES.has(sentence),
    });
    start = stop + 1;
  }
  return sentences;
}
