import { sigmoid, tanh } from "./elementary";
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
  prepareGated,
  s,
  startGates,
  states,
  sums,
  takeParams,
  throughSigmoid,
} from "./gated";
import { addProduct } from "./product";
import { room } from "./room";
import { copyRow, copyRows } from "./strips";

export { chosen, gradients, inputs, params, states, targets } from "./gated";

/** f, i, o and g. */
const GATES: usize = 4;

// Time steps as there; s is tanh c.
let cPrev: usize; //  (B T, Hp)
let c: usize; //      (B T, Hp)
let dcNext: usize; // (B, Hp)

/** Makes room for windows of T time steps on B lanes; a state is h, then c. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  prepareGated(hidden, symbols, lanes, steps, GATES, 2 * hidden);
  cPrev = room(B * T * Hp);
  c = room(B * T * Hp);
  dcNext = room(B * Hp);
}

/** Reads one window of every lane: moves the states, fills the gradients and the chosen probabilities. */
export function read(): void {
  takeParams();
  const row = Hp << 3;
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
  const row = Hp << 3;
  const wide = Gp << 3;
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
  const row = Hp << 3;
  const end = z + 3 * row;
  for (let one = z; one < end; one += 16) v128.store(one, sigmoid(v128.load(one)));
  for (let one = end; one < end + row; one += 16) v128.store(one, tanh(v128.load(one)));
  for (let k: usize = 0; k < row; k += 16) {
    const kept = f64x2.mul(v128.load(z + k), v128.load(cPrev + at + k));
    const written = f64x2.mul(v128.load(z + row + k), v128.load(z + 3 * row + k));
    const now = f64x2.add(kept, written);
    const shown = tanh(now);
    v128.store(c + at + k, now);
    v128.store(s + at + k, shown);
    v128.store(h + at + k, f64x2.mul(v128.load(z + 2 * row + k), shown));
  }
}

/** ∂L/∂h at time step t of all lanes, and ∂L/∂z of the gates. */
function stepBack(t: usize): void {
  const row = Hp << 3;
  const wide = Gp << 3;
  if (t + 1 < T)
    for (let gate: usize = 0; gate < GATES; gate++) {
      const dzNext = dz + (t + 1) * wide + gate * row;
      const strips = backWh + gate * ((H * Hp) << 3);
      addProduct(dh + t * row, T * row, dzNext, T * wide, 8, strips, 64, H << 6, B, H, Hp >> 3);
    }
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    cellBack(gates + at * wide, dz + at * wide, at * row, dcNext + b * row);
  }
}

/** As in src/rnn/lstm-bptt.ts. */
function cellBack(z: usize, dz: usize, at: usize, dcNext: usize): void {
  const row = Hp << 3;
  const one = f64x2.splat(1);
  for (let k: usize = 0; k < row; k += 16) {
    const f = v128.load(z + k);
    const i = v128.load(z + row + k);
    const o = v128.load(z + 2 * row + k);
    const g = v128.load(z + 3 * row + k);
    const shown = v128.load(s + at + k);
    const dhk = v128.load(dh + at + k);
    const slope = f64x2.sub(one, f64x2.mul(shown, shown));
    const dc = f64x2.add(v128.load(dcNext + k), f64x2.mul(f64x2.mul(dhk, o), slope));
    v128.store(dz + k, throughSigmoid(f64x2.mul(dc, v128.load(cPrev + at + k)), f));
    v128.store(dz + row + k, throughSigmoid(f64x2.mul(dc, g), i));
    v128.store(dz + 2 * row + k, throughSigmoid(f64x2.mul(dhk, shown), o));
    const dg = f64x2.mul(f64x2.mul(dc, i), f64x2.sub(one, f64x2.mul(g, g)));
    v128.store(dz + 3 * row + k, dg);
    v128.store(dcNext + k, f64x2.mul(dc, f));
  }
}
