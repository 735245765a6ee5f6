import { softmax, step } from "./forward.ts";
import { vector, type Vector } from "./matrix.ts";
import type { Params } from "./params.ts";
import type { Random } from "./random.ts";
import { emptyTape, firstState, lastState } from "./tape.ts";
import type { Token } from "./vocabulary.ts";

/**
 * Writes for ever: reads `first` in state h0, draws the next symbol from
 * softmax(y / temperature), reads that, and so on. Temperature 0 takes the likeliest.
 * Throws on a temperature below 0 or not a number.
 */
export function* sample(
  params: Params,
  first: Token,
  h0: Vector,
  temperature: number,
  random: Random,
): Generator<Token> {
  if (!(temperature >= 0)) throw new Error(`a temperature is 0 or more, not ${temperature}`);
  const tape = emptyTape(1, params.bh.length, params.by.length);
  const q = vector(params.by.length);
  firstState(tape).set(h0);
  for (let token = first; ;) {
    step(params, tape, 0, token);
    const y = tape.y.row[0];
    if (temperature > 0) softmax(q, y, temperature);
    token = temperature > 0 ? draw(q, random()) : likeliest(y);
    yield token;
    firstState(tape).set(lastState(tape));
  }
}

/** The symbol in whose share of [0, 1) the number u falls, for probabilities p of (V). */
export function draw(p: Vector, u: number): Token {
  let below = 0;
  for (let k = 0; k < p.length; k++) {
    below += p[k];
    if (u < below) return k;
  }
  return likeliest(p); // rounding left the shares a little short of 1
}

/** The place of the largest entry; the first of equals. */
export function likeliest(v: Vector): Token {
  let best = 0;
  for (let k = 1; k < v.length; k++) if (v[k] > v[best]) best = k;
  return best;
}
