import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spectralRadius } from "../../src/rnn/eigenvalues.ts";
import { unroll } from "../../src/rnn/forward.ts";
import { integer, seeded } from "../../src/rnn/random.ts";
import { parityNetwork, PARITY_GAIN } from "../../src/rnn/parity-network.ts";
import { largestParityError, parities, parityThreshold } from "../../src/rnn/parity-threshold.ts";
import { emptyTape, type Tape } from "../../src/rnn/tape.ts";

function read(K: number, text: readonly number[]): Tape {
  const tape = emptyTape(text.length, 2, 2);
  unroll(parityNetwork(K), tape, text);
  return tape;
}

/** Whether the ones so far are odd in number, counted. */
function counted(text: readonly number[]): boolean[] {
  let ones = 0;
  return text.map((x) => (ones += x) % 2 === 1);
}

const said = (tape: Tape) => tape.p.row.map((p) => p[1] > 0.5);
const differences = (tape: Tape) => tape.h.row.map((h) => (h[0] - h[1]) / 2);

const everyText = (length: number) =>
  Array.from({ length: 2 ** length }, (_, code) =>
    Array.from({ length }, (_, t) => (code >> t) & 1),
  );

const texts = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 400 });

describe("at the gain the book shows", () => {
  test("10110 leaves odd odd even odd odd, in the states of an independent calculation", () => {
    const tape = read(PARITY_GAIN, [1, 0, 1, 1, 0]);
    expect(said(tape)).toEqual([true, true, false, true, true]);
    const wanted = [
      [0.964, -0.964],
      [0.952, -0.973],
      [1, 0.952],
      [0.97, -0.957],
      [0.952, -0.973],
    ];
    tape.h.row.forEach((h, t) => h.forEach((unit, i) => expect(unit).toBeCloseTo(wanted[t][i], 3)));
  });

  test("every text of ten symbols is read without a mistake, surely at every symbol", () => {
    for (const text of everyText(10)) {
      const tape = read(PARITY_GAIN, text);
      expect(said(tape)).toEqual(counted(text));
      for (const p of tape.p.row) expect(Math.max(...p)).toBeGreaterThan(0.9998);
    }
  });

  test("also long ones", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(said(read(PARITY_GAIN, text))).toEqual(counted(text));
      }),
    );
  });
});

test("the difference of its units is the parity that the one-dimensional map gives", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 9, noNaN: true }), texts, (K, text) => {
      const found = differences(read(K, text));
      [...parities(K, text)].forEach((d, t) => expect(found[t]).toBeCloseTo(d, 9));
    }),
    { numRuns: 40 },
  );
});

test("a little above the threshold it is right on every text of ten symbols, within the largest error", () => {
  const K = parityThreshold() + 0.01;
  const largest = largestParityError(K) as number;
  for (const text of everyText(10)) {
    const right = counted(text);
    differences(read(K, text)).forEach((d, t) => {
      expect(d > 0.5).toBe(right[t]);
      expect(Math.abs(d - Number(right[t]))).toBeLessThanOrEqual(largest + 1e-12);
    });
  }
});

test("below the threshold a 1 and then zeros is misread", () => {
  const text = [1, ...new Array<number>(200).fill(0)];
  expect(said(read(parityThreshold() + 0.01, text))).not.toContain(false);
  expect(said(read(parityThreshold() - 0.01, text))).toContain(false);
});

test("its recurrent matrix is nilpotent: all eigenvalues are zero, though it remembers for ever", () => {
  const { Whh } = parityNetwork(PARITY_GAIN);
  expect(spectralRadius(Whh)).toBe(0);
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++)
      expect(Whh.row[i][0] * Whh.row[0][j] + Whh.row[i][1] * Whh.row[1][j]).toBe(0);
});

test("twenty thousand random symbols are read without a mistake", () => {
  const random = seeded(1);
  const text = Array.from({ length: 20_000 }, () => integer(random, 2));
  expect(said(read(PARITY_GAIN, text))).toEqual(counted(text));
});
