import { sigmoid, tanh } from "./elementary";
import { addProduct } from "./product";
import { room } from "./room";
import { copyRow, copyRows } from "./strips";
import {
  B,
  Gp,
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

/** f, i, o and g. */
const GATES: usize = 4;

let vector: usize; // bytes of one gate in its row
let cPrev: usize; //  (B T, Hp)
let c: usize; //      (B T, Hp)
let s: usize; //      (B T, Hp)  tanh c
let dcNext: usize; // (B, Hp)

/** Makes room for windows of T time steps on B lanes; a state is h, then c. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  prepareWindow(hidden, symbols, lanes, steps, GATES, 2 * hidden);
  vector = Hp << 3;
  cPrev = rows(row);
  c = rows(row);
  s = rows(row);
  dcNext = room((B * row) >> 3);
}

/** Reads one window of every lane: moves the states, fills the gradients and what the targets got. */
export function read(): void {
  takeParams();
  const last = (T - 1) * row;
  copyRows(hPrev, T * row, states, H << 4, B, H);
  copyRows(cPrev, T * row, states + (H << 3), H << 4, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 4, h + last, T * row, B, H);
  copyRows(states + (H << 3), H << 4, c + last, T * row, B, H);
  output();
  memory.fill(dcNext, 0, B * row);
  for (let t = T; t > 0; t--) stepBack(t - 1);
  sums(hPrev);
  giveGradients();
}

/** The gates, c and h at time step t of all lanes. */
function step(t: usize): void {
  startGates(t);
  const z = gates + t * wide;
  addProduct(z, T * wide, hPrev + t * row, T * row, 8, forwardWh, 64, H << 6, B, H, Gp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    cell(gates + at * wide, at * row);
    if (t + 1 == T) continue;
    copyRow(hPrev + (at + 1) * row, h + at * row, Hp);
    copyRow(cPrev + (at + 1) * row, c + at * row, Hp);
  }
}

/** f, i, o and g from their sums at `z`; then c = f cPrev + i g, s = tanh c, h = o s at `at`. */
function cell(z: usize, at: usize): void {
  const end = z + 3 * vector;
  for (let one = z; one < end; one += 16) v128.store(one, sigmoid(v128.load(one)));
  for (let one = end; one < end + vector; one += 16) v128.store(one, tanh(v128.load(one)));
  for (let k: usize = 0; k < vector; k += 16) {
    const kept = f64x2.mul(v128.load(z + k), v128.load(cPrev + at + k));
    const written = f64x2.mul(v128.load(z + vector + k), v128.load(z + 3 * vector + k));
    const now = f64x2.add(kept, written);
    const shown = tanh(now);
    v128.store(c + at + k, now);
    v128.store(s + at + k, shown);
    v128.store(h + at + k, f64x2.mul(v128.load(z + 2 * vector + k), shown));
  }
}

/** ∂L/∂h at time step t of all lanes, and ∂L/∂z of the gates. */
function stepBack(t: usize): void {
  if (t + 1 < T)
    for (let gate: usize = 0; gate < GATES; gate++) {
      const dzNext = dz + (t + 1) * wide + gate * vector;
      const strips = backWh + gate * H * vector;
      addProduct(dh + t * row, T * row, dzNext, T * wide, 8, strips, 64, H << 6, B, H, Hp >> 3);
    }
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    cellBack(gates + at * wide, dz + at * wide, at * row, dcNext + b * row);
  }
}

/** As in src/rnn/lstm-bptt.ts. */
function cellBack(z: usize, dz: usize, at: usize, dcNext: usize): void {
  for (let k: usize = 0; k < vector; k += 16) {
    const f = v128.load(z + k);
    const i = v128.load(z + vector + k);
    const o = v128.load(z + 2 * vector + k);
    const g = v128.load(z + 3 * vector + k);
    const shown = v128.load(s + at + k);
    const dhk = v128.load(dh + at + k);
    const dc = f64x2.add(v128.load(dcNext + k), throughTanh(f64x2.mul(dhk, o), shown));
    v128.store(dz + k, throughSigmoid(f64x2.mul(dc, v128.load(cPrev + at + k)), f));
    v128.store(dz + vector + k, throughSigmoid(f64x2.mul(dc, g), i));
    v128.store(dz + 2 * vector + k, throughSigmoid(f64x2.mul(dhk, shown), o));
    v128.store(dz + 3 * vector + k, throughTanh(f64x2.mul(dc, i), g));
    v128.store(dcNext + k, f64x2.mul(dc, f));
  }
}
