import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cos, exp, log, tanh } from "../../src/rnn/elementary.ts";
import { seeded } from "../../src/rnn/random.ts";
import { littleEndian, sha256 } from "./bytes.ts";
import * as precise from "./high-precision.ts";

const TINIEST = 2 ** -1074;
const LARGEST = Number.MAX_VALUE;
const SMALLEST_NORMAL = 2 ** -1022;

/** n numbers spread over [from, to], none of them in a regular place. */
function spread(from: number, to: number, n = 1500): number[] {
  const random = seeded(1);
  return Array.from({ length: n }, () => from + (to - from) * random());
}

/** ±2ᵏ u for u uniform on [1, 2) and every k of the range. */
function everyMagnitude(lowest: number, highest: number): number[] {
  const random = seeded(2);
  const count = highest - lowest + 1;
  return Array.from({ length: count }, (_, i) => (1 + random()) * 2 ** (lowest + i));
}

const worst = (errors: number[]): number => errors.reduce((a, b) => Math.max(a, b), 0);

describe("the oracle", () => {
  test("gives e, ln 10 and cos 1 as they stand in tables", () => {
    expect(precise.nearest(precise.exp(1))).toBe(2.718281828459045);
    expect(precise.nearest(precise.log(10))).toBe(2.302585092994046);
    expect(precise.nearest(precise.cos(1))).toBe(0.5403023058681398);
    expect(precise.nearest(precise.tanh(1))).toBe(0.7615941559557649);
  });

  test("tells a double from its neighbor", () => {
    const e = precise.exp(1);
    expect(precise.ulps(2.718281828459045, e)).toBeLessThan(0.5);
    expect(precise.ulps(2.7182818284590455, e)).toBeGreaterThan(0.5);
  });
});

describe("against the true value", () => {
  test.each([
    ["everywhere", spread(-745.13, 709.78)],
    ["where a network needs it", spread(-40, 40)],
    ["near 0", spread(-1, 1)],
    ["very near 0", everyMagnitude(-60, -2).flatMap((x) => [x, -x])],
    ["where the result is subnormal", spread(-745.13, -708.4)],
  ])("exp is right within 1 unit in the last place %s", (_, xs) => {
    expect(worst(xs.map((x) => precise.ulps(exp(x), precise.exp(x))))).toBeLessThanOrEqual(1);
  });

  test.each([
    ["of probabilities", spread(1e-9, 1)],
    ["of every magnitude", everyMagnitude(-1074, 1023)],
    ["on both sides of 1", spread(0.5, 2)],
    ["of neighbors of 1", everyMagnitude(-53, -1).flatMap((d) => [1 + d, 1 - d / 2])],
    ["on both sides of √½", spread(0.69, 0.72)],
    ["where a search among millions found it worst", [0.7021032232338206]],
  ])("log is right within 1.1 units in the last place %s", (_, xs) => {
    const inDomain = xs.filter((x) => x > 0 && x !== 1);
    expect(worst(inDomain.map((x) => precise.ulps(log(x), precise.log(x))))).toBeLessThanOrEqual(
      1.1,
    );
  });

  test.each([
    ["everywhere", spread(-20, 20)],
    ["where it bends", spread(0, 1)],
    ["where it was found worst", spread(0.1, 0.5)],
    ["near 0", everyMagnitude(-90, -3)],
  ])("tanh is right within 3 units in the last place %s", (_, xs) => {
    expect(worst(xs.map((x) => precise.ulps(tanh(x), precise.tanh(x))))).toBeLessThanOrEqual(3);
  });

  test("tanh of what is so small that its cube does not count is that number", () => {
    for (const x of everyMagnitude(-1074, -28))
      expect(Math.abs(tanh(x) - x)).toBeLessThanOrEqual(TINIEST + x * 2 ** -51);
  });

  test("cos is right within 2⁻⁵¹", () => {
    const xs = [...spread(-Math.PI, Math.PI), ...spread(1.4, 1.8), 0, Math.PI, Math.PI / 2];
    expect(worst(xs.map((x) => precise.absoluteError(cos(x), precise.cos(x))))).toBeLessThanOrEqual(
      2,
    );
  });
});

test("all four agree with the engine's own to 1 in 10¹⁵", () => {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-15 * Math.abs(b);
  for (const x of spread(-30, 30)) {
    expect(near(exp(x), Math.exp(x))).toBe(true);
    expect(near(tanh(x), Math.tanh(x))).toBe(true);
    expect(near(log(exp(x)), Math.log(Math.exp(x)))).toBe(true);
  }
  for (const x of spread(-Math.PI, Math.PI))
    expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-15);
});

