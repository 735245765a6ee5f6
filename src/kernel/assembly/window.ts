import { predict } from "./output";
import { addProduct } from "./product";
import { clearRoom, room } from "./room";
import { addRows, copyRow, copyRows, pack, packTransposed, padded, transpose } from "./strips";

/*
 * What all cells have in common: where a window of time steps lies, and everything of reading it but
 * the cell itself. The gates of a cell stand side by side in rows of so many times Hp.
 */

// What the caller fills and reads: doubles, but for the tokens, which are i32.
export let params: usize; //    Wx, Wh, b of each gate, then Why, by
export let gradients: usize; // the same
export let states: usize; //    (B, stateSize)
export let inputs: usize; //    (B, T)
export let targets: usize; //   (B, T)
export let logP: usize; //      (B, T)  ln of the probability of each target

export let H: usize;
export let V: usize;
export let B: usize;
export let T: usize;
export let Hp: usize; // H and V in whole strips
export let Vp: usize;
export let Gp: usize; // Hp for every gate
let gateCount: usize;

/** From one row of Hp numbers, of Gp and of Vp to the next, in bytes. */
export let row: usize;
export let wide: usize;
let rowOfV: usize;

// Time steps of all lanes, lane by lane: row lane · T + t.
export let hPrev: usize; // (B T, Hp)
export let gates: usize; // (B T, Gp)
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
export function prepareWindow(
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
  row = apart(Hp);
  wide = apart(Gp);
  rowOfV = apart(Vp);
  const learned = gateCount * (H * V + H * H + H) + V * H + V;
  clearRoom();
  params = room(learned);
  gradients = room(learned);
  states = room(B * stateSize);
  inputs = room(B * T);
  targets = room(B * T);
  logP = room(B * T);
  hPrev = rows(row);
  gates = rows(wide);
  h = rows(row);
  dh = rows(row);
  dz = rows(wide);
  dy = rows(rowOfV);
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

/** From one row of so many numbers to the next, in bytes: an odd number of cache lines, so that rows, and every T-th of them, do not want the same places of the cache. */
function apart(numbers: usize): usize {
  return (numbers << 3) | 64;
}

/** Room for a row of so many bytes at every time step of all lanes. */
export function rows(bytes: usize): usize {
  return room((B * T * bytes) >> 3);
}

export function takeParams(): void {
  const vector = Hp << 3;
  let from = params;
  for (let gate: usize = 0; gate < gateCount; gate++) {
    transpose(rowsWx + gate * vector, Gp << 3, from, V << 3, H, V);
    from += (H * V) << 3;
    packTransposed(forwardWh + gate * H * vector, from, H, H);
    pack(backWh + gate * H * vector, from, H, H);
    from += (H * H) << 3;
    memory.copy(bias + gate * vector, from, H << 3);
    from += H << 3;
  }
  packTransposed(forwardWhy, from, V, H);
  pack(backWhy, from, V, H);
  memory.copy(by, from + ((V * H) << 3), V << 3);
}

/** b + Wx x of all gates at time step t of all lanes. */
export function startGates(t: usize): void {
  for (let b: usize = 0; b < B; b++) {
    const x = <usize>load<i32>(inputs + ((b * T + t) << 2));
    const z = gates + (b * T + t) * wide;
    addRows(z, bias, rowsWx + ((x * Gp) << 3), Gp);
  }
}

/** y, p and ∂L/∂y of all time steps, and what of ∂L/∂h comes from there. */
export function output(): void {
  const count = B * T;
  for (let r: usize = 0; r < count; r++) copyRow(dy + r * rowOfV, by, Vp);
  addProduct(dy, rowOfV, h, row, 8, forwardWhy, 64, H << 6, count, H, Vp >> 3);
  predict(dy, rowOfV, count, V, targets, logP);
  memory.fill(dh, 0, count * row);
  addProduct(dh, row, dy, rowOfV, 8, backWhy, 64, V << 6, count, V, Hp >> 3);
}

/** d · σ · (1 − σ) */
export function throughSigmoid(d: v128, sigma: v128): v128 {
  return f64x2.mul(f64x2.mul(d, sigma), f64x2.sub(f64x2.splat(1), sigma));
}

/** d · (1 − tanh²) */
export function throughTanh(d: v128, tanh: v128): v128 {
  return f64x2.mul(d, f64x2.sub(f64x2.splat(1), f64x2.mul(tanh, tanh)));
}

/**
 * The gradients, lane by lane and in each lane by rising time. `lastReads` is what the last gate's Wh
 * is multiplied with, where the others' is with hPrev.
 */
export function sums(lastReads: usize): void {
  const count = B * T;
  const vector = Hp << 3;
  memory.fill(dWh, 0, dby + (Vp << 3) - dWh);
  addProduct(dWhy, vector, dy, 8, rowOfV, h, row, 64, V, count, Hp >> 3);
  for (let gate: usize = 0; gate < gateCount; gate++) {
    const read = gate + 1 == gateCount ? lastReads : hPrev;
    const d = dWh + gate * H * vector;
    addProduct(d, vector, dz + gate * vector, 8, wide, read, row, 64, H, count, Hp >> 3);
  }
  for (let r: usize = 0; r < count; r++) {
    const x = <usize>load<i32>(inputs + (r << 2));
    const column = dRowsWx + ((x * Gp) << 3);
    addRows(column, column, dz + r * wide, Gp);
    addRows(dBias, dBias, dz + r * wide, Gp);
    addRows(dby, dby, dy + r * rowOfV, Vp);
  }
}

export function giveGradients(): void {
  const vector = Hp << 3;
  let to = gradients;
  for (let gate: usize = 0; gate < gateCount; gate++) {
    transpose(to, V << 3, dRowsWx + gate * vector, Gp << 3, V, H);
    to += (H * V) << 3;
    copyRows(to, H << 3, dWh + gate * H * vector, vector, H, H);
    to += (H * H) << 3;
    memory.copy(to, dBias + gate * vector, H << 3);
    to += H << 3;
  }
  copyRows(to, H << 3, dWhy, vector, V, H);
  memory.copy(to + ((V * H) << 3), dby, V << 3);
}
