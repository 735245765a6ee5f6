import { describe, expect, test } from "vitest";
import { elman } from "../../src/rnn/elman.ts";
import { freshSequences } from "../../src/rnn/fresh-sequences.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import { allNumbers } from "../../src/rnn/params.ts";
import { integer, seeded, type Random } from "../../src/rnn/random.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { constant } from "../../src/rnn/schedule.ts";
import type { Source } from "../../src/rnn/source.ts";
import { start, train } from "../../src/rnn/train.ts";
import { NO_TARGET } from "../../src/rnn/vocabulary.ts";
import { bitsOf } from "./bytes.ts";

const plain = (source: Source, update: number) => {
  const { inputs, targets, isBeginning } = source.window(update);
  return {
    inputs: inputs.map((x) => Array.from(x)),
    targets: targets.map((x) => Array.from(x)),
    isBeginning,
  };
};

test("a running text is read lane by lane, window after window, each token's target being the next", () => {
  const source = runningText([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 2, 2);
  const first = {
    inputs: [
      [0, 1],
      [6, 7],
    ],
    targets: [
      [1, 2],
      [7, 8],
    ],
    isBeginning: true,
  };
  const second = {
    inputs: [
      [2, 3],
      [8, 9],
    ],
    targets: [
      [3, 4],
      [9, 10],
    ],
    isBeginning: false,
  };
  expect(source.lanes).toBe(2);
  expect([0, 1, 2, 3].map((update) => plain(source, update))).toEqual([
    first,
    second,
    first,
    second,
  ]);
});

describe("fresh sequences", () => {
  /** The first of four symbols is asked for again at the end. */
  const latch = (random: Random) => {
    const inputs = Array.from({ length: 5 }, () => integer(random, 4));
    return { inputs, targets: [NO_TARGET, NO_TARGET, NO_TARGET, NO_TARGET, inputs[0]] };
  };
  const source = freshSequences(3, 7, latch);

  test("of an update are the same whenever they are asked for", () => {
    const forwards = [0, 1, 2, 3].map((update) => plain(source, update));
    const backwards = [3, 2, 1, 0].map((update) => plain(freshSequences(3, 7, latch), update));
    expect(backwards.reverse()).toEqual(forwards);
    expect(forwards.every(({ isBeginning }) => isBeginning)).toBe(true);
  });

  test("differ from lane to lane, from update to update and from seed to seed", () => {
    const all = [source, freshSequences(3, 8, latch)].flatMap((one) =>
      [0, 1, 2].flatMap((update) => plain(one, update).inputs.map(String)),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([-1, 0.5, 2097152])("refuse the seed %d", (seed) => {
    expect(() => freshSequences(1, seed, latch)).toThrow(
      `the seed ${seed} is not one of 0 … 2097151`,
    );
  });

  test("are learned, and a resumed run gives the same bits", () => {
    const options = () => ({ updates: 300, schedule: constant(0.3), clip: 1, optimizer: sgd() });
    const fresh = () => initialParams(12, 4, seeded(1));
    const many = freshSequences(8, 1, latch);
    const straight = fresh();
    const losses = [...train(elman(straight), many, options(), start(8, 12))].map((u) => u.loss);
    expect(losses[0]).toBeGreaterThan(1.2);
    expect(Math.max(...losses.slice(-20))).toBeLessThan(0.2);

    const params = fresh();
    const progress = start(8, 12);
    for (const { update } of train(elman(params), many, options(), progress))
      if (update === 77) break;
    for (const _ of train(elman(params), many, options(), progress));
    expect(allNumbers(params).map(bitsOf)).toEqual(allNumbers(straight).map(bitsOf));
  });
});

describe("where nothing is asked", () => {
  const params = initialParams(6, 5, seeded(3));
  const inputs = [
    [0, 3, 1, 4],
    [2, 2, 0, 1],
  ];
  const states = () => start(2, 6).states;

  test("nothing is lost, and no gradient comes from there", () => {
    const short = elman(params);
    const lossOfTwo = short.read(
      states(),
      inputs.map((x) => x.slice(0, 2)),
      [
        [1, 2],
        [3, 4],
      ],
    );
    const long = elman(params);
    const none = NO_TARGET;
    expect(
      long.read(states(), inputs, [
        [1, 2, none, none],
        [3, 4, none, none],
      ]),
    ).toBe(lossOfTwo);
    expect(long.gradients.map((d) => [...d])).toEqual(short.gradients.map((d) => [...d]));
    expect(lossOfTwo).toBeGreaterThan(0);
  });

  test("a window without any target is refused", () => {
    const source = freshSequences(1, 1, () => ({ inputs: [0], targets: [NO_TARGET] }));
    const options = { updates: 1, schedule: constant(1), clip: 1, optimizer: sgd() };
    expect(() => train(elman(params), source, options, start(1, 6)).next()).toThrow(
      "a window without a target has no loss; give it one or more",
    );
  });
});

describe("a network refuses", () => {
  const network = elman(initialParams(3, 4, seeded(1)));
  const state = () => new Float64Array(3);

  test.each([
    [[state()], [[0], [1]], [[1]], "1 states, 2 inputs and 1 targets; each lane has one of each"],
    [[new Float64Array(2)], [[0]], [[1]], "a state of 2 numbers; this network has 3"],
    [
      [state(), state()],
      [[0], [0, 1]],
      [[1], [1, 2]],
      "lane 1 has 2 inputs and 2 targets; the window has 1 time steps",
    ],
    [[state()], [[0, 1]], [[1]], "lane 0 has 2 inputs and 1 targets; the window has 2 time steps"],
    [[state()], [[4]], [[0]], "token 4 at place 0 of lane 0 is not one of 0 … 3"],
    [[state()], [[-1]], [[0]], "token -1 at place 0 of lane 0 is not one of 0 … 3"],
    [[state()], [[0]], [[-2]], "token -2 at place 0 of lane 0 is not one of 0 … 3"],
    [[state()], [[NaN]], [[0]], "token NaN at place 0 of lane 0 is not one of 0 … 3"],
  ])("%j %j %j", (states, inputs, targets, sentence) => {
    expect(() => network.read(states, inputs, targets)).toThrow(sentence);
  });
});
