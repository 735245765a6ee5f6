import { SYMBOLS } from "../grammar/symbols.ts";
import { unroll } from "../rnn/forward.ts";
import type { Params } from "../rnn/params.ts";
import { emptyTape, type Tape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { Trace } from "../trace/schema.ts";
import { checkpointParams } from "../trace/weights.ts";

const known = new WeakMap<Trace, readonly Params[]>();

/** The networks of a run, one a checkpoint; unpacked once. */
export function networksOf(trace: Trace): readonly Params[] {
  let networks = known.get(trace);
  if (!networks) known.set(trace, (networks = checkpointParams(trace.checkpoint)));
  return networks;
}

/** The network at the end of a run. */
export const lastNetworkOf = (trace: Trace): Params =>
  networksOf(trace)[trace.checkpoint.update.length - 1];

/** A network reading a text of the language's symbols, from the zero state. */
export function read(params: Params, text: string): Tape {
  const tape = emptyTape(text.length, params.bh.length, params.by.length);
  unroll(params, tape, encode(vocabulary(SYMBOLS), text));
  return tape;
}