describe("laws", () => {
  const double = fc.double({ noNaN: true });
  const moderate = fc.double({ min: -300, max: 300, noNaN: true });

  test("tanh is odd, bit for bit", () => {
    fc.assert(fc.property(double, (x) => Object.is(tanh(-x), -tanh(x))));
  });

  test("tanh stays within ±1", () => {
    fc.assert(fc.property(double, (x) => Math.abs(tanh(x)) <= 1));
  });

  test("tanh and exp rise", () => {
    for (let x = -16; x < 16; x += 1 / 8) {
      expect(tanh(x + 1 / 8)).toBeGreaterThan(tanh(x));
      expect(exp(x + 1 / 8)).toBeGreaterThan(exp(x));
    }
  });

  test("where tanh is flat it falls by no more than its error", () => {
    const xs = [...spread(-20, 20), ...spread(18, 20)].sort((a, b) => a - b);
    for (let i = 1; i < xs.length; i++)
      expect(tanh(xs[i]) - tanh(xs[i - 1])).toBeGreaterThanOrEqual(-3 * 2 ** -53);
  });

  test("exp(x) exp(−x) is 1", () => {
    fc.assert(fc.property(moderate, (x) => Math.abs(exp(x) * exp(-x) - 1) < 1e-15));
  });

  test("exp(x + y) is exp(x) exp(y)", () => {
    fc.assert(
      fc.property(moderate, moderate, (x, y) => {
        const sum = x + y; // rounded: an error of |x + y| / 2⁵³ in the exponent
        return Math.abs(exp(x) * exp(y) - exp(sum)) <= (Math.abs(sum) + 8) * 2 ** -52 * exp(sum);
      }),
    );
  });

  test("log(exp(x)) is x", () => {
    fc.assert(
      fc.property(moderate, (x) => Math.abs(log(exp(x)) - x) <= 2 ** -51 * (Math.abs(x) + 1)),
    );
  });

  test("cos is even and falls from 0 to π", () => {
    const angle = fc.double({ min: 0, max: Math.PI, noNaN: true });
    fc.assert(fc.property(angle, (x) => Object.is(cos(-x), cos(x))));
    fc.assert(
      fc.property(angle, angle, (x, y) => Math.abs(x - y) < 1e-7 || x < y === cos(x) > cos(y)),
    );
  });
});

describe("at the edges", () => {
  test("exp", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    // ln of the largest double is 709.782712893384 and of half the tiniest −745.1332191019412.
    expect(exp(709.782712893384)).toBeLessThanOrEqual(LARGEST);
    expect(exp(709.782712893384)).toBeGreaterThan(0.99999999 * LARGEST);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(1e300)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(TINIEST);
    expect(exp(-745.1332191019413)).toBe(0);
    expect(exp(TINIEST)).toBe(1);
  });

  test("log", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    for (const x of [NaN, -TINIEST, -1, -Infinity]) expect(log(x)).toBeNaN();
    for (const x of [TINIEST, SMALLEST_NORMAL, SMALLEST_NORMAL - TINIEST, LARGEST])
      expect(precise.ulps(log(x), precise.log(x))).toBeLessThanOrEqual(1);
  });

  test("tanh", () => {
    expect(Object.is(tanh(0), 0)).toBe(true);
    expect(Object.is(tanh(-0), -0)).toBe(true);
    expect(tanh(NaN)).toBeNaN();
    for (const x of [19.99, 20, 1e300, Infinity]) expect([tanh(x), tanh(-x)]).toEqual([1, -1]);
    for (const x of [TINIEST, SMALLEST_NORMAL]) expect([tanh(x), tanh(-x)]).toEqual([x, -x]);
  });

  test("cos", () => {
    expect(cos(0)).toBe(1);
    expect(cos(Math.PI)).toBe(-1);
    expect(Math.abs(cos(Math.PI / 2))).toBeLessThan(1e-15);
    for (const x of [3.1415926535897936, -4, Infinity, NaN])
      expect(() => cos(x)).toThrow(`cos is defined here for |x| ≤ π, not for ${x}`);
  });
});

/*
 * Fingerprints of this program's own values, so that no bit changes unnoticed. Whether the values
 * are right is tested above.
 */
describe("bits", () => {
  const grid = Array.from({ length: 6001 }, (_, i) => (i - 3000) / 64);
  const positive = Array.from(
    { length: 4001 },
    (_, i) => ((i + 1) / 64) * 2 ** (((i * 37) % 400) - 200),
  );
  const angles = Array.from({ length: 2001 }, (_, i) => ((i - 1000) / 1000) * 3.141592653589793);
  const fingerprint = (f: (x: number) => number, xs: number[]) => sha256(littleEndian(xs.map(f)));

  test.each([
    ["exp", exp, grid, "249caa7a2dfe0e8d4219c09fd2c39599e936fcb9f973bc2f4f400ac6afce340f"],
    [
      "tanh",
      tanh,
      grid.map((x) => x / 4),
      "351d262544b92426e63085ed1b47ce30755999cc292f9e487233e0caa5c346fc",
    ],
    ["log", log, positive, "6b60ba6b76febaa18041f19ab25ffb3629ec180a977115466a7678b334433fad"],
    ["cos", cos, angles, "187a5528101aa7a09872da96a40efe2681562e74cd088c61cc42ed7c269ce3a9"],
  ] as const)("%s gives the values it always gave", (_, f, xs, known) => {
    expect(fingerprint(f, [...xs])).toBe(known);
  });
});
