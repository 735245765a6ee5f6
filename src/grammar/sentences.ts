import { LEXICON } from "./lexicon.ts";
import { TEMPLATES, type Template } from "./templates.ts";

export interface Sentence {
  /** The surface form with the stop and the space that close it: `the lion moves. `. */
  readonly text: string;
  readonly template: Template;
  /** The probability times `TOTAL_WEIGHT`: an integer, so that sums of weights are exact. */
  readonly weight: number;
  readonly probability: number;
}

/** The surface form of a subject, a verb and perhaps an object. */
export function surface([subject, verb, object]: readonly string[]): string {
  return object === undefined
    ? `the ${subject} ${verb}. `
    : `the ${subject} ${verb} the ${object}. `;
}

/** How many sentences a template yields: the product of its categories' sizes. */
const yieldOf = (template: Template) =>
  template.reduce((product, category) => product * LEXICON[category].length, 1);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const lcm = (a: number, b: number) => (a / gcd(a, b)) * b;

/** The least common denominator of the sentences' probabilities. */
export const TOTAL_WEIGHT = TEMPLATES.length * TEMPLATES.map(yieldOf).reduce(lcm);

/** All distinct sentences of the language, in the order of their templates. */
export const SENTENCES: readonly Sentence[] = enumerate();

function enumerate(): Sentence[] {
  const sentences = new Map<string, Sentence>();
  for (const template of TEMPLATES) {
    const share = TOTAL_WEIGHT / (TEMPLATES.length * yieldOf(template));
    for (const words of choices(template)) {
      const text = surface(words);
      const weight = (sentences.get(text)?.weight ?? 0) + share;
      sentences.set(text, { text, template, weight, probability: weight / TOTAL_WEIGHT });
    }
  }
  return [...sentences.values()];
}

/** Every way to take one word from each category of a template. */
function choices(template: Template): string[][] {
  return template.reduce<string[][]>(
    (partial, category) =>
      partial.flatMap((words) => LEXICON[category].map((word) => [...words, word])),
    [[]],
  );
}
