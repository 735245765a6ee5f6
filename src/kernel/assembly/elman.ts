import { tanh } from "./elementary";
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

// What the caller fills and reads: doubles, but for the tokens, which are i32.
export let params: usize; //    Wxh, Whh, Why, bh, by, one after another
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

// Time steps of all lanes, lane by lane: row lane · T + t.
let hPrev: usize; // (B T, Hp)
let h: usize; //     (B T, Hp)
let dh: usize; //    (B T, Hp)
let dz: usize; //    (B T, Hp)
let dy: usize; //    (B T, Vp)  at first y
let beyond: usize; // (B, Hp)   dz beyond the last step: zero

let forwardWhh: usize; // the strips of Whh, turned
let backWhh: usize; //    the strips of Whh
let forwardWhy: usize; // the strips of Why, turned
let backWhy: usize; //    the strips of Why
let rowsWxh: usize; //    (V, Hp)  Wxh, turned
let bh: usize; //         (Hp)
let by: usize; //         (Vp)

let dWhh: usize; //     (H, Hp)
let dWhy: usize; //     (V, Hp)
let dRowsWxh: usize; // (V, Hp)
let dbh: usize; //      (Hp)
let dby: usize; //      (Vp)

/** Makes room for windows of T time steps on B lanes. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  H = hidden;
  V = symbols;
  B = lanes;
  T = steps;
  Hp = padded(H);
  Vp = padded(V);
  clearRoom();
  params = room(2 * H * V + H * H + H + V);
  gradients = room(2 * H * V + H * H + H + V);
  states = room(B * H);
  inputs = room(B * T);
  targets = room(B * T);
  chosen = room(B * T);
  hPrev = room(B * T * Hp);
  h = room(B * T * Hp);
  dh = room(B * T * Hp);
  dz = room(B * T * Hp);
  dy = room(B * T * Vp);
  beyond = room(B * Hp);
  forwardWhh = room(H * Hp);
  backWhh = room(H * Hp);
  forwardWhy = room(H * Vp);
  backWhy = room(V * Hp);
  rowsWxh = room(V * Hp);
  bh = room(Hp);
  by = room(Vp);
  dWhh = room(H * Hp);
  dWhy = room(V * Hp);
  dRowsWxh = room(V * Hp);
  dbh = room(Hp);
  dby = room(Vp);
  memory.fill(beyond, 0, (B * Hp) << 3);
}

/** Reads one window of every lane: moves the states, fills the gradients and the chosen probabilities. */
export function read(): void {
  takeParams();
  copyRows(hPrev, (T * Hp) << 3, states, H << 3, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 3, h + (((T - 1) * Hp) << 3), (T * Hp) << 3, B, H);
  output();
  for (let t = T; t > 0; t--) stepBack(t - 1);
  sums();
  giveGradients();
}

function takeParams(): void {
  const Wxh = params;
  const Whh = Wxh + ((H * V) << 3);
  const Why = Whh + ((H * H) << 3);
  const biases = Why + ((V * H) << 3);
  transpose(rowsWxh, Hp << 3, Wxh, V << 3, H, V);
  packTransposed(forwardWhh, Whh, H, H);
  pack(backWhh, Whh, H, H);
  packTransposed(forwardWhy, Why, V, H);
  pack(backWhy, Why, V, H);
  memory.copy(bh, biases, H << 3);
  memory.copy(by, biases + (H << 3), V << 3);
}

/** h = tanh(bh + Wxh x + Whh hPrev) at time step t of all lanes. */
function step(t: usize): void {
  const row = Hp << 3;
  const lane = T * row;
  for (let b: usize = 0; b < B; b++) {
    const x = <usize>load<i32>(inputs + ((b * T + t) << 2));
    const z = h + b * lane + t * row;
    addRows(z, bh, rowsWxh + x * row, Hp);
  }
  addProduct(h + t * row, lane, hPrev + t * row, lane, 8, forwardWhh, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const z = h + b * lane + t * row;
    for (let at = z; at < z + row; at += 16) v128.store(at, tanh(v128.load(at)));
    if (t + 1 < T) copyRow(hPrev + b * lane + (t + 1) * row, z, Hp);
  }
}

/** y, p and ∂L/∂y of all time steps, and what of ∂L/∂h comes from there. */
function output(): void {
  const rows = B * T;
  for (let r: usize = 0; r < rows; r++) copyRow(dy + ((r * Vp) << 3), by, Vp);
  addProduct(dy, Vp << 3, h, Hp << 3, 8, forwardWhy, 64, H << 6, rows, H, Vp >> 3);
  predict(dy, Vp, rows, V, targets, chosen);
  memory.fill(dh, 0, (rows * Hp) << 3);
  addProduct(dh, Hp << 3, dy, Vp << 3, 8, backWhy, 64, V << 6, rows, V, Hp >> 3);
}

/** ∂L/∂h and ∂L/∂z at time step t of all lanes. */
function stepBack(t: usize): void {
  const row = Hp << 3;
  const lane = T * row;
  const isLast = t + 1 == T;
  const dzNext = isLast ? beyond : dz + (t + 1) * row;
  const dzLane = isLast ? row : lane;
  addProduct(dh + t * row, lane, dzNext, dzLane, 8, backWhh, 64, H << 6, B, H, Hp >> 3);
  const one = f64x2.splat(1);
  for (let b: usize = 0; b < B; b++)
    for (let at = b * lane + t * row, end = at + row; at < end; at += 16) {
      const value = v128.load(h + at);
      const slope = f64x2.sub(one, f64x2.mul(value, value));
      v128.store(dz + at, f64x2.mul(v128.load(dh + at), slope));
    }
}

/** The gradients, lane by lane and in each lane by rising time. */
function sums(): void {
  const rows = B * T;
  memory.fill(dWhh, 0, dby + (Vp << 3) - dWhh);
  addProduct(dWhy, Hp << 3, dy, 8, Vp << 3, h, Hp << 3, 64, V, rows, Hp >> 3);
  addProduct(dWhh, Hp << 3, dz, 8, Hp << 3, hPrev, Hp << 3, 64, H, rows, Hp >> 3);
  for (let r: usize = 0; r < rows; r++) {
    const x = <usize>load<i32>(inputs + (r << 2));
    addRow(dRowsWxh + ((x * Hp) << 3), dz + ((r * Hp) << 3), Hp);
    addRow(dby, dy + ((r * Vp) << 3), Vp);
    addRow(dbh, dz + ((r * Hp) << 3), Hp);
  }
}

function giveGradients(): void {
  const Wxh = gradients;
  const Whh = Wxh + ((H * V) << 3);
  const Why = Whh + ((H * H) << 3);
  const biases = Why + ((V * H) << 3);
  transpose(Wxh, V << 3, dRowsWxh, Hp << 3, V, H);
  copyRows(Whh, H << 3, dWhh, Hp << 3, H, H);
  copyRows(Why, H << 3, dWhy, Hp << 3, V, H);
  memory.copy(biases, dbh, H << 3);
  memory.copy(biases + (H << 3), dby, V << 3);
}
