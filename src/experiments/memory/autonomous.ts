import { log, tanh } from "../../rnn/elementary.ts";
import { jacobian } from "../../rnn/jacobian.ts";
import { spectralRadius } from "../../rnn/eigenvalues.ts";
import { addColumn, addMatVec, matrix, norm, vector, type Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { normal, type Random } from "../../rnn/random.ts";
import type { Token } from "../../rnn/vocabulary.ts";
import { solve } from "../analysis/linear-system.ts";

/** The network as a map of its state into itself, the input never changing: a character, or none at all. */
export interface Autonomous {
  readonly params: Params;
  readonly input: Token | undefined;
}

/** tanh(Whh h + Wxh x + bh) */
export function next({ params, input }: Autonomous, h: Vector): Vector {
  const z = params.bh.slice();
  if (input !== undefined) addColumn(z, params.Wxh, input);
  addMatVec(z, params.Whh, h);
  return z.map(tanh);
}

/** A state to start from: tanh of independent normal numbers. (H) */
export const randomState = (H: number, random: Random): Vector =>
  vector(H).map(() => tanh(normal(random)));

/** Where an orbit ends. */
export interface End {
  /** 1 for a fixed point, p for a cycle of p states, undefined where none was found. */
  readonly period: number | undefined;
  /** The state it ended in. */
  readonly state: Vector;
}

/**
 * Follows the map for `steps` steps and looks for the least period p ≤ `longest` after which the state
 * is the same again, to within `tolerance`. An orbit that is still approaching its cycle more slowly
 * than that is not recognized.
 */
export function endOf(map: Autonomous, from: Vector, steps: number, longest: number): End {
  let state = from;
  for (let n = 0; n < steps; n++) state = next(map, state);
  let h = state;
  for (let period = 1; period <= longest; period++) {
    h = next(map, h);
    if (distance(h, state) < TOLERANCE) return { period, state };
  }
  return { period: undefined, state };
}

/** Two states this near count as the same. */
const TOLERANCE = 1e-9;

/** A state that the map leaves where it is. */
export interface FixedPoint {
  readonly state: Vector;
  /** Spectral radius of the Jacobian there: below 1 the point is stable, above 1 it is not. */
  readonly radius: number;
}

/**
 * The fixed point that Newton's method finds from a state: a zero of F(h) = next(h) − h. A step is
 * halved until ‖F‖ falls. Undefined where 60 steps do not lead to one. It finds unstable ones too.
 */
export function fixedPointNear(map: Autonomous, from: Vector): FixedPoint | undefined {
  let h = from;
  let miss = missOf(map, h);
  for (let steps = 0; steps < 60 && norm(miss) > 1e-13; steps++) {
    const image = next(map, h);
    const A = jacobian(map.params, image); // of the step that leads from h to its image
    for (let i = 0; i < A.rows; i++) A.row[i][i] -= 1;
    const step = solve(A, matrix(A.rows, 1, miss)).data; // (J − I) step = F
    let [factor, improved] = [1, false];
    while (!improved && factor > 1e-4) {
      const candidate = h.map((value, i) => value - factor * step[i]);
      const left = missOf(map, candidate);
      improved = norm(left) < norm(miss);
      if (improved) [h, miss] = [candidate, left];
      else factor /= 2;
    }
    if (!improved) break;
  }
  if (!(norm(miss) < TOLERANCE)) return undefined;
  return { state: h, radius: spectralRadius(jacobian(map.params, h)) };
}

const missOf = (map: Autonomous, h: Vector): Vector => {
  const image = next(map, h);
  return image.map((value, i) => value - h[i]);
};

/** ‖u − v‖ */
export const distance = (u: Vector, v: Vector): number => norm(u.map((ui, i) => ui - v[i]));

/**
 * The largest Lyapunov exponent of the map along the orbit from a state, in nats per step; the first
 * `warmUp` steps lead to where the orbit stays and turn the direction. Positive: neighbors part.
 */
export function autonomousExponent(
  map: Autonomous,
  from: Vector,
  warmUp: number,
  steps: number,
): number {
  let h = from;
  let u = vector(h.length).fill(1 / Math.sqrt(h.length));
  let sum = 0;
  for (let n = -warmUp; n < steps; n++) {
    h = next(map, h);
    const carried = vector(h.length);
    addMatVec(carried, map.params.Whh, u);
    for (let i = 0; i < h.length; i++) carried[i] *= 1 - h[i] * h[i];
    const length = norm(carried);
    if (n >= 0) sum += log(length);
    u = carried.map((entry) => entry / length);
  }
  return sum / steps;
}
