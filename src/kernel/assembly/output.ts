import { exp, log } from "./elementary";

/**
 * From logits to ∂L/∂y, row by row and in place: p = softmax(y), less one at the target; zero
 * where there is none. From row to row are `yRow` bytes. Writes ln p of each target to `logP`.
 */
export function predict(
  y: usize,
  yRow: usize,
  rows: usize,
  V: usize,
  targets: usize,
  logP: usize,
): void {
  for (let r: usize = 0; r < rows; r++, y += yRow) {
    softmax(y, V);
    const target = load<i32>(targets + (r << 2));
    if (target < 0) {
      memory.fill(y, 0, yRow);
      continue;
    }
    const at = y + ((<usize>target) << 3);
    const p = load<f64>(at);
    store<f64>(logP + (r << 3), log(p));
    store<f64>(at, p - 1);
  }
}

/** softmax of V numbers, and of any number behind an odd V, whose place belongs to the row; in place. */
function softmax(y: usize, V: usize): void {
  const shift = f64x2.splat(largest(y, V));
  const end = y + (((V + 1) & ~1) << 3);
  for (let at = y; at < end; at += 16) v128.store(at, exp(f64x2.sub(v128.load(at), shift)));
  let sum: f64 = 0;
  for (let k: usize = 0; k < V; k++) sum += load<f64>(y + (k << 3));
  const total = f64x2.splat(sum);
  for (let at = y; at < end; at += 16) v128.store(at, f64x2.div(v128.load(at), total));
}

/** The largest of V numbers. Where one is NaN, any of them: softmax then is NaN all the same. */
function largest(y: usize, V: usize): f64 {
  const last = load<f64>(y + ((V - 1) << 3));
  let pair = f64x2.splat(last);
  for (let k: usize = 0; k + 2 <= V; k += 2) pair = f64x2.pmax(pair, v128.load(y + (k << 3)));
  return max(f64x2.extract_lane(pair, 0), f64x2.extract_lane(pair, 1));
}
