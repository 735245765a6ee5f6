import { unroll } from "../../rnn/forward.ts";
import { log } from "../../rnn/elementary.ts";
import type { Params } from "../../rnn/params.ts";
import type { Random } from "../../rnn/random.ts";
import { emptyTape } from "../../rnn/tape.ts";
import { xorTriples } from "../../rnn/xor-triples.ts";

/** How a network predicts triples, by phase of the predicted bit: 0 the first, 1 the second, 2 their exclusive or. */
export interface XorReading {
  /** Mean loss, in nats. (3) */
  readonly loss: readonly number[];
  /** The share of third bits that got more than 1/2. */
  readonly right: number;
  /** The share of predictions in which the exclusive or of the last two bits read got more than 1/2; null where there never were two. (3) */
  readonly follows: readonly (number | null)[];
}

/** Has a network read `sequences` sequences of `length` bits, a whole number of triples each, from the zero state. */
export function readXor(
  params: Params,
  sequences: number,
  length: number,
  random: Random,
): XorReading {
  const tape = emptyTape(length, params.bh.length, 2);
  const [loss, count, right, follows, could] = Array.from({ length: 5 }, () => [0, 0, 0]);
  for (let i = 0; i < sequences; i++) {
    const bits = xorTriples(length / 3 + 1, random);
    unroll(params, tape, bits.slice(0, length));
    for (let t = 0; t < length; t++) {
      const phase = (t + 1) % 3;
      const p = tape.p.row[t];
      count[phase]++;
      loss[phase] -= log(p[bits[t + 1]]);
      if (p[bits[t + 1]] > 0.5) right[phase]++;
      if (t === 0) continue; // only one bit is read
      could[phase]++;
      if (p[bits[t] === bits[t - 1] ? 0 : 1] > 0.5) follows[phase]++;
    }
  }
  return {
    loss: loss.map((sum, phase) => sum / count[phase]),
    right: right[2] / count[2],
    follows: follows.map((times, phase) => (could[phase] > 0 ? times / could[phase] : null)),
  };
}
