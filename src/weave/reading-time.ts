import type { Prose } from "./chapter-source.ts";

/** What an adult reads of expository text in a minute, in words. Source: Brysbaert (2019). */
const WORDS_A_MINUTE = 238;

/** How many words running text has. */
export const wordCount = (prose: readonly Prose[]): number =>
  prose.reduce((sum, { text }) => sum + (text.match(/\p{L}[\p{L}’'-]*/gu)?.length ?? 0), 0);

/** How long reading takes, in whole minutes; figures take their own time. */
export const readingMinutes = (prose: readonly Prose[]): number =>
  Math.max(1, Math.round(wordCount(prose) / WORDS_A_MINUTE));
