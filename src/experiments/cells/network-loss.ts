import { vector } from "../../rnn/matrix.ts";
import type { Network } from "../../rnn/network.ts";
import type { Token } from "../../rnn/vocabulary.ts";

/** Time steps read at once, which changes nothing but the memory it takes. */
const AT_ONCE = 200;

/**
 * Mean cross-entropy of a text read from the zero state, in nats per character predicted, whatever the
 * cells. Overwrites the gradients of the network.
 */
export function networkLoss(network: Network, tokens: readonly Token[]): number {
  const states = [vector(network.stateSize)];
  let sum = 0;
  for (let from = 0; from < tokens.length - 1; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, tokens.length - 1);
    sum += network.read(states, [tokens.slice(from, to)], [tokens.slice(from + 1, to + 1)]);
  }
  return sum / (tokens.length - 1);
}
