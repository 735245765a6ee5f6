import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import { nextCharacter } from "./next-character.ts";
import { SYMBOLS } from "./symbols.ts";

/**
 * The loss on this very text of a predictor that knows the exact distribution, in bits per
 * character. A drawn text is a little more or less surprising than the entropy rate; a network
 * is fairly compared with this. Infinity for a text the language does not have. Throws on an
 * empty text.
 */
export function textFloor(text: string): number {
  if (text === "") throw new Error(`no floor of ""; expected at least one character`);
  let nats = 0;
  for (let i = 0; i < text.length; i++) {
    const p = nextCharacter(text.slice(0, i));
    nats -= log(p?.[SYMBOLS.indexOf(text[i])] ?? 0);
  }
  return bits(nats) / text.length;
}
