import { describe, expect, test } from "vitest";
import { orderK } from "../../../src/experiments/studies/order-k.ts";
import { entropyRate } from "../../../src/grammar/entropy.ts";
import { bits } from "../../../src/rnn/loss.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(orderK.reads.map((name) => readTrace(name)));
const config = { ...orderK.config, written: 3000, shown: 40, seeds: [1, 2] };
const data = made(orderK, config, runs);
const { orders, networks } = data;

test("there is an order for every k up to the largest, and a network for every run", () => {
  expect(orders.map(({ k }) => k)).toEqual(Array.from({ length: 21 }, (_, k) => k));
  expect(networks.map(({ run }) => run)).toEqual(orderK.reads);
});

test("floors are in nats, and the task's horizon is where they come within a hundredth", () => {
  expect(bits(data.entropyRate)).toBeCloseTo(entropyRate(), 12);
  expect(bits(orders[0].floor)).toBeCloseTo(3.9351, 4);
  expect(data.horizon).toBe(14);
  for (const { k, floor } of orders)
    expect(floor <= 1.01 * data.entropyRate).toBe(k >= data.horizon);
});

test("order 0 tells nothing apart, order 1 the symbols that occur", () => {
  expect(orders[0].contexts).toBe(1);
  expect(orders[1].contexts).toBe(25); // of 27, j and z never occur
});

test("the longer the memory, the smaller the loss on the test text", () => {
  for (let k = 1; k <= 17; k++) expect(orders[k].testLoss).toBeLessThan(orders[k - 1].testLoss);
});

test("no trained network reads the test text better than who sees all that counts", () => {
  for (const { update, testLoss } of networks) {
    expect(testLoss).toHaveLength(update.length);
    for (const loss of testLoss) expect(loss).toBeGreaterThan(orders[20].testLoss);
    expect(testLoss.at(-1)).toBeLessThan(orders[10].testLoss);
  }
});

describe("writings", () => {
  test("are as many as seeds and as long as asked", () => {
    for (const { writings } of orders) {
      expect(writings.map(({ seed }) => seed)).toEqual([1, 2]);
      for (const { text } of writings) expect(text).toHaveLength(40);
    }
  });

  test("hold more known words and sentences with more memory, and only such in the end", () => {
    const shares = [1, 3, 6, 12, 20].map((k) => {
      const [first] = orders[k].writings;
      return [first.knownWords / first.words, first.knownSentences / first.sentences];
    });
    for (let i = 1; i < shares.length; i++)
      for (const j of [0, 1]) expect(shares[i][j]).toBeGreaterThanOrEqual(shares[i - 1][j]);
    expect(shares.at(-1)).toEqual([1, 1]);
  });
});
