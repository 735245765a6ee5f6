import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backward } from "../../src/rnn/bptt.ts";
import { gradientNorm } from "../../src/rnn/clip.ts";
import { unroll } from "../../src/rnn/forward.ts";
import { elman } from "../../src/rnn/elman.ts";
import { copyParams, initialParams } from "../../src/rnn/initialization.ts";
import { loss } from "../../src/rnn/loss.ts";
import { norm, type Flat } from "../../src/rnn/matrix.ts";
import { adagrad, adam, sgd, type Optimizer } from "../../src/rnn/optimizer.ts";
import { allNumbers, zeroParams, type Params } from "../../src/rnn/params.ts";
import { integer, seeded } from "../../src/rnn/random.ts";
import { runningText, windowsPerEpoch } from "../../src/rnn/running-text.ts";
import { constant, cosine } from "../../src/rnn/schedule.ts";
import { emptyTape, firstState, lastState } from "../../src/rnn/tape.ts";
import { start, train, type Progress } from "../../src/rnn/train.ts";
import { encode, vocabulary } from "../../src/rnn/vocabulary.ts";
import { bitsOf } from "./bytes.ts";
import { chain } from "./trained.ts";

describe("before it has learned anything", () => {
  /*
   * A fresh Why is normal with variance 1/H, so given the state h the logits are independent and
   * normal with variance s² = ‖h‖²/H, and the target's has mean 0. By Jensen's inequality, from both
   * sides, the expected loss lies between ln V and ln V + s²/2.
   */
  const [H, V, T, lanes] = [64, 27, 25, 16];
  const random = seeded(9);
  const tokens = Array.from({ length: lanes * (T + 1) }, () => integer(random, V));

  function firstLoss(seed: number): { loss: number; excess: number } {
    const params = initialParams(H, V, seeded(seed));
    const options = {
      updates: 1,
      schedule: constant(0),
      clip: 1,
      optimizer: sgd(),
    };
    const found = [
      ...train(elman(params), runningText(tokens, lanes, T), options, start(lanes, H)),
    ][0].loss;
    const tape = emptyTape(T, H, V);
    let squares = 0;
    for (let lane = 0; lane < lanes; lane++) {
      firstState(tape).fill(0);
      unroll(params, tape, tokens.slice(lane * (T + 1), lane * (T + 1) + T));
      for (const h of tape.h.row) squares += norm(h) * norm(h);
    }
    return { loss: found, excess: squares / (lanes * T) / H / 2 };
  }

  const seeds = Array.from({ length: 12 }, (_, i) => firstLoss(i + 1));
  const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

  test("the loss lies between ln 27 and ln 27 + ‖h‖²/2H on average over starts", () => {
    const excess = mean(seeds.map((seed) => seed.loss - Math.log(27)));
    const error = Math.sqrt(mean(seeds.map((s) => (s.loss - Math.log(27) - excess) ** 2)) / 11);
    expect(excess).toBeGreaterThan(-3 * error);
    expect(excess).toBeLessThan(mean(seeds.map((seed) => seed.excess)) + 3 * error);
  });

  test("no start is further than 0.15 nats from ln 27", () => {
    for (const seed of seeds) expect(Math.abs(seed.loss - Math.log(27))).toBeLessThan(0.15);
  });

  test("without weights it is ln 27", () => {
    const options = {
      updates: 1,
      schedule: constant(0),
      clip: 1,
      optimizer: sgd(),
    };
    const [update] = train(
      elman(zeroParams(H, V)),
      runningText(tokens, lanes, T),
      options,
      start(lanes, H),
    );
    expect(update.loss).toBeCloseTo(Math.log(27), 13);
  });
});

