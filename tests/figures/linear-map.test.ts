import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { State } from "../../src/figures/axis.ts";
import { initialState } from "../../src/figures/axis.ts";
import { linearMapAt, pathOf } from "../../src/figures/linear-map-data.ts";
import { EIGENPLANE } from "../../src/figures/linear-map-planes.ts";
import { linearMap } from "../../src/figures/linear-map.ts";
import { eigenvalues } from "../../src/rnn/eigenvalues.ts";
import { norm } from "../../src/rnn/matrix.ts";
import { singularValues } from "../../src/rnn/singular-values.ts";
import { states } from "./placed.ts";

const data = linearMap.select();
const axes = linearMap.axes(data);
const rest = initialState(axes);
const anyState = states(axes);
const at = (state: State) => ({ ...rest, ...state });
const { document } = new JSDOM("").window;

test("the matrix has the eigenvalues the reader chose, however non-normal it is", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { Whh } = linearMapAt(state);
      const r = state.modulus / 100;
      const theta = (Math.PI * state.angle) / 180;
      const [first, second] = eigenvalues(Whh);
      // Eigenvalues that meet lose half of the digits in proportion to the size of the matrix.
      const digits = r * Math.sin(theta) > 0.01 ? 10 : 6;
      expect(first.re).toBeCloseTo(r * Math.cos(theta), digits);
      expect(second.re).toBeCloseTo(r * Math.cos(theta), digits);
      expect(first.im).toBeCloseTo(r * Math.sin(theta), digits);
      expect(second.im).toBeCloseTo(-r * Math.sin(theta), digits);
    }),
    { numRuns: 400 },
  );
});

test("the non-normality is by how much one entry off the diagonal exceeds the other", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { Whh } = linearMapAt(state);
      const [[a, b], [c, d]] = Whh.row;
      expect(a).toBe(d);
      expect(b - Math.abs(c)).toBeCloseTo(state.shear / 10, 12);
      expect(c).toBeLessThanOrEqual(0);
    }),
  );
});

test("the largest singular value grows with the non-normality as the closed form says, whatever the angle", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const map = linearMapAt(state);
      const [r, s] = [state.modulus / 100, state.shear / 10];
      expect(map.largestSingularValue).toBeCloseTo((s + Math.sqrt(s * s + 4 * r * r)) / 2, 10);
      expect(map.largestSingularValue).toBeCloseTo(singularValues(map.Whh)[0], 10);
    }),
  );
});

test("no step makes the state longer by more than the largest singular value", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const map = linearMapAt(state);
      const { length } = pathOf(data, map);
      for (let t = 1; t < length.length; t++)
        expect(length[t]).toBeLessThanOrEqual(
          map.largestSingularValue * length[t - 1] * (1 + 1e-12),
        );
    }),
  );
});

test("what the caption says of normal matrices: the length follows the modulus", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { length, promised, longest } = pathOf(data, linearMapAt(at({ ...state, shear: 0 })));
      length.forEach((one, t) => expect(one / promised[t]).toBeCloseTo(1, 11));
      expect(longest).toBe(state.modulus > 100 ? data.steps : 0);
    }),
  );
  const { length } = pathOf(data, linearMapAt(at({ modulus: 100, angle: 77 })));
  for (const one of length) expect(Math.abs(one - 1)).toBeLessThan(1e-12);
});

test("and of those that are not: [[0.9, 10], [0, 0.9]] grows before it decays, as its powers do", () => {
  const state = at({ modulus: 90, angle: 0, shear: 100 });
  const { h, longest, length } = pathOf(data, linearMapAt(state));
  expect([...linearMapAt(state).Whh.data].map(Math.abs)).toEqual([0.9, 10, 0, 0.9]);
  h.forEach(([first, second], n) => {
    expect(first).toBeCloseTo(n * 10 * 0.9 ** (n - 1), 10);
    expect(second).toBeCloseTo(0.9 ** n, 12);
  });
  const lengths = h.map((_, n) => Math.hypot(n * 10 * 0.9 ** (n - 1), 0.9 ** n));
  expect(longest).toBe(lengths.indexOf(Math.max(...lengths)));
  expect(length[longest]).toBeGreaterThan(30);
  expect(length[data.steps]).toBeLessThan(length[longest] / 5);
});

test("starts with length 1, and draws every state inside its plane", () => {
  expect(norm(Float64Array.from(data.start))).toBe(1);
  fc.assert(
    fc.property(anyState, (state) => {
      const drawing = linearMap.draw(data, state, { document });
      const numbers = [...drawing.querySelectorAll(".linear-map-steps, .linear-map-future")]
        .map((path) => path.getAttribute("d") ?? "")
        .join("")
        .match(/-?[\d.]+ -?[\d.]+(?=h)/g);
      expect(numbers).toHaveLength(data.steps + 1);
      for (const place of numbers?.flatMap((pair) => pair.split(" ").map(Number)) ?? []) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1000);
      }
      for (const line of drawing.querySelectorAll(".linear-map-length, .linear-map-promised"))
        for (const [, y] of (line.getAttribute("d") ?? "").matchAll(/ (-?[\d.]+)/g))
          expect(Number(y)).toBeGreaterThanOrEqual(-0.05);
    }),
    { numRuns: 40 },
  );
});

test("the pointer puts the eigenvalues where they are, in either half of the plane", () => {
  fc.assert(
    fc.property(anyState, fc.constantFrom(1, -1), (state, half) => {
      const { re, im } = linearMapAt(state).eigenvalue;
      const share = (value: number) => (1 + value / EIGENPLANE.reach) / 2;
      const reached = linearMap.at(data, rest, share(re), 1 - share(half * im));
      expect(reached).toEqual({ ...rest, modulus: state.modulus, angle: state.angle });
    }),
  );
});

test("says the numbers of the step it stands at", () => {
  const state = at({ modulus: 100, angle: 90, time: 3 });
  // A quarter turn a step, clockwise from (0, 1): after three it is at (−1, 0).
  expect(linearMap.values?.(data, state)).toMatchObject({
    h: "(−1.000, 0.000)",
    hPrev: "(0.000, −1.000)",
    Whh: "[[0.000, 1.000], [−1.000, 0.000]]",
  });
  expect(linearMap.announce(data, state)).toBe(
    "Step 3, modulus 1.00, angle 90°, non-normality 0.0: the state is 1.00 times as long as at the start; it is never longer.",
  );
});
