import type { Random } from "../rnn/random.ts";
import { LEXICON } from "./lexicon.ts";
import { surface } from "./sentences.ts";
import { TEMPLATES } from "./templates.ts";

/**
 * A text of n sentences drawn independently, each with its stop and space. A sentence takes one
 * number from `random` for its template and one for each category of it.
 */
export function drawCorpus(n: number, random: Random): string {
  if (!Number.isInteger(n) || n < 0) {
    throw new Error(`cannot draw "${n}" sentences; expected an integer of at least 0`);
  }
  return Array.from({ length: n }, () => drawSentence(random)).join("");
}

/** One sentence: a template, then one word from each of its categories, all uniformly. */
export function drawSentence(random: Random): string {
  const template = pick(TEMPLATES, random);
  return surface(template.map((category) => pick<string>(LEXICON[category], random)));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const u = random();
  if (!(u >= 0 && u < 1)) throw new Error(`random gave "${u}"; expected at least 0 and below 1`);
  return items[Math.floor(u * items.length)];
}
