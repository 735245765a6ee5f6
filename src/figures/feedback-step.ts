import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import type { FeedbackData } from "./feedback-data.ts";
import { likeliest, type Expectation } from "./tape-reading.ts";
import { readOn, type States } from "./tape-states.ts";

/** One step of the recorded network, with what it left behind at the step before. */
export interface Step {
  readonly before: string;
  readonly read: string;
  readonly pPrev: Vector; // of (V)
  readonly hPrev: Vector; // of (H)
  readonly h: Vector; //     of (H)
  readonly p: Vector; //     of (V)
  /** The likeliest character to come. */
  readonly first: Expectation;
}

const done = new WeakMap<PackedWeights, States>();

/** The step at the column and update a state stands at; each network reads the text once. */
export function stepAt(data: FeedbackData, state: State): Step {
  const packed = weightsAt(data, state);
  const whole = data.warmUp + data.text;
  let states = done.get(packed);
  if (!states) done.set(packed, (states = readOn(packed, data.symbols, whole).states));
  const t = data.warmUp.length + state.column - 1;
  const { p, h, hPrev } = states;
  return {
    before: whole[t - 1],
    read: whole[t],
    pPrev: p[t - 1],
    hPrev: hPrev[t],
    h: h[t],
    p: p[t],
    first: likeliest(p[t], data.symbols, whole[t + 1])[0],
  };
}
