import { exp } from "./elementary.ts";
import { gaussian, orthogonal } from "./initialization.ts";
import {
  add,
  addColumn,
  addMatTMat,
  addMatVec,
  addToColumn,
  matrix,
  vector,
  type Flat,
  type Matrix,
  type Vector,
} from "./matrix.ts";
import type { Random } from "./random.ts";
import type { Token } from "./vocabulary.ts";

/** What one layer inside a cell learns: a gate, or what may be written. */
export interface Gate {
  readonly Wx: Matrix; // (H, V)  input to gate
  readonly Wh: Matrix; // (H, H)  hidden to gate
  readonly b: Vector; //  (H)     bias
}

/** A gate that is all zero: also the empty gradients of one. */
export const zeroGate = (H: number, V: number): Gate => ({
  Wx: matrix(H, V),
  Wh: matrix(H, H),
  b: vector(H),
});

/** A gate whose Wx is normal with variance 1/H, whose Wh is orthogonal, and whose bias is one number. */
export const initialGate = (H: number, V: number, random: Random, bias = 0): Gate => ({
  Wx: gaussian(H, V, 1 / Math.sqrt(H), random),
  Wh: orthogonal(H, random),
  b: vector(H).fill(bias),
});

/** The numbers of a gate, flat: Wx, Wh, b. */
export const numbersOfGate = ({ Wx, Wh, b }: Gate): Flat => [Wx.data, Wh.data, b];

/** z = Wx x + Wh h + b for the token x, standing for a one-hot vector, and h of (H); in place. */
export function gateSum(z: Vector, { Wx, Wh, b }: Gate, x: Token, h: Vector): void {
  z.set(b);
  addColumn(z, Wx, x);
  addMatVec(z, Wh, h);
}

/** Adds to `d` the gradients of a gate over T steps, from ∂L/∂z and what the gate read. x of (T), h and dz of (T, H). */
export function addGateGradients(d: Gate, x: readonly Token[], h: Matrix, dz: Matrix): void {
  addMatTMat(d.Wh, dz, h);
  for (let t = 0; t < x.length; t++) {
    addToColumn(d.Wx, x[t], dz.row[t]);
    add(d.b, dz.row[t]);
  }
}

/** σ(z) = 1 / (1 + e⁻ᶻ) of every entry, between closed, 0, and open, 1; in place. */
export function sigmoidInPlace(z: Vector): void {
  for (let k = 0; k < z.length; k++) z[k] = 1 / (1 + exp(-z[k]));
}
