import { predict } from "./output";
import { addProduct } from "./product";
import { clearRoom, room } from "./room";
import {
  addRow,
  addRows,
  copyRow,
  copyRows,
  pack,
  packTransposed,
  padded,
  transpose,
} from "./strips";

/*
 * What the gated cells have in common: where all of a window lies, and everything of reading it but
 * the cell itself. The gates stand side by side, in rows of so many times Hp.
 */

// What the caller fills and reads: doubles, but for the tokens, which are i32.
export let params: usize; //    Wx, Wh, b of each gate, then Why, by
export let gradients: usize; // the same
export let states: usize; //    (B, stateSize)
export let inputs: usize; //    (B, T)
export let targets: usize; //   (B, T)
export let chosen: usize; //    (B, T)  the probability of each target

export let H: usize;
export let V: usize;
export let B: usize;
export let T: usize;
export let Hp: usize; // H and V in whole strips
export let Vp: usize;
export let Gp: usize; // Hp for every gate
let gateCount: usize;

// Time steps of all lanes, lane by lane: row lane · T + t.
export let hPrev: usize; // (B T, Hp)
export let gates: usize; // (B T, Gp)
export let s: usize; //     (B T, Hp)  what the cell makes in between
export let h: usize; //     (B T, Hp)
export let dh: usize; //    (B T, Hp)
export let dz: usize; //    (B T, Gp)
let dy: usize; //           (B T, Vp)  at first y

export let forwardWh: usize; // the strips of Wh, turned, gate by gate
export let backWh: usize; //    the strips of Wh, gate by gate
let forwardWhy: usize; //       the strips of Why, turned
let backWhy: usize; //          the strips of Why
let rowsWx: usize; //           (V, Gp)  Wx, turned
let bias: usize; //             (Gp)
let by: usize; //               (Vp)

let dWh: usize; //     (gates H, Hp)
let dWhy: usize; //    (V, Hp)
let dRowsWx: usize; // (V, Gp)
let dBias: usize; //   (Gp)
let dby: usize; //     (Vp)

/** Makes room for windows of T time steps on B lanes, and forgets all room there was. */
export function prepareGated(
  hidden: usize,
  symbols: usize,
  lanes: usize,
  steps: usize,
  count: usize,
  stateSize: usize,
): void {
  H = hidden;
  V = symbols;
  B = lanes;
  T = steps;
  gateCount = count;
  Hp = padded(H);
  Vp = padded(V);
  Gp = gateCount * Hp;
  const learned = gateCount * (H * V + H * H + H) + V * H + V;
  const rows = B * T;
  clearRoom();
  params = room(learned);
  gradients = room(learned);
  states = room(B * stateSize);
  inputs = room(rows);
  targets = room(rows);
  chosen = room(rows);
  hPrev = room(rows * Hp);
  gates = room(rows * Gp);
  s = room(rows * Hp);
  h = room(rows * Hp);
  dh = room(rows * Hp);
  dz = room(rows * Gp);
  dy = room(rows * Vp);
  forwardWh = room(gateCount * H * Hp);
  backWh = room(gateCount * H * Hp);
  forwardWhy = room(H * Vp);
  backWhy = room(V * Hp);
  rowsWx = room(V * Gp);
  bias = room(Gp);
  by = room(Vp);
  dWh = room(gateCount * H * Hp);
  dWhy = room(V * Hp);
  dRowsWx = room(V * Gp);
  dBias = room(Gp);
  dby = room(Vp);
}

export function takeParams(): void {
  let from = params;
  for (let gate: usize = 0; gate < gateCount; gate++) {
    const strips = gate * ((H * Hp) << 3);
    transpose(rowsWx + gate * (Hp << 3), Gp << 3, from, V << 3, H, V);
    from += (H * V) << 3;
    packTransposed(forwardWh + strips, from, H, H);
    pack(backWh + strips, from, H, H);
    from += (H * H) << 3;
    memory.copy(bias + gate * (Hp << 3), from, H << 3);
    from += H << 3;
  }
  packTransposed(forwardWhy, from, V, H);
  pack(backWhy, from, V, H);
  memory.copy(by, from + ((V * H) << 3), V << 3);
}

/** b + Wx x of all gates at time step t of all lanes. */
export function startGates(t: usize): void {
  const wide = Gp << 3;
  for (let b: usize = 0; b < B; b++) {
    const x = <usize>load<i32>(inputs + ((b * T + t) << 2));
    const z = gates + (b * T + t) * wide;
    addRows(z, bias, rowsWx + x * wide, Gp);
  }
}

/** y, p and ∂L/∂y of all time steps, and what of ∂L/∂h comes from there. */
export function output(): void {
  const rows = B * T;
  for (let r: usize = 0; r < rows; r++) copyRow(dy + ((r * Vp) << 3), by, Vp);
  addProduct(dy, Vp << 3, h, Hp << 3, 8, forwardWhy, 64, H << 6, rows, H, Vp >> 3);
  predict(dy, Vp, rows, V, targets, chosen);
  memory.fill(dh, 0, (rows * Hp) << 3);
  addProduct(dh, Hp << 3, dy, Vp << 3, 8, backWhy, 64, V << 6, rows, V, Hp >> 3);
}

/** d · σ · (1 − σ) */
export function throughSigmoid(d: v128, sigma: v128): v128 {
  return f64x2.mul(f64x2.mul(d, sigma), f64x2.sub(f64x2.splat(1), sigma));
}

/**
 * The gradients, lane by lane and in each lane by rising time. `lastReads` is what the last gate's Wh
 * is multiplied with, where the others' is with hPrev.
 */
export function sums(lastReads: usize): void {
  const rows = B * T;
  const row = Hp << 3;
  const wide = Gp << 3;
  memory.fill(dWh, 0, dby + (Vp << 3) - dWh);
  addProduct(dWhy, row, dy, 8, Vp << 3, h, row, 64, V, rows, Hp >> 3);
  for (let gate: usize = 0; gate < gateCount; gate++) {
    const read = gate + 1 == gateCount ? lastReads : hPrev;
    addProduct(
      dWh + gate * H * row,
      row,
      dz + gate * row,
      8,
      wide,
      read,
      row,
      64,
      H,
      rows,
      Hp >> 3,
    );
  }
  for (let r: usize = 0; r < rows; r++) {
    const x = <usize>load<i32>(inputs + (r << 2));
    addRow(dRowsWx + x * wide, dz + r * wide, Gp);
    addRow(dBias, dz + r * wide, Gp);
    addRow(dby, dy + ((r * Vp) << 3), Vp);
  }
}

export function giveGradients(): void {
  const row = Hp << 3;
  let to = gradients;
  for (let gate: usize = 0; gate < gateCount; gate++) {
    transpose(to, V << 3, dRowsWx + gate * row, Gp << 3, V, H);
    to += (H * V) << 3;
    copyRows(to, H << 3, dWh + gate * H * row, row, H, H);
    to += (H * H) << 3;
    memory.copy(to, dBias + gate * row, H << 3);
    to += H << 3;
  }
  copyRows(to, H << 3, dWhy, row, V, H);
  memory.copy(to + ((V * H) << 3), dby, V << 3);
}
