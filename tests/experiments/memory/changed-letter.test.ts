import { describe, expect, test } from "vitest";
import { changedLetter, kullbackLeibler } from "../../../src/experiments/memory/changed-letter.ts";
import { sentenceTokens } from "../../../src/experiments/language/reading.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { seeded } from "../../../src/rnn/random.ts";

const tokens = sentenceTokens({ sentences: 20, seed: 3 });
const net = (gain: number) => initialParams(8, SYMBOLS.length, seeded(4), "orthogonal", gain);
const settings = { lags: 12, trials: 30 };

describe("one changed letter", () => {
  test("is forgotten at once by a network without recurrence", () => {
    const { divergence, distance, unrelated } = changedLetter(net(0), tokens, settings, seeded(1));
    expect(distance[0]).toBeGreaterThan(0.1);
    expect(divergence[0]).toBeGreaterThan(0.001);
    expect(distance.slice(1)).toEqual(new Array(12).fill(0));
    for (const value of divergence.slice(1)) expect(value).toBeCloseTo(0, 14);
    expect(unrelated).toBeGreaterThan(0);
  });

  test("fades at the rate at which a recurrence shrinks", () => {
    const { distance } = changedLetter(net(0.5), tokens, settings, seeded(1));
    for (let k = 1; k <= 12; k++) expect(distance[k]).toBeLessThanOrEqual(0.5 * distance[k - 1]);
    expect(distance[12]).toBeGreaterThan(0);
  });

  test("depends on nothing but its arguments", () => {
    const run = () => changedLetter(net(1), tokens, settings, seeded(7));
    expect(run()).toEqual(run());
  });

  test("needs a text that is long enough", () => {
    expect(() => changedLetter(net(1), tokens.slice(0, 110), settings, seeded(1))).toThrow(
      "a text of 110 characters is too short for 12 lags; give it more than 112",
    );
  });
});

test("the divergence is Σ p ln (p / q), and 0 of what is equal", () => {
  const [y, w] = [Float64Array.of(1, -2, 0.5), Float64Array.of(300, 299, 302)];
  const shares = (logits: Float64Array) => {
    const largest = Math.max(...logits);
    const e = [...logits].map((value) => Math.exp(value - largest));
    const total = e.reduce((sum, value) => sum + value, 0);
    return e.map((value) => value / total);
  };
  const [p, q] = [shares(y), shares(w)];
  const wanted = p.reduce((sum, pk, k) => sum + pk * Math.log(pk / q[k]), 0);
  expect(kullbackLeibler(y, w)).toBeCloseTo(wanted, 12);
  expect(kullbackLeibler(y, y)).toBe(0);
});
