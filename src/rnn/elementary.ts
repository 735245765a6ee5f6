/*
 * exp, log, tanh and cos from additions, multiplications and divisions alone.
 *
 * ECMAScript leaves the last bit of Math.exp and its kin to the engine, and engines
 * differ. IEEE 754 leaves nothing open in + − × ÷, so these give the same bits in
 * every engine: a run can be repeated in the page and compared with its recording.
 */

/** ln 2 in two parts; the first has trailing zeros, so that k · LN2_HIGH is exact for small integers k. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
export const PI = 3.141592653589793;

/** 2ᵏ for |k| ≤ 600, at index k + 600. Halving and doubling are exact. */
const POWER_OF_TWO = new Float64Array(1201);
POWER_OF_TWO[600] = 1;
for (let k = 1; k <= 600; k++) {
  POWER_OF_TWO[600 + k] = POWER_OF_TWO[599 + k] * 2;
  POWER_OF_TWO[600 - k] = POWER_OF_TWO[601 - k] / 2;
}

/** eʳ − 1 for |r| ≤ 0.36: the Taylor series to r¹³/13!, relative error below 2⁻⁵². */
function expMinusOne(r: number): number {
  let sum = 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 1 / 2;
  return r + r * r * sum;
}

/**
 * eˣ, within 1 unit in the last place. With x = k ln 2 + r and |r| ≤ ln 2 / 2, eˣ = 2ᵏ eʳ.
 * Source: Cody and Waite (1980), with a Taylor series for eʳ.
 */
export function exp(x: number): number {
  if (x > 709.79) return Infinity;
  if (x < -745.14) return 0;
  if (x !== x) return x;
  const k = Math.round(x * 1.4426950408889634);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  // In two factors, since 2ᵏ alone may overflow or vanish where the product does not.
  const half = k >> 1;
  return (1 + expMinusOne(r)) * POWER_OF_TWO[600 + half] * POWER_OF_TWO[600 + k - half];
}

/**
 * Natural logarithm, within 1.1 units in the last place. With x = 2ᵏ m and m near 1,
 * ln x = k ln 2 + 2 artanh((m − 1) / (m + 1)); −∞ at 0, NaN below.
 */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return x > 0 ? x : NaN;
  // Below 2⁻⁵¹² the jumps that follow would not suffice.
  const tiny = x < POWER_OF_TWO[88];
  let m = tiny ? x * POWER_OF_TWO[1112] : x;
  let k = tiny ? -512 : 0;
  for (let jump = 512; jump >= 1; jump = jump >> 1) {
    if (m >= POWER_OF_TWO[600 + jump]) {
      m *= POWER_OF_TWO[600 - jump];
      k += jump;
    } else if (m < POWER_OF_TWO[601 - jump]) {
      m *= POWER_OF_TWO[600 + jump];
      k -= jump;
    }
  }
  if (m > 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  const f = m - 1;
  const s = f / (m + 1);
  const z = s * s;
  let sum = 1 / 21;
  for (let n = 19; n >= 3; n -= 2) sum = sum * z + 1 / n;
  // 2s = f − s f: the large part f is exact, so little is lost where x is near 1.
  const tail = 2 * s * z * sum - s * f;
  return k * LN2_HIGH + (f + (tail + k * LN2_LOW));
}

/**
 * Hyperbolic tangent, within 3 units in the last place; odd, and bounded by 1, bit for bit.
 * With E = e²ˣ − 1, tanh x = E / (E + 2); E comes from 2ᵏ (eʳ − 1) + (2ᵏ − 1), which loses nothing near 0.
 */
export function tanh(x: number): number {
  const u = 2 * Math.abs(x);
  if (!(u < 40)) return x !== x ? x : Math.sign(x);
  const k = Math.round(u * 1.4426950408889634);
  const power = POWER_OF_TWO[600 + k];
  const e = power * expMinusOne(u - k * LN2_HIGH - k * LN2_LOW) + (power - 1);
  return (Math.sign(x) * e) / (e + 2);
}

/** Cosine for |x| ≤ π, to 2⁻⁵¹ absolute: all that a cosine schedule asks. Throws beyond. */
export function cos(x: number): number {
  const u = Math.abs(x);
  if (!(u <= PI)) throw new Error(`cos is defined here for |x| ≤ π, not for ${x}`);
  if (u > PI / 2) return -cos(PI - u);
  const z = u * u;
  let sum = 1;
  for (let n = 22; n >= 2; n -= 2) sum = 1 - (sum * z) / (n * (n - 1));
  return sum;
}
