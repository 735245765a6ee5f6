/*
 * exp and tanh of two numbers at once and log of one, by the very operations of src/rnn/elementary.ts:
 * each number goes through the same additions, multiplications and divisions in the same order.
 */

// From memory a number is in both lanes after one instruction, where a literal takes four.
const LN2_HIGH = memory.data<f64>([0.6931471803691238]);
const LN2_LOW = memory.data<f64>([1.9082149292705877e-10]);
const PER_LN2 = memory.data<f64>([1.4426950408889634]);
const HALF = memory.data<f64>([0.5]);
const ONE = memory.data<f64>([1]);
const TWO = memory.data<f64>([2]);
const MINUS_ZERO = memory.data<f64>([-0.0]);
/** Beyond these, exp overflows, exp vanishes, and tanh of half of it is 1. */
const EXP_MOST = memory.data<f64>([710]);
const EXP_LEAST = memory.data<f64>([-746]);
const TANH_MOST = memory.data<f64>([40]);
/** 2⁵² + 1023 */
const BIASED = memory.data<f64>([4503599627371519]);
/** 1 / 13!, 1 / 12!, …, 1 / 2! */
const TAYLOR = memory.data<f64>([
  1.0 / 6227020800.0,
  1.0 / 479001600.0,
  1.0 / 39916800.0,
  1.0 / 3628800.0,
  1.0 / 362880.0,
  1.0 / 40320.0,
  1.0 / 5040.0,
  1.0 / 720.0,
  1.0 / 120.0,
  1.0 / 24.0,
  1.0 / 6.0,
  0.5,
]);
const TWO_TO_512: f64 = 1.3407807929942597e154;
/** The bits of a number: those of its mantissa, and the exponent of those from 1 up to 2. */
const MANTISSA: u64 = 0x000fffffffffffff;
const ONE_BITS: u64 = 0x3ff0000000000000;

/** The number at an address, in both lanes. */
function both(at: usize): v128 {
  return v128.load_splat<f64>(at);
}

/** Math.round: the nearest integer, the upper one of two. x − ⌊x⌋ is exact wherever it decides. */
function round(x: v128): v128 {
  const floor = f64x2.floor(x);
  const isUp = f64x2.ge(f64x2.sub(x, floor), both(HALF));
  return f64x2.add(floor, v128.and(isUp, both(ONE)));
}

/** 2ᵏ for the integers k, |k| ≤ 1022: k + 1023, its exponent, is what the last bits of 2⁵² + 1023 + k say. */
function powerOfTwo(k: v128): v128 {
  return i64x2.shl(f64x2.add(both(BIASED), k), 52);
}

/** eʳ − 1, by Horner's rule. */
function expMinusOne(r: v128): v128 {
  let sum = both(TAYLOR);
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 8));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 16));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 24));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 32));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 40));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 48));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 56));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 64));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 72));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 80));
  sum = f64x2.add(f64x2.mul(sum, r), both(TAYLOR + 88));
  return f64x2.add(r, f64x2.mul(f64x2.mul(r, r), sum));
}

/** x − k ln 2 */
function remainder(x: v128, k: v128): v128 {
  const most = f64x2.sub(x, f64x2.mul(k, both(LN2_HIGH)));
  return f64x2.sub(most, f64x2.mul(k, both(LN2_LOW)));
}

/** eˣ; ∞ and 0 where it does not fit. */
export function exp(x: v128): v128 {
  x = f64x2.pmax(f64x2.pmin(x, both(EXP_MOST)), both(EXP_LEAST)); // either leaves NaN as it is
  const k = round(f64x2.mul(x, both(PER_LN2)));
  const half = f64x2.floor(f64x2.mul(k, both(HALF)));
  const e = f64x2.add(both(ONE), expMinusOne(remainder(x, k)));
  return f64x2.mul(f64x2.mul(e, powerOfTwo(half)), powerOfTwo(f64x2.sub(k, half)));
}

/** 1 / (1 + e⁻ˣ) */
export function sigmoid(x: v128): v128 {
  return f64x2.div(both(ONE), f64x2.add(both(ONE), exp(f64x2.neg(x))));
}

/** tanh x */
export function tanh(x: v128): v128 {
  const sign = v128.and(x, both(MINUS_ZERO));
  const size = f64x2.abs(x);
  const u = f64x2.pmin(f64x2.add(size, size), both(TANH_MOST));
  const k = round(f64x2.mul(u, both(PER_LN2)));
  const power = powerOfTwo(k);
  const grown = f64x2.mul(power, expMinusOne(remainder(u, k)));
  const e = f64x2.add(grown, f64x2.sub(power, both(ONE)));
  return v128.or(f64x2.div(e, f64x2.add(e, both(TWO))), sign);
}

/** ln x for finite x. The k and m of x = 2ᵏ m, which the textbook finds by doubling, stand in the bits of x. */
export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  const tiny = x < f64.MIN_NORMAL_VALUE;
  const bits = reinterpret<u64>(tiny ? x * TWO_TO_512 : x);
  let k = <f64>(<i32>(bits >> 52) - 1023) - (tiny ? 512 : 0);
  let m = reinterpret<f64>((bits & MANTISSA) | ONE_BITS);
  if (m > 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  const f = m - 1;
  const s = f / (m + 1);
  const z = s * s;
  let sum: f64 = 1.0 / 21;
  sum = sum * z + 1.0 / 19;
  sum = sum * z + 1.0 / 17;
  sum = sum * z + 1.0 / 15;
  sum = sum * z + 1.0 / 13;
  sum = sum * z + 1.0 / 11;
  sum = sum * z + 1.0 / 9;
  sum = sum * z + 1.0 / 7;
  sum = sum * z + 1.0 / 5;
  sum = sum * z + 1.0 / 3;
  const tail = 2 * s * z * sum - s * f;
  return k * load<f64>(LN2_HIGH) + (f + (tail + k * load<f64>(LN2_LOW)));
}
