import { stateLengths, type StateLengths } from "../figures/state-lengths.ts";
import { TEXT, WARM_UP } from "../figures/tape-data.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { Trace } from "../trace/schema.ts";
import { lastNetworkOf, read } from "./networks.ts";

const lengths = new WeakMap<Trace, StateLengths>();

/** The lengths of the state over the text of the tape, at the end of a run. */
export function lengthsOf(trace: Trace): StateLengths {
  let found = lengths.get(trace);
  if (!found) {
    const network = lastNetworkOf(trace);
    const states = read(network, WARM_UP + TEXT).h.row;
    const tokens = encode(vocabulary(SYMBOLS), TEXT);
    const h0 = states[WARM_UP.length - 1];
    found = stateLengths(network, h0, tokens, states.slice(WARM_UP.length));
    lengths.set(trace, found);
  }
  return found;
}
