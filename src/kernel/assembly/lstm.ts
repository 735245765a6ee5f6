import { sigmoid, tanh } from "./elementary";
import { predict } from "./output";
import { addProduct } from "./product";
import { clearRoom, room } from "./room";
import { addRow, copyRows, pack, packTransposed, padded, transpose } from "./strips";

/** f, i, o and g, side by side in rows of four times Hp. */
const GATES: usize = 4;

// What the caller fills and reads: doubles, but for the tokens, which are i32.
export let params: usize; //    Wx, Wh, b of each gate, then Why, by
export let gradients: usize; // the same
export let states: usize; //    (B, 2 H)  h, then c
export let inputs: usize; //    (B, T)
export let targets: usize; //   (B, T)
export let chosen: usize; //    (B, T)  the probability of each target

let H: usize;
let V: usize;
let B: usize;
let T: usize;
let Hp: usize; // H and V in whole strips
let Vp: usize;
let Gp: usize; // four times Hp

// Time steps of all lanes, lane by lane: row lane · T + t.
let hPrev: usize; // (B T, Hp)
let cPrev: usize; // (B T, Hp)
let gates: usize; // (B T, Gp)
let c: usize; //     (B T, Hp)
let s: usize; //     (B T, Hp)  tanh c
let h: usize; //     (B T, Hp)
let dh: usize; //    (B T, Hp)
let dz: usize; //    (B T, Gp)
let dy: usize; //    (B T, Vp)  at first y
let dcNext: usize; // (B, Hp)

let forwardWh: usize; //  the strips of Wh, turned, gate by gate
let backWh: usize; //     the strips of Wh, gate by gate
let forwardWhy: usize; // the strips of Why, turned
let backWhy: usize; //    the strips of Why
let rowsWx: usize; //     (V, Gp)  Wx, turned
let bias: usize; //       (Gp)
let by: usize; //         (Vp)

let dWh: usize; //     (4 H, Hp)
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
  states = room(2 * B * H);
  inputs = room(rows);
  targets = room(rows);
  chosen = room(rows);
  hPrev = room(rows * Hp);
  cPrev = room(rows * Hp);
  gates = room(rows * Gp);
  c = room(rows * Hp);
  s = room(rows * Hp);
  h = room(rows * Hp);
  dh = room(rows * Hp);
  dz = room(rows * Gp);
  dy = room(rows * Vp);
  dcNext = room(B * Hp);
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
  copyRows(hPrev, T * row, states, H << 4, B, H);
  copyRows(cPrev, T * row, states + (H << 3), H << 4, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 4, h + last, T * row, B, H);
  copyRows(states + (H << 3), H << 4, c + last, T * row, B, H);
  output();
  memory.fill(dcNext, 0, B * row);
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

/** The gates, c and h at time step t of all lanes. */
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
  addProduct(z, T * wide, hPrev + t * row, T * row, 8, forwardWh, 64, H << 6, B, H, Gp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    cell(gates + at * wide, at * row);
    if (t + 1 == T) continue;
    memory.copy(hPrev + (at + 1) * row, h + at * row, row);
    memory.copy(cPrev + (at + 1) * row, c + at * row, row);
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

/** y, p and ∂L/∂y of all time steps, and what of ∂L/∂h comes from there. */
function output(): void {
  const rows = B * T;
  for (let r: usize = 0; r < rows; r++) memory.copy(dy + ((r * Vp) << 3), by, Vp << 3);
  addProduct(dy, Vp << 3, h, Hp << 3, 8, forwardWhy, 64, H << 6, rows, H, Vp >> 3);
  predict(dy, Vp, rows, V, targets, chosen);
  memory.fill(dh, 0, (rows * Hp) << 3);
  addProduct(dh, Hp << 3, dy, Vp << 3, 8, backWhy, 64, V << 6, rows, V, Hp >> 3);
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
  for (let gate: usize = 0; gate < GATES; gate++)
    addProduct(
      dWh + gate * H * row,
      row,
      dz + gate * row,
      8,
      wide,
      hPrev,
      row,
      64,
      H,
      rows,
      Hp >> 3,
    );
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
