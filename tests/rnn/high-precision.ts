/*
 * exp, log, tanh and cos to some 70 digits, from integers alone: the oracle for
 * src/rnn/elementary.ts. A real number is held in units of 2⁻²⁵⁶.
 */

/** The number digits · 2^exponent. */
export interface Real {
  readonly digits: bigint;
  readonly exponent: number;
}

const PLACES = 256;
const ONE = 1n << 256n;

/** A finite double, exactly. */
export function exactly(x: number): Real {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0];
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const digits = biased === 0 ? fraction : fraction | (1n << 52n);
  return { digits: x < 0 ? -digits : digits, exponent: Math.max(biased, 1) - 1075 };
}

/** How far `found` is from `truth`, in units in the last place of a double as large as the truth. */
export function ulps(found: number, truth: Real): number {
  const last = Math.max(magnitude(truth) - 52, -1074);
  return inUnitsOf(last, found, truth);
}

/** How far `found` is from `truth`, in units of 2⁻⁵². */
export const absoluteError = (found: number, truth: Real): number => inUnitsOf(-52, found, truth);

export function exp(x: number): Real {
  const fixed = toFixed(exactly(x));
  const k = fixed / LN2;
  const r = fixed - k * LN2;
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * r) / (n << 256n);
  }
  return { digits: sum, exponent: Number(k) - PLACES };
}

/** For x > 0. */
export function log(x: number): Real {
  const { digits, exponent } = exactly(x);
  const k = magnitude({ digits, exponent });
  const m = toFixed({ digits, exponent: exponent - k }); // 1 ≤ m < 2
  const fixed = BigInt(k) * LN2 + 2n * artanh(((m - ONE) << 256n) / (m + ONE));
  return { digits: fixed, exponent: -PLACES };
}

/** For 10⁻³⁰ ≤ |x| ≤ 40, where 256 places are enough. */
export function tanh(x: number): Real {
  const e = toFixed(exp(2 * Math.abs(x)));
  const fixed = ((e - ONE) << 256n) / (e + ONE);
  return { digits: x < 0 ? -fixed : fixed, exponent: -PLACES };
}

export function cos(x: number): Real {
  const fixed = toFixed(exactly(x));
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; n += 2n) {
    sum += term;
    term = (-term * fixed * fixed) / ((n * (n + 1n)) << 512n);
  }
  return { digits: sum, exponent: -PLACES };
}

/** The double nearest to the number, if it is neither subnormal nor too large. */
export function nearest({ digits, exponent }: Real): number {
  return Number(digits) * 2 ** exponent;
}

const LN2 = 2n * artanh(ONE / 3n);

function artanh(s: bigint): bigint {
  let sum = 0n;
  for (let power = s, n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (((power * s) >> 256n) * s) >> 256n;
  }
  return sum;
}

const toFixed = ({ digits, exponent }: Real): bigint => shift(digits, exponent + PLACES);

const shift = (n: bigint, places: number): bigint =>
  places >= 0 ? n << BigInt(places) : n >> BigInt(-places);

/** ⌊log₂ |number|⌋ */
function magnitude({ digits, exponent }: Real): number {
  return (digits < 0n ? -digits : digits).toString(2).length - 1 + exponent;
}

function inUnitsOf(unit: number, found: number, truth: Real): number {
  const { digits, exponent } = exactly(found);
  const smaller = Math.min(exponent, truth.exponent);
  const difference =
    shift(digits, exponent - smaller) - shift(truth.digits, truth.exponent - smaller);
  return Math.abs(Number(shift(difference, smaller - unit + 40))) / 2 ** 40;
}
