import { sigmoid, tanh } from "./elementary";
import { predict } from "./output";
import { addProduct } from "./product";
import { clearRoom, room } from "./room";
import { addRow, copyRows, pack, packTransposed, padded, transpose } from "./strips";

/** r, u and n, side by side in rows of three times Hp. */
const GATES: usize = 3;

// What the caller fills and reads: doubles, but for the tokens, which are i32.
export let params: usize; //    Wx, Wh, b of each gate, then Why, by
export let gradients: usize; // the same
export let states: usize; //    (B, H)
export let inputs: usize; //    (B, T)
export let targets: usize; //   (B, T)
export let chosen: usize; //    (B, T)  the probability of each target

let H: usize;
let V: usize;
let B: usize;
let T: usize;
let Hp: usize; // H and V in whole strips
let Vp: usize;
let Gp: usize; // three times Hp

// Time steps of all lanes, lane by lane: row lane · T + t.
let hPrev: usize; // (B T, Hp)
let gates: usize; // (B T, Gp)
let s: usize; //     (B T, Hp)  r ⊙ hPrev
let h: usize; //     (B T, Hp)
let dh: usize; //    (B T, Hp)
let dz: usize; //    (B T, Gp)
let dy: usize; //    (B T, Vp)  at first y
let ds: usize; //    (B, Hp)
let dhPrev: usize; // (B, Hp)

let forwardWh: usize; //  the strips of Wh, turned, gate by gate
let backWh: usize; //     the strips of Wh, gate by gate
let forwardWhy: usize; // the strips of Why, turned
let backWhy: usize; //    the strips of Why
let rowsWx: usize; //     (V, Gp)  Wx, turned
let bias: usize; //       (Gp)
let by: usize; //         (Vp)

let dWh: usize; //     (3 H, Hp)
let dWhy: usize; //    (V, Hp)
let dRowsWx: usize; // (V, Gp)
let dBias: usize; //   (Gp)
let dby: usize; //     (Vp)

/** Makes room for windows of T time steps on B lanes. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  H = hidden;
  V = symbols;
  B = lanes;
  T = steps;
  Hp = padded(H);
  Vp = padded(V);
  Gp = GATES * Hp;
  const learned = GATES * (H * V + H * H + H) + V * H + V;
  const rows = B * T;
  clearRoom();
  params = room(learned);
  gradients = room(learned);
  states = room(B * H);
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
  ds = room(B * Hp);
  dhPrev = room(B * Hp);
  forwardWh = room(GATES * H * Hp);
  backWh = room(GATES * H * Hp);
  forwardWhy = room(H * Vp);
  backWhy = room(V * Hp);
  rowsWx = room(V * Gp);
  bias = room(Gp);
  by = room(Vp);
  dWh = room(GATES * H * Hp);
  dWhy = room(V * Hp);
  dRowsWx = room(V * Gp);
  dBias = room(Gp);
  dby = room(Vp);
}

/** Reads one window of every lane: moves the states, fills the gradients and the chosen probabilities. */
export function read(): void {
  takeParams();
  const row = Hp << 3;
  const last = (T - 1) * row;
  copyRows(hPrev, T * row, states, H << 3, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 3, h + last, T * row, B, H);
  output();
  memory.fill(dhPrev, 0, B * row);
  for (let t = T; t > 0; t--) stepBack(t - 1);
  sums();
  giveGradients();
}

