import { SYMBOLS } from "../../grammar/symbols.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded } from "../../rnn/random.ts";
import { sample } from "../../rnn/sample.ts";
import { read, tokensOf } from "./reading.ts";

/** Where a network begins to write: it is about to read the space that closes a sentence. */
export interface Beginning {
  readonly h0: Vector;
  readonly params: Params;
}

/** The state of a network that has read whole sentences but for the space that closes the last. */
export function afterSentences(params: Params, past: string): Beginning {
  const states = read(params, tokensOf(past)).h.row;
  return { params, h0: states[past.length - 2] };
}

/**
 * What a network writes at a temperature. The number drawn for each character is the same at every
 * temperature and for every network: where two texts part, the probabilities have parted them.
 */
export function writtenAt(
  { params, h0 }: Beginning,
  temperature: number,
  length: number,
  seed: number,
): string {
  const tokens = sample(params, SYMBOLS.indexOf(" "), h0, temperature, seeded(seed));
  let text = "";
  while (text.length < length) text += SYMBOLS[tokens.next().value as number];
  return text;
}

/** The least period with which the second half of a text repeats itself three times or more; null where it does not. */
export function periodOf(text: string): number | null {
  const from = Math.floor(text.length / 2);
  for (let period = 1; 3 * period <= text.length - from; period++) {
    let i = from + period;
    while (i < text.length && text[i] === text[i - period]) i++;
    if (i === text.length) return period;
  }
  return null;
}
