import { step } from "./forward.ts";
import type { Params } from "./params.ts";
import { emptyTape, firstState, lastState } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/** How a network fares that is asked after every symbol whether the ones so far are odd in number. */
export interface ParityReading {
  /** How many symbols it has read. */
  read: number;
  /** After how many of them it gave the right parity no more than 1/2. */
  errors: number;
  /** After which symbol it was wrong first, counted from 1; undefined while it has not been. */
  firstError: number | undefined;
  /** The smallest probability it gave to the right parity. */
  leastRight: number;
}

/**
 * Reads a text of the symbols 0 and 1 from the zero state and checks p[1], the probability of
 * “odd”, after each. Gives the same reading every time, kept up to date, so that a long text can be
 * read a little at a time.
 */
export function* readParity(params: Params, text: Iterable<Token>): Generator<ParityReading> {
  const tape = emptyTape(1, params.bh.length, params.by.length);
  const reading: ParityReading = { read: 0, errors: 0, firstError: undefined, leastRight: 1 };
  let parity = 0;
  for (const x of text) {
    parity = (parity + x) % 2;
    step(params, tape, 0, x);
    firstState(tape).set(lastState(tape));
    const right = tape.p.row[0][parity];
    reading.read++;
    reading.leastRight = Math.min(reading.leastRight, right);
    if (!(right > 0.5)) {
      reading.errors++;
      reading.firstError ??= reading.read;
    }
    yield reading;
  }
}

/** The reading of a whole text. Throws on an empty one. */
export function parityReading(params: Params, text: Iterable<Token>): ParityReading {
  let last: ParityReading | undefined;
  for (const reading of readParity(params, text)) last = reading;
  if (last === undefined) throw new Error("an empty text has no parity to be asked for");
  return last;
}