function takeParams(): void {
  let from = params;
  for (let gate: usize = 0; gate < GATES; gate++) {
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

/** The gates, the new value and h at time step t of all lanes. */
function step(t: usize): void {
  const row = Hp << 3;
  const wide = Gp << 3;
  for (let b: usize = 0; b < B; b++) {
    const x = <usize>load<i32>(inputs + ((b * T + t) << 2));
    const z = gates + (b * T + t) * wide;
    memory.copy(z, bias, wide);
    addRow(z, rowsWx + x * wide, Gp);
  }
  const z = gates + t * wide;
  addProduct(z, T * wide, hPrev + t * row, T * row, 8, forwardWh, 64, H << 6, B, H, Hp >> 2);
  for (let b: usize = 0; b < B; b++) reset(gates + (b * T + t) * wide, (b * T + t) * row);
  const strips = forwardWh + 2 * ((H * Hp) << 3);
  addProduct(z + 2 * row, T * wide, s + t * row, T * row, 8, strips, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    unit(gates + at * wide, at * row);
    if (t + 1 < T) memory.copy(hPrev + (at + 1) * row, h + at * row, row);
  }
}

/** r and u from their sums at `z`, and s = r hPrev at `at`. */
function reset(z: usize, at: usize): void {
  const row = Hp << 3;
  for (let one = z; one < z + 2 * row; one += 16) v128.store(one, sigmoid(v128.load(one)));
  for (let k: usize = 0; k < row; k += 16)
    v128.store(s + at + k, f64x2.mul(v128.load(z + k), v128.load(hPrev + at + k)));
}

/** n from its sum, and h = (1 − u) hPrev + u n at `at`. */
function unit(z: usize, at: usize): void {
  const row = Hp << 3;
  const one = f64x2.splat(1);
  for (let k: usize = 0; k < row; k += 16) {
    const u = v128.load(z + row + k);
    const n = tanh(v128.load(z + 2 * row + k));
    const kept = f64x2.mul(f64x2.sub(one, u), v128.load(hPrev + at + k));
    v128.store(z + 2 * row + k, n);
    v128.store(h + at + k, f64x2.add(kept, f64x2.mul(u, n)));
  }
}

/** y, p and ∂L/∂y of all time steps, and what of ∂L/∂h comes from there. */
function output(): void {
  const rows = B * T;
  for (let r: usize = 0; r < rows; r++) memory.copy(dy + ((r * Vp) << 3), by, Vp << 3);
  addProduct(dy, Vp << 3, h, Hp << 3, 8, forwardWhy, 64, H << 6, rows, H, Vp >> 3);
  predict(dy, Vp, rows, V, targets, chosen);
  memory.fill(dh, 0, (rows * Hp) << 3);
  addProduct(dh, Hp << 3, dy, Vp << 3, 8, backWhy, 64, V << 6, rows, V, Hp >> 3);
}

/** ∂L/∂h at time step t of all lanes, ∂L/∂z of the gates, and what goes back to hPrev. */
function stepBack(t: usize): void {
  const row = Hp << 3;
  const wide = Gp << 3;
  const strips = (H * Hp) << 3;
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    addRow(dh + at * row, dhPrev + b * row, Hp);
    unitBack(gates + at * wide, dz + at * wide, at * row, dhPrev + b * row);
  }
  const dzt = dz + t * wide;
  memory.fill(ds, 0, B * row);
  addProduct(ds, row, dzt + 2 * row, T * wide, 8, backWh + 2 * strips, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    resetBack(gates + at * wide, dz + at * wide, at * row, ds + b * row, dhPrev + b * row);
  }
  addProduct(dhPrev, row, dzt, T * wide, 8, backWh, 64, H << 6, B, H, Hp >> 3);
  addProduct(dhPrev, row, dzt + row, T * wide, 8, backWh + strips, 64, H << 6, B, H, Hp >> 3);
}

/** As `throughUnit` in src/rnn/gru-bptt.ts. */
function unitBack(z: usize, dz: usize, at: usize, dhPrev: usize): void {
  const row = Hp << 3;
  const one = f64x2.splat(1);
  for (let k: usize = 0; k < row; k += 16) {
    const u = v128.load(z + row + k);
    const n = v128.load(z + 2 * row + k);
    const dhk = v128.load(dh + at + k);
    const dn = f64x2.mul(f64x2.mul(dhk, u), f64x2.sub(one, f64x2.mul(n, n)));
    const du = f64x2.mul(dhk, f64x2.sub(n, v128.load(hPrev + at + k)));
    v128.store(dz + row + k, throughSigmoid(du, u));
    v128.store(dz + 2 * row + k, dn);
    v128.store(dhPrev + k, f64x2.mul(dhk, f64x2.sub(one, u)));
  }
}

/** As `throughReset` there. */
function resetBack(z: usize, dz: usize, at: usize, ds: usize, dhPrev: usize): void {
  for (let k: usize = 0, row = Hp << 3; k < row; k += 16) {
    const r = v128.load(z + k);
    const dsk = v128.load(ds + k);
    v128.store(dz + k, throughSigmoid(f64x2.mul(dsk, v128.load(hPrev + at + k)), r));
    v128.store(dhPrev + k, f64x2.add(v128.load(dhPrev + k), f64x2.mul(dsk, r)));
  }
}

/** d · σ · (1 − σ) */
function throughSigmoid(d: v128, sigma: v128): v128 {
  return f64x2.mul(f64x2.mul(d, sigma), f64x2.sub(f64x2.splat(1), sigma));
}

/** The gradients, lane by lane and in each lane by rising time. */
function sums(): void {
  const rows = B * T;
  const row = Hp << 3;
  const wide = Gp << 3;
  memory.fill(dWh, 0, dby + (Vp << 3) - dWh);
  addProduct(dWhy, row, dy, 8, Vp << 3, h, row, 64, V, rows, Hp >> 3);
  for (let gate: usize = 0; gate < GATES; gate++) {
    const read = gate == 2 ? s : hPrev;
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

function giveGradients(): void {
  const row = Hp << 3;
  let to = gradients;
  for (let gate: usize = 0; gate < GATES; gate++) {
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