test("one sentence is learned by heart, to less than 0.01 nats a character", () => {
  const sentence = "the quick brown fox jumps over the lazy dog.";
  const symbols = vocabulary([...new Set(sentence)].sort().join(""));
  const params = initialParams(32, symbols.symbols.length, seeded(1));
  const options = {
    lanes: 1,
    truncation: sentence.length - 1,
    updates: 400,
    schedule: constant(0.01),
    clip: 1,
    optimizer: adam(allNumbers(params)),
  };
  const source = runningText(encode(symbols, sentence), 1, sentence.length - 1);
  const losses = [...train(elman(params), source, options, start(1, 32))].map(
    (update) => update.loss,
  );
  expect(losses[0]).toBeGreaterThan(3);
  expect(losses.at(-1)).toBeLessThan(0.01);
});

describe("stopped and resumed", () => {
  const [H, V] = [7, 5];
  const tokens = chain(90, V, seeded(4));
  const source = runningText(tokens, 2, 6);
  const rules: Record<string, (params: Flat) => Optimizer> = { sgd, adagrad, adam };

  const optionsFor = (optimizer: Optimizer) => ({
    updates: 17, // of seven windows an epoch
    schedule: cosine(0.3, 17),
    clip: 0.5,
    optimizer,
  });

  const weights = (params: Params) => allNumbers(params).map(bitsOf);

  test("a run gives the bits of one that never stopped, wherever and however often it stopped", () => {
    const stops = fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(rules)), stops, (name, stops) => {
        const straight = initialParams(H, V, seeded(8));
        const losses = [
          ...train(
            elman(straight),
            source,
            optionsFor(rules[name](allNumbers(straight))),
            start(2, H),
          ),
        ].map((update) => update.loss);

        let params = initialParams(H, V, seeded(8));
        let optimizer = rules[name](allNumbers(params));
        let progress = start(2, H);
        const found: number[] = [];
        for (const stop of [...stops, 17]) {
          const from = train(elman(params), source, optionsFor(optimizer), progress);
          while (progress.update < stop) {
            const { value } = from.next();
            found.push(value.loss);
          }
          // Everything a checkpoint holds, written down and read again.
          const memory = optimizer.memory.map((numbers) => numbers.slice());
          params = copyParams(params);
          optimizer = rules[name](allNumbers(params));
          optimizer.memory.forEach((numbers, at) => numbers.set(memory[at]));
          progress = structuredClone(progress) as Progress;
        }
        expect(found).toEqual(losses);
        expect(weights(params)).toEqual(weights(straight));
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(rules))("%s also by leaving the loop", (name) => {
    const straight = initialParams(H, V, seeded(8));
    for (const _ of train(
      elman(straight),
      source,
      optionsFor(rules[name](allNumbers(straight))),
      start(2, H),
    ));
    const params = initialParams(H, V, seeded(8));
    const optimizer = rules[name](allNumbers(params));
    const progress = start(2, H);
    for (let stop = 1; stop <= 17; stop++)
      for (const { update } of train(elman(params), source, optionsFor(optimizer), progress))
        if (update === stop) break;
    expect(weights(params)).toEqual(weights(straight));
  });
});

describe("an update", () => {
  const [H, V, T, B] = [6, 5, 4, 3];
  const tokens = chain(50, V, seeded(2)); // lanes of 16: three windows, and three characters unread
  const params = initialParams(H, V, seeded(3));
  const source = runningText(tokens, B, T);
  const options = {
    updates: 8,
    schedule: constant(0.1),
    clip: 0.3,
    optimizer: sgd(),
  };

  test("is made from the lanes one by one, with the state carried on and cleared at the text's start", () => {
    const other = copyParams(params);
    const states = start(B, H).states;
    for (const update of train(elman(copyParams(params)), source, options, start(B, H))) {
      const window = (update.update - 1) % 3;
      if (window === 0) for (const h of states) h.fill(0);
      const d = zeroParams(H, V);
      let total = 0;
      states.forEach((h, lane) => {
        const from = 16 * lane + T * window;
        const targets = tokens.slice(from + 1, from + T + 1);
        const tape = emptyTape(T, H, V);
        firstState(tape).set(h);
        unroll(other, tape, tokens.slice(from, from + T));
        backward(other, tape, targets, d);
        total += loss(tape, targets) / (B * T);
        h.set(lastState(tape));
      });
      const length = gradientNorm(allNumbers(d)) / (B * T);
      expect(update.loss).toBeCloseTo(total, 13);
      expect(update.gradientNorm).toBeCloseTo(length, 13);
      allNumbers(other).forEach((theta, at) => {
        for (let i = 0; i < theta.length; i++) {
          const gradient = (allNumbers(d)[at][i] / (B * T)) * Math.min(1, 0.3 / length);
          expect(update.gradients[at][i]).toBeCloseTo(gradient, 13);
          theta[i] -= 0.1 * update.gradients[at][i];
        }
      });
    }
  });

  test("hands over gradients no longer than the threshold", () => {
    let clipped = 0;
    for (const update of train(elman(copyParams(params)), source, options, start(B, H))) {
      expect(gradientNorm(update.gradients)).toBeLessThanOrEqual(0.3 * (1 + 1e-14));
      if (update.gradientNorm > 0.3) clipped++;
    }
    expect(clipped).toBeGreaterThan(0);
  });

  test("is numbered from 1 to the number asked for", () => {
    const progress = start(B, H);
    const seen = [...train(elman(copyParams(params)), source, options, progress)].map(
      (u) => u.update,
    );
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(progress.update).toBe(8);
  });

  test("asks the schedule for the rate of every update, counted from 0", () => {
    const asked: number[] = [];
    const schedule = (update: number) => (asked.push(update), 0.1);
    for (const _ of train(
      elman(copyParams(params)),
      source,
      { ...options, schedule },
      start(B, H),
    ));
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("windows", () => {
  test("are counted so that each has its targets", () => {
    expect(windowsPerEpoch(16 * 26, 16, 25)).toBe(1);
    expect(windowsPerEpoch(16 * 50, 16, 25)).toBe(1);
    expect(windowsPerEpoch(16 * 51, 16, 25)).toBe(2);
    expect(windowsPerEpoch(2, 1, 1)).toBe(1);
  });

  test.each([
    [16 * 26 - 1, 16, 25],
    [0, 1, 1],
    [1, 1, 1],
    [100, 0, 25],
    [100, 4, 0],
    [100, -4, 25],
    [100, 4, NaN],
  ])("of %i characters, %i lanes and %i steps are refused", (characters, lanes, truncation) => {
    expect(() => windowsPerEpoch(characters, lanes, truncation)).toThrow(
      `a text of ${characters} characters does not give ${lanes} lanes a window of ${truncation} and the character after`,
    );
  });

  test("training says so too, and refuses states of other lanes", () => {
    const params = initialParams(3, 4, seeded(1));
    const options = {
      updates: 1,
      schedule: constant(0.1),
      clip: 1,
      optimizer: sgd(),
    };
    const begin = (length: number, lanes: number) =>
      train(
        elman(params),
        runningText(new Array<number>(length).fill(0), 2, 9),
        options,
        start(lanes, 3),
      ).next();
    expect(() => begin(19, 2)).toThrow(
      "a text of 19 characters does not give 2 lanes a window of 9 and the character after",
    );
    expect(() => begin(20, 3)).toThrow("a run over 2 lanes cannot go on from 3 states");
    expect(begin(20, 2).done).toBe(false);
  });
});

test.each([
  [27, "token 27 at place 3 of lane 0 is not one of 0 … 26"],
  [256, "token 256 at place 3 of lane 0 is not one of 0 … 26"],
  [-1, "token -1 at place 3 of lane 0 is not one of 0 … 26"],
])("a text with a token %i is refused by name and place", (token, sentence) => {
  const [H, V, lanes] = [2, 27, 1];
  const tokens = [0, 1, 2, token, 4, 5];
  const options = {
    updates: 1,
    schedule: constant(1),
    clip: 1,
    optimizer: sgd(),
  };
  const source = runningText(tokens, lanes, 4);
  const run = train(elman(zeroParams(H, V)), source, options, start(lanes, H));
  expect(() => run.next()).toThrow(sentence);
});
