/*
 * exp and tanh of two numbers at once, by the very operations of src/rnn/elementary.ts: each
 * lane goes through the same additions, multiplications and divisions in the same order.
 */

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const PER_LN2: f64 = 1.4426950408889634;

/** Math.round: the nearest integer, the upper one of two. x − ⌊x⌋ is exact wherever it decides. */
function round(x: v128): v128 {
  const floor = f64x2.floor(x);
  const isUp = f64x2.ge(f64x2.sub(x, floor), f64x2.splat(0.5));
  return f64x2.add(floor, v128.and(isUp, f64x2.splat(1)));
}

/** 2ᵏ for the integers k, |k| ≤ 1022, in the two lower lanes of an i32x4. */
function powerOfTwo(k: v128): v128 {
  const exponent = i64x2.add(i64x2.extend_low_i32x4_s(k), i64x2.splat(1023));
  return i64x2.shl(exponent, 52);
}

/** eʳ − 1, by Horner's rule. */
function expMinusOne(r: v128): v128 {
  let sum = f64x2.splat(1.0 / 6227020800.0);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 479001600.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 39916800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 3628800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 362880.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 40320.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 5040.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 720.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 120.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 24.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 6.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5));
  return f64x2.add(r, f64x2.mul(f64x2.mul(r, r), sum));
}

/** x − k ln 2 */
function remainder(x: v128, k: v128): v128 {
  const most = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  return f64x2.sub(most, f64x2.mul(k, f64x2.splat(LN2_LOW)));
}

/** eˣ; ∞ and 0 where it does not fit. */
export function exp(x: v128): v128 {
  const k = round(f64x2.mul(x, f64x2.splat(PER_LN2)));
  const r = remainder(x, k);
  const whole = i32x4.trunc_sat_f64x2_s_zero(k);
  const half = i32x4.shr_s(whole, 1);
  let e = f64x2.add(f64x2.splat(1), expMinusOne(r));
  e = f64x2.mul(e, powerOfTwo(half));
  e = f64x2.mul(e, powerOfTwo(i32x4.sub(whole, half)));
  e = v128.bitselect(f64x2.splat(f64.POSITIVE_INFINITY), e, f64x2.gt(x, f64x2.splat(709.79)));
  return v128.andnot(e, f64x2.lt(x, f64x2.splat(-745.14)));
}

/** 1 / (1 + e⁻ˣ) */
export function sigmoid(x: v128): v128 {
  const one = f64x2.splat(1);
  return f64x2.div(one, f64x2.add(one, exp(f64x2.neg(x))));
}

/** tanh x */
export function tanh(x: v128): v128 {
  const sign = v128.and(x, f64x2.splat(-0.0));
  const size = f64x2.abs(x);
  const u = f64x2.add(size, size);
  const k = round(f64x2.mul(u, f64x2.splat(PER_LN2)));
  const power = powerOfTwo(i32x4.trunc_sat_f64x2_s_zero(k));
  const grown = f64x2.mul(power, expMinusOne(remainder(u, k)));
  const e = f64x2.add(grown, f64x2.sub(power, f64x2.splat(1)));
  const small = f64x2.div(e, f64x2.add(e, f64x2.splat(2)));
  const large = f64x2.ge(u, f64x2.splat(40));
  return v128.or(v128.bitselect(f64x2.splat(1), small, large), sign);
}
