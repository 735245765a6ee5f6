import { exp, log } from "../../rnn/elementary.ts";
import { softmax } from "../../rnn/forward.ts";
import { norm, vector, type Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { integer, type Random } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { read } from "../language/reading.ts";

/** What one changed letter does, by how many characters have been read since. (lags + 1) each */
export interface Effect {
  /** Mean Kullback–Leibler divergence of the prediction after the changed text from that after the text, in nats. */
  readonly divergence: readonly number[];
  /** Mean distance of the two states, ‖h − h′‖. */
  readonly distance: readonly number[];
  /** Mean distance of the states at two places of the text, drawn at random: what unrelated pasts give. */
  readonly unrelated: number;
}

/**
 * Reads a text, and reads it again with one letter replaced by another that the text has, `trials`
 * times at places that are drawn; then the same `lags` characters follow in both. Lag 0 is right
 * after the letter itself. Places keep clear of the first 100 characters, where the zero state is
 * still felt. Throws where the text is too short.
 */
export function changedLetter(
  params: Params,
  tokens: readonly Token[],
  { lags, trials }: { readonly lags: number; readonly trials: number },
  random: Random,
): Effect {
  const settled = 100;
  const places = tokens.length - lags - settled;
  if (!(places > 0))
    throw new Error(
      `a text of ${tokens.length} characters is too short for ${lags} lags; give it more than ${lags + settled}`,
    );
  const letters = [...new Set(tokens)].sort((a, b) => a - b);
  const tape = read(params, tokens);
  const divergence = new Array<number>(lags + 1).fill(0);
  const distance = new Array<number>(lags + 1).fill(0);
  let unrelated = 0;
  for (let trial = 0; trial < trials; trial++) {
    const place = settled + integer(random, places);
    const others = letters.filter((letter) => letter !== tokens[place]);
    const changed = tokens.slice(place, place + lags + 1);
    changed[0] = others[integer(random, others.length)];
    const other = read(params, changed, tape.h.row[place - 1]);
    for (let lag = 0; lag <= lags; lag++) {
      divergence[lag] += kullbackLeibler(tape.y.row[place + lag], other.y.row[lag]) / trials;
      distance[lag] += distanceOf(tape.h.row[place + lag], other.h.row[lag]) / trials;
    }
    const elsewhere = settled + integer(random, places);
    unrelated += distanceOf(tape.h.row[place], tape.h.row[elsewhere]) / trials;
  }
  return { divergence, distance, unrelated };
}

/** Σ p ln (p / q) in nats for the predictions p and q that belong to two vectors of logits; never below 0. */
export function kullbackLeibler(logitsP: Vector, logitsQ: Vector): number {
  const p = vector(logitsP.length);
  softmax(p, logitsP);
  const [a, b] = [logSum(logitsP), logSum(logitsQ)];
  let sum = 0;
  for (let k = 0; k < p.length; k++) sum += p[k] * (logitsP[k] - a - (logitsQ[k] - b));
  return Math.max(0, sum); // rounding may leave a little less
}

/** ln Σ exp yₖ */
function logSum(y: Vector): number {
  let largest = y[0];
  for (let k = 1; k < y.length; k++) largest = Math.max(largest, y[k]);
  let sum = 0;
  for (let k = 0; k < y.length; k++) sum += exp(y[k] - largest);
  return largest + log(sum);
}

const distanceOf = (u: Vector, v: Vector): number => norm(u.map((ui, i) => ui - v[i]));
