import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { integer, normal, seeded } from "../../src/rnn/random.ts";

/** sfc32 as its author describes it, on integers without end, reduced to 32 bits after each sum. */
function* sfc32(a: bigint, b: bigint, c: bigint): Generator<bigint> {
  const low32 = (n: bigint) => n & 0xffffffffn;
  for (let counter = 1n; ; counter++) {
    const sum = low32(a + b + counter);
    [a, b, c] = [b ^ (b >> 9n), low32(9n * c), low32((c << 21n) + (c >> 11n) + sum)];
    yield sum;
  }
}

const take = <Item>(source: Iterator<Item>, n: number): Item[] =>
  Array.from({ length: n }, () => source.next().value as Item);

test("the test's sfc32 gives what PractRand's gives from zeros after twelve draws", () => {
  // The vector against which the Rust translation of PractRand's sfc32 is tested.
  const known = [0x514676c3n, 0x08a809dfn, 0x30349d2bn, 0xfb52c520n, 0x38802be1n, 0x948279e6n];
  expect(take(sfc32(0n, 0n, 0n), 18).slice(12)).toEqual(known);
});

test("every number is 53 bits of that sfc32, 27 of one draw above 26 of the next", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (seed) => {
      const words = sfc32(BigInt(seed) & 0xffffffffn, BigInt(seed) >> 32n, 0x9e3779b9n);
      take(words, 12);
      const random = seeded(seed);
      for (let i = 0; i < 20; i++) {
        const [high, low] = take(words, 2);
        if (random() !== Number(((high >> 5n) << 26n) | (low >> 6n)) / 2 ** 53) return false;
      }
      return true;
    }),
  );
});

test("different seeds give different numbers, also where only the upper half differs", () => {
  const seeds = [...Array.from({ length: 1000 }, (_, i) => i), 2 ** 32, 2 ** 33, 2 ** 40 + 1];
  expect(new Set(seeds.map((seed) => seeded(seed)())).size).toBe(seeds.length);
});

test("neighboring seeds are not correlated", () => {
  const n = 10_000;
  const [a, b] = [seeded(1), seeded(2)];
  const products = Array.from({ length: n }, () => 12 * (a() - 0.5) * (b() - 0.5));
  expect(Math.abs(mean(products))).toBeLessThan(4.5 / Math.sqrt(n));
});

// Each tolerance below is four and a half standard errors of the statistic it bounds.
const mean = (xs: number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
const moment = (xs: number[], k: number): number => mean(xs.map((x) => x ** k));

describe.each([1, 2, 3])("seed %i", (seed) => {
  const n = 100_000;
  const tolerance = (variance: number) => 4.5 * Math.sqrt(variance / n);

  test("gives uniform numbers in [0, 1)", () => {
    const random = seeded(seed);
    const xs = Array.from({ length: n }, random);
    expect(xs.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(Math.abs(mean(xs) - 1 / 2)).toBeLessThan(tolerance(1 / 12));
    expect(Math.abs(moment(xs, 2) - 1 / 3)).toBeLessThan(tolerance(1 / 5 - 1 / 9));
    const successive = mean(xs.slice(1).map((x, i) => (x - 0.5) * (xs[i] - 0.5)));
    expect(Math.abs(successive)).toBeLessThan(tolerance(1 / 144));
  });

  test("gives normal numbers with the moments 0, 1, 0 and 3", () => {
    const random = seeded(seed);
    const xs = Array.from({ length: n }, () => normal(random));
    // The variances of x, x², x³ and x⁴ are 1, 2, 15 and 96.
    expect(Math.abs(mean(xs))).toBeLessThan(tolerance(1));
    expect(Math.abs(moment(xs, 2) - 1)).toBeLessThan(tolerance(2));
    expect(Math.abs(moment(xs, 3))).toBeLessThan(tolerance(15));
    expect(Math.abs(moment(xs, 4) - 3)).toBeLessThan(tolerance(96));
    // 2.5 % lie beyond 1.959964.
    const beyond = xs.filter((x) => x > 1.959964).length / n;
    expect(Math.abs(beyond - 0.025)).toBeLessThan(tolerance(0.025 * 0.975));
  });

  test("gives every integer below n equally often", () => {
    const random = seeded(seed);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < n; i++) counts[integer(random, 7)]++;
    for (const count of counts)
      expect(Math.abs(count / n - 1 / 7)).toBeLessThan(tolerance((1 / 7) * (6 / 7)));
  });
});
