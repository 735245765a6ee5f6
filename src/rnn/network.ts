import type { Flat, Vector } from "./matrix.ts";
import { NO_TARGET, type Token } from "./vocabulary.ts";

/** What `train` needs of a network, whatever its cells. */
export interface Network {
  /** The numbers that are learned, flat, in the order in which they are stored and hashed; writing to them changes the network. */
  readonly params: Flat;
  /** ∂L/∂q for each of them, where `read` leaves it. */
  readonly gradients: Flat;
  /** How many numbers one lane carries from window to window. */
  readonly stateSize: number;
  /**
   * Reads one window of every lane and returns the loss, summed over all targets, in nats. Leaves
   * its gradients in `gradients`, and moves each state to the end of its lane's window; in place.
   * Throws on a token that is no symbol, and where states, inputs and targets do not fit together.
   */
  readonly read: (
    states: readonly Vector[], //             (B) of (stateSize)
    inputs: readonly ArrayLike<Token>[], //   (B) of (T)
    targets: readonly ArrayLike<Token>[], //  (B) of (T), NO_TARGET where nothing is asked
  ) => number;
}

/** What a textbook network is made of. */
export interface Lanes {
  readonly params: Flat;
  readonly gradients: Flat;
  readonly stateSize: number;
  /** V: how many symbols it reads and predicts. */
  readonly vocabSize: number;
  /** Reads the window of one lane, adds its gradients, and returns its loss. */
  readonly readLane: (state: Vector, inputs: ArrayLike<Token>, targets: ArrayLike<Token>) => number;
}

/** A network that reads its lanes one after another and adds their gradients in that order. */
export function laneByLane(lanes: Lanes): Network {
  const { params, gradients, stateSize, vocabSize, readLane } = lanes;
  return {
    params,
    gradients,
    stateSize,
    read: (states, inputs, targets) => {
      refuseMisfits(states, inputs, targets, stateSize, vocabSize);
      // #region lanes
      for (const numbers of gradients) numbers.fill(0);
      let total = 0;
      states.forEach((state, lane) => {
        total += readLane(state, inputs[lane], targets[lane]);
      });
      // #endregion lanes
      return total;
    },
  };
}

/** Throws where states, inputs and targets are not of one shape, or a token is not one of V. */
export function refuseMisfits(
  states: readonly Vector[],
  inputs: readonly ArrayLike<Token>[],
  targets: readonly ArrayLike<Token>[],
  stateSize: number,
  V: number,
): void {
  const [B, T] = [states.length, inputs[0]?.length];
  if (inputs.length !== B || targets.length !== B)
    throw new Error(
      `${B} states, ${inputs.length} inputs and ${targets.length} targets; each lane has one of each`,
    );
  for (let lane = 0; lane < B; lane++) {
    if (states[lane].length !== stateSize)
      throw new Error(`a state of ${states[lane].length} numbers; this network has ${stateSize}`);
    if (inputs[lane].length !== T || targets[lane].length !== T)
      throw new Error(
        `lane ${lane} has ${inputs[lane].length} inputs and ${targets[lane].length} targets; the window has ${T} time steps`,
      );
    refuseForeign(inputs[lane], lane, V, 0);
    refuseForeign(targets[lane], lane, V, NO_TARGET);
  }
}

function refuseForeign(tokens: ArrayLike<Token>, lane: number, V: number, least: number): void {
  for (let t = 0; t < tokens.length; t++)
    if (!(tokens[t] >= least && tokens[t] < V))
      throw new Error(
        `token ${tokens[t]} at place ${t} of lane ${lane} is not one of 0 … ${V - 1}`,
      );
}
