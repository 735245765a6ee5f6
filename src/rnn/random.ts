import { log } from "./elementary.ts";

/** A source of uniform numbers in [0, 1), each a multiple of 2⁻⁵³. */
export type Random = () => number;

/**
 * The random source number `seed`: the same numbers on every engine and machine.
 * Source: sfc32, Doty-Humphrey (2010), PractRand; the first twelve draws are dropped, as there.
 */
export function seeded(seed: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / 4294967296) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;

  function bits32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  for (let i = 0; i < 12; i++) bits32();
  return () => {
    const high = bits32() >>> 5; //  27 bits
    const low = bits32() >>> 6; //   26 bits
    return (high * 67108864 + low) / 9007199254740992;
  };
}

/** A uniform integer 0 … n − 1. */
export function integer(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** A normal number of mean 0 and variance 1. Source: Marsaglia and Bray (1964), the polar method. */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
}
