import { tanh } from "./elementary";
import { addProduct } from "./product";
import { room } from "./room";
import { copyRows } from "./strips";
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
  startGates,
  states,
  sums,
  takeParams,
  throughTanh,
  wide,
} from "./window";

export { gradients, inputs, logP, params, states, targets } from "./window";

/** The new state itself: Wxh, Whh and bh are its Wx, Wh and b. */
const GATES: usize = 1;

let beyond: usize; // (B, Hp)  dz beyond the last step: zero

/** Makes room for windows of T time steps on B lanes. */
export function prepare(hidden: usize, symbols: usize, lanes: usize, steps: usize): void {
  prepareWindow(hidden, symbols, lanes, steps, GATES, hidden);
  beyond = room((B * row) >> 3);
  memory.fill(beyond, 0, B * row);
}

/** Reads one window of every lane: moves the states, fills the gradients and what the targets got. */
export function read(): void {
  takeParams();
  const last = (T - 1) * row;
  copyRows(hPrev, T * row, states, H << 3, B, H);
  for (let t: usize = 0; t < T; t++) step(t);
  copyRows(states, H << 3, h + last, T * row, B, H);
  output();
  for (let t = T; t > 0; t--) stepBack(t - 1);
  sums(hPrev);
  giveGradients();
}

/** h = tanh(bh + Wxh x + Whh hPrev) at time step t of all lanes. */
function step(t: usize): void {
  startGates(t);
  const z = gates + t * wide;
  addProduct(z, T * wide, hPrev + t * row, T * row, 8, forwardWh, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    const now = h + at * row;
    const kept = t + 1 < T ? hPrev + (at + 1) * row : now;
    for (let k: usize = 0, end = Hp << 3; k < end; k += 16) {
      const value = tanh(v128.load(gates + at * wide + k));
      v128.store(now + k, value);
      v128.store(kept + k, value);
    }
  }
}

/** ∂L/∂h and ∂L/∂z at time step t of all lanes. */
function stepBack(t: usize): void {
  const isLast = t + 1 == T;
  const dzNext = isLast ? beyond : dz + (t + 1) * wide;
  const lane = isLast ? row : T * wide;
  addProduct(dh + t * row, T * row, dzNext, lane, 8, backWh, 64, H << 6, B, H, Hp >> 3);
  for (let b: usize = 0; b < B; b++) {
    const at = b * T + t;
    for (let k: usize = 0, end = Hp << 3; k < end; k += 16) {
      const through = throughTanh(v128.load(dh + at * row + k), v128.load(h + at * row + k));
      v128.store(dz + at * wide + k, through);
    }
  }
}
