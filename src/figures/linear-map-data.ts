import { cos, PI } from "../rnn/elementary.ts";
import type { Complex } from "../rnn/eigenvalues.ts";
import { largestSingularValue } from "../rnn/largest-singular-value.ts";
import { addMatVec, matrix, norm, vector, type Matrix, type Vector } from "../rnn/matrix.ts";
import type { State } from "./axis.ts";

/** What the figure starts from; all else is computed from where the reader puts the eigenvalues. */
export interface LinearMapData {
  readonly steps: number;
  /** The state before the first step, of length 1. */
  readonly start: readonly number[];
}

/** The matrix a reader has chosen. */
export interface LinearMap {
  /** r: the modulus of both eigenvalues. */
  readonly modulus: number;
  /** θ, in degrees: the eigenvalues lie so far above and below the positive real axis. */
  readonly degrees: number;
  /** How much longer one entry off the diagonal is than the other; 0 turns and scales alone. */
  readonly nonNormality: number;
  /** The eigenvalue in the upper half plane. */
  readonly eigenvalue: Complex;
  readonly Whh: Matrix; // (2, 2)
  readonly largestSingularValue: number;
}

/** The states from the start on, and their lengths; one entry a step, the start being step 0. */
export interface Path {
  readonly h: readonly Vector[]; // of (2)
  readonly length: readonly number[];
  /** rᵗ: how long they would be if the modulus told all. */
  readonly promised: readonly number[];
  /** The step at which the state is longest, the first where several are. */
  readonly longest: number;
}

export const linearMapData = (): LinearMapData => ({ steps: 40, start: [0, 1] });

/**
 * The matrix at a place on the axes: [[a, b], [c, a]] with a = r cos θ and −bc = (r sin θ)², whose
 * trace 2a and determinant r² make the eigenvalues r e^{±iθ}, however far b is from −c.
 */
export function linearMapAt(state: State): LinearMap {
  const modulus = state.modulus / 100;
  const nonNormality = state.shear / 10;
  const re = modulus * cosine(state.angle);
  const im = modulus * cosine(Math.abs(90 - state.angle)); // the sine of the angle
  const b = nonNormality / 2 + Math.sqrt((nonNormality * nonNormality) / 4 + im * im);
  const c = b === 0 || im === 0 ? 0 : -(im * im) / b;
  const Whh = matrix(2, 2, Float64Array.of(re, b, c, re));
  return {
    modulus,
    degrees: state.angle,
    nonNormality,
    eigenvalue: { re, im },
    Whh,
    largestSingularValue: largestSingularValue(Whh),
  };
}

/** h_t = W h_{t−1}, from the start for all steps. */
export function pathOf({ steps, start }: LinearMapData, { Whh, modulus }: LinearMap): Path {
  const h: Vector[] = [Float64Array.from(start)];
  const promised = [norm(h[0])];
  for (let t = 1; t <= steps; t++) {
    const next = vector(start.length);
    addMatVec(next, Whh, h[t - 1]);
    h.push(next);
    promised.push(modulus * promised[t - 1]);
  }
  const length = h.map(norm);
  const most = Math.max(...length);
  const longest = length.findIndex((one) => one >= most * (1 - ROUNDING));
  return { h, length, promised, longest };
}

/** The place on the axis of degrees, from 0 to 180, whose direction is nearest that of (x, |y|). */
export function directionOf(x: number, y: number): number {
  const along = (degrees: number) =>
    x * cosine(degrees) + Math.abs(y) * cosine(Math.abs(90 - degrees));
  let best = 0;
  for (let degrees = 1; degrees <= 180; degrees++) if (along(degrees) > along(best)) best = degrees;
  return best;
}

/** Lengths that differ by less are the same but for rounding. */
const ROUNDING = 1e-12;

/** The cosine of whole degrees, 0 to 180; exact where it is 0. */
const cosine = (degrees: number) => (degrees === 90 ? 0 : cos((degrees * PI) / 180));
