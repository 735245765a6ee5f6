import { matrix, vector, type Matrix, type Vector } from "./matrix.ts";
import type { Token } from "./vocabulary.ts";

/**
 * T time steps as they happened, one row a step. Reading fills what is above the line,
 * `backward` what is below. Row t of hPrev is row t − 1 of h: they are the same numbers.
 */
export interface Tape {
  readonly x: Token[]; //      (T)     what was read, standing for one-hot vectors of (V)
  readonly hPrev: Matrix; //   (T, H)  the state before
  readonly h: Matrix; //       (T, H)  the state after, each entry in (−1, 1)
  readonly y: Matrix; //       (T, V)  logits
  readonly p: Matrix; //       (T, V)  the probability of each symbol to come next
  // ——
  readonly dy: Matrix; //      (T, V)  ∂L/∂y
  readonly dh: Matrix; //      (T, H)  ∂L/∂h, through this prediction and all later ones
  readonly dz: Matrix; //      (T, H)  ∂L/∂z, where h = tanh z
}

/** An empty tape for T time steps of H hidden units over V symbols; its first state is zero. */
export function emptyTape(T: number, H: number, V: number): Tape {
  const states = vector((T + 1) * H);
  return {
    x: new Array<Token>(T).fill(0),
    hPrev: matrix(T, H, states.subarray(0, T * H)),
    h: matrix(T, H, states.subarray(H)),
    y: matrix(T, V),
    p: matrix(T, V),
    dy: matrix(T, V),
    dh: matrix(T, H),
    dz: matrix(T, H),
  };
}

/** The state before the first step, (H); write to it to begin elsewhere than at zero. */
export const firstState = (tape: Tape): Vector => tape.hPrev.row[0];

/** The state after the last step, (H). */
export const lastState = (tape: Tape): Vector => tape.h.row[tape.h.rows - 1];
