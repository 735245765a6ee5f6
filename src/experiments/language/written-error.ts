import { CATEGORIES, categoryOf, isVerb } from "../words/placed-words.ts";
import { nextCharacter } from "../../grammar/next-character.ts";
import { WORDS } from "../../grammar/lexicon.ts";
import { SYMBOLS } from "../../grammar/symbols.ts";

/**
 * What a sentence does that the language does not, by the word in which it leaves the language:
 * "spelling", the word is none of the 38; "article", a word where "the" has to be, or the reverse;
 * "kind", a noun where a verb has to be or the reverse; "category", a noun or verb, but of a category
 * that cannot be there; "length", the sentence goes on where it has to end, or ends where it has to go on.
 */
export const ERROR_KINDS = ["spelling", "article", "kind", "category", "length"] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** The first character at which a sentence leaves the language. */
export interface WrittenError {
  /** The sentence up to that character, without it. */
  readonly context: string;
  readonly written: string; //       the character
  readonly possible: string; //      the characters the language has there
  readonly word: string; //          the whole word in which it stands, or that it ends
  readonly kind: ErrorKind;
}

/** The first error of a sentence with its stop, as `the man rock.`; undefined where it has none. */
export function firstError(sentence: string): WrittenError | undefined {
  for (let i = 0; i < sentence.length; i++) {
    const truth = nextCharacter(sentence.slice(0, i))!;
    if (truth[SYMBOLS.indexOf(sentence[i])] > 0) continue;
    const possible = [...SYMBOLS].filter((_, k) => truth[k] > 0).join("");
    const context = sentence.slice(0, i);
    const from = context.lastIndexOf(" ") + 1;
    const word = sentence.slice(from).match(/^[^ .]*/)![0];
    const kind = kindOf(context, sentence[i], possible, word);
    return { context, written: sentence[i], possible, word, kind };
  }
  return undefined;
}

function kindOf(context: string, written: string, possible: string, word: string): ErrorKind {
  const boundary = /^[ .]$/;
  if (boundary.test(written) && boundary.test(possible)) return "length";
  if (!WORDS.includes(word)) return "spelling";
  const wanted = nextWords(context.slice(0, context.lastIndexOf(" ") + 1));
  if ((word === "the") !== wanted.includes("the")) return "article";
  return wanted.some((one) => isVerb(one) === isVerb(word)) ? "category" : "kind";
}

/** The words the language has after a context that ends where a word begins. */
export function nextWords(context: string): string[] {
  return WORDS.filter((word) => {
    const truth = nextCharacter(context + word);
    return (
      truth !== undefined && (truth[SYMBOLS.indexOf(" ")] > 0 || truth[SYMBOLS.indexOf(".")] > 0)
    );
  });
}

/** The categories the language has after a context that ends where a noun or verb begins; none before an article. */
export const nextCategories = (context: string): string[] => [
  ...new Set(
    nextWords(context)
      .filter((word) => word !== "the")
      .map((word) => CATEGORIES[categoryOf(word)]),
  ),
];
