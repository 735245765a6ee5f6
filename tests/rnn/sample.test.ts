import { describe, expect, test } from "vitest";
import { softmax, unroll } from "../../src/rnn/forward.ts";
import { vector } from "../../src/rnn/matrix.ts";
import { zeroParams, type Params } from "../../src/rnn/params.ts";
import { seeded, type Random } from "../../src/rnn/random.ts";
import { draw, likeliest, sample } from "../../src/rnn/sample.ts";
import { emptyTape } from "../../src/rnn/tape.ts";
import { trained } from "./trained.ts";

const take = (source: Iterator<number>, n: number): number[] =>
  Array.from({ length: n }, () => source.next().value as number);

const neverAsked: Random = () => {
  throw new Error("no random number is needed");
};

test("at temperature 0 it takes the likeliest symbol, and asks for no random number", () => {
  const params = trained(8, 5, 2);
  const written = take(sample(params, 3, vector(8), 0, neverAsked), 40);
  const tape = emptyTape(40, 8, 5);
  unroll(params, tape, [3, ...written.slice(0, -1)]);
  expect(written).toEqual(tape.p.row.map(likeliest));
});

test("it reads what it writes: each symbol is drawn from what the network gives after the last", () => {
  const params = trained(8, 5, 2);
  const numbers = Array.from({ length: 40 }, seeded(7));
  let at = 0;
  const written = take(
    sample(params, 3, vector(8), 1, () => numbers[at++]),
    40,
  );
  const tape = emptyTape(40, 8, 5);
  unroll(params, tape, [3, ...written.slice(0, -1)]);
  expect(written).toEqual(tape.p.row.map((p, t) => draw(p, numbers[t])));
});

test("it begins in the state it is given and leaves it alone", () => {
  const params = trained(8, 5, 2);
  const h0 = vector(8).fill(0.9);
  const [first] = take(sample(params, 0, h0, 0, neverAsked), 1);
  const tape = emptyTape(1, 8, 5);
  tape.hPrev.row[0].set(h0);
  unroll(params, tape, [0]);
  expect(first).toBe(likeliest(tape.p.row[0]));
  expect([...h0]).toEqual(new Array(8).fill(0.9));
});

describe("frequencies", () => {
  /** A network that gives the same logits whatever it has read. */
  function indifferent(logits: number[]): Params {
    const params = zeroParams(1, logits.length);
    params.by.set(logits);
    return params;
  }

  const logits = [1, 0.2, -0.5, 2, -1.3];
  // 18.47 is the 99.9th percentile of chi-square with 4 degrees of freedom, from tables.
  test.each([0.6, 1, 1.7])("are those of softmax(y / %f)", (temperature) => {
    const n = 20_000;
    const counts = new Array<number>(5).fill(0);
    const source = sample(indifferent(logits), 0, vector(1), temperature, seeded(11));
    for (const token of take(source, n)) counts[token]++;
    const p = vector(5);
    softmax(p, Float64Array.from(logits), temperature);
    const chiSquare = counts.reduce(
      (sum, count, k) => sum + (count - n * p[k]) ** 2 / (n * p[k]),
      0,
    );
    expect(chiSquare).toBeLessThan(18.47);
  });
});

describe("a draw", () => {
  const p = Float64Array.of(0.25, 0, 0.5, 0.25);

  test("takes the symbol in whose share the number falls", () => {
    expect([0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map((u) => draw(p, u))).toEqual([
      0, 0, 2, 2, 3, 3,
    ]);
  });

  test("takes the likeliest where rounding leaves the shares short of 1", () => {
    expect(draw(Float64Array.of(0.3, 0.4, 0.3 - 1e-15), 1 - 2 ** -53)).toBe(1);
  });
});

test("the likeliest is the first of equals", () => {
  expect(likeliest(Float64Array.of(1, 3, 3, 2))).toBe(1);
  expect(likeliest(Float64Array.of(-1))).toBe(0);
});

test.each([-1, -1e-300, NaN, -Infinity])("a temperature of %f is refused", (temperature) => {
  const source = sample(zeroParams(1, 2), 0, vector(1), temperature, neverAsked);
  expect(() => source.next()).toThrow(`a temperature is 0 or more, not ${temperature}`);
});
