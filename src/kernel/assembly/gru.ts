import { sigmoid, tanh } from "./elementary";
import { addProduct } from "./product";
import { room } from "./room";
import { addRows, copyRow, copyRows } from "./strips";
import {
  B,
  H,
  Hp,
  T,
  backWh,
  dh,
  dz,
  forwardWh,
  gates,
  giveGradients,
  h,
  hPrev,
  output,
  prepareWindow,
  row,
  rows,
  startGates,
  states,
  sums,
  takeParams,
  throughSigmoid,
  throughTanh,
  wide,
} from "./window";

export { gradients, inputs, logP, params, states, targets } from "./window";

/** r, u and n. */
const GATES: usize = 3;

let vector: usize; // bytes of one gate in its row
let s: usize; //      (B T, Hp)  r ⊙ hPrev
let ds: usize; //     (B, Hp)
let dhPrev: usize; // (B, Hp)

/** Makes room for windows of T time steps on B lanes. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  prepareWindow(hidden, symbols, lanes, steps, GATES, hidden);
  vector = Hp << 3;
  s = rows(row);
  ds = room((B * row) >> 3);
  dhPrev = room((B * row) >> 3);
}

/** Reads one window of every lane: moves the states, fills the gradients and what the targets got. */
export function read(): void {
  takeParams();
  const last = (T - 1) * row;
  copyRows(hPrev, T * row, states, H << 3, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 3, h + last, T * row, B, H);
  output();
  memory.fill(dhPrev, 0, B * row);
  for (let t = T; t > 0; t--) stepBack(t - 1);
  sums(s);
  giveGradients();
}

/** The gates, the new value and h at time step t of all lanes. */
function step(t: usize): void {
  startGates(t);
  const z = gates + t * wide;
  addProduct(z, T * wide, hPrev + t * row, T * row, 8, forwardWh, 64, H << 6, B, H, Hp >> 2);
  for (let b: usize = 0; b < B; b++) reset(gates + (b * T + t) * wide, (b * T + t) * row);
  const strips = forwardWh + 2 * H * vector;
  addProduct(z + 2 * vector, T * wide, s + t * row, T * row, 8, strips, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    unit(gates + at * wide, at * row);
    if (t + 1 < T) copyRow(hPrev + (at + 1) * row, h + at * row, Hp);
  }
}

/** r and u from their sums at `z`, and s = r hPrev at `at`. */
function reset(z: usize, at: usize): void {
  for (let one = z; one < z + 2 * vector; one += 16) v128.store(one, sigmoid(v128.load(one)));
  for (let k: usize = 0; k < vector; k += 16)
    v128.store(s + at + k, f64x2.mul(v128.load(z + k), v128.load(hPrev + at + k)));
}

/** n from its sum, and h = (1 − u) hPrev + u n at `at`. */
function unit(z: usize, at: usize): void {
  const one = f64x2.splat(1);
  for (let k: usize = 0; k < vector; k += 16) {
    const u = v128.load(z + vector + k);
    const n = tanh(v128.load(z + 2 * vector + k));
    const kept = f64x2.mul(f64x2.sub(one, u), v128.load(hPrev + at + k));
    v128.store(z + 2 * vector + k, n);
    v128.store(h + at + k, f64x2.add(kept, f64x2.mul(u, n)));
  }
}

/** ∂L/∂h at time step t of all lanes, ∂L/∂z of the gates, and what goes back to hPrev. */
function stepBack(t: usize): void {
  const strips = H * vector;
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    addRows(dh + at * row, dh + at * row, dhPrev + b * row, Hp);
    unitBack(gates + at * wide, dz + at * wide, at * row, dhPrev + b * row);
  }
  const dr = dz + t * wide;
  const du = dr + vector;
  const dn = du + vector;
  memory.fill(ds, 0, B * row);
  addProduct(ds, row, dn, T * wide, 8, backWh + 2 * strips, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    resetBack(gates + at * wide, dz + at * wide, at * row, ds + b * row, dhPrev + b * row);
  }
  addProduct(dhPrev, row, dr, T * wide, 8, backWh, 64, H << 6, B, H, Hp >> 3);
  addProduct(dhPrev, row, du, T * wide, 8, backWh + strips, 64, H << 6, B, H, Hp >> 3);
}

/** As `throughUnit` in src/rnn/gru-bptt.ts. */
function unitBack(z: usize, dz: usize, at: usize, dhPrev: usize): void {
  const one = f64x2.splat(1);
  for (let k: usize = 0; k < vector; k += 16) {
    const u = v128.load(z + vector + k);
    const n = v128.load(z + 2 * vector + k);
    const dhk = v128.load(dh + at + k);
    const du = f64x2.mul(dhk, f64x2.sub(n, v128.load(hPrev + at + k)));
    v128.store(dz + vector + k, throughSigmoid(du, u));
    v128.store(dz + 2 * vector + k, throughTanh(f64x2.mul(dhk, u), n));
    v128.store(dhPrev + k, f64x2.mul(dhk, f64x2.sub(one, u)));
  }
}

/** As `throughReset` there. */
function resetBack(z: usize, dz: usize, at: usize, ds: usize, dhPrev: usize): void {
  for (let k: usize = 0; k < vector; k += 16) {
    const r = v128.load(z + k);
    const dsk = v128.load(ds + k);
    v128.store(dz + k, throughSigmoid(f64x2.mul(dsk, v128.load(hPrev + at + k)), r));
    v128.store(dhPrev + k, f64x2.add(v128.load(dhPrev + k), f64x2.mul(dsk, r)));
  }
}
