import { describe, expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { judge, knownShare } from "../../src/grammar/judge.ts";
import { contextOf, orderFloor, orderModel } from "../../src/grammar/order-model.ts";
import { orderLoss, orderText } from "../../src/grammar/order-text.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { textFloor } from "../../src/grammar/text-floor.ts";
import { bits } from "../../src/rnn/loss.ts";
import { seeded } from "../../src/rnn/random.ts";

const corpus = drawCorpus(300, seeded(3));

describe("what is written", () => {
  test("is of the asked length, the same with the same seed, another with another", () => {
    const write = (seed: number) => orderText(orderModel(3), 3, 200, seeded(seed));
    expect(write(1)).toHaveLength(200);
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
  });

  test.each([0, 1, 2, 5, 9])("has at order %i only what the model of that order allows", (k) => {
    const model = orderModel(k);
    const text = orderText(model, k, 500, seeded(k));
    for (let i = 0; i < text.length; i++) {
      const p = model.get(contextOf(text.slice(0, i), k))?.p;
      expect(p?.[SYMBOLS.indexOf(text[i])]).toBeGreaterThan(0);
    }
  });

  test("is right from 17 characters on, and better the more is seen", () => {
    const share = (k: number) =>
      knownShare(judge(orderText(orderModel(k), k, 6000, seeded(1))).sentences) as number;
    expect(share(17)).toBe(1);
    expect(share(2)).toBeLessThan(0.05);
    expect(share(6)).toBeGreaterThan(share(2));
    expect(share(12)).toBeGreaterThan(share(6));
  });
});

describe("the loss on a text", () => {
  test.each([0, 1, 3, 8, 14])("is the floor of order %i in the long run", (k) => {
    const found = bits(orderLoss(orderModel(k), k, drawCorpus(3000, seeded(5))));
    expect(Math.abs(found - orderFloor(k))).toBeLessThan(0.01);
  });

  test("is what the contexts say, taken one by one", () => {
    const model = orderModel(4);
    let sum = 0;
    for (let i = 1; i < corpus.length; i++) {
      const p = model.get(contextOf(corpus.slice(0, i), 4))!.p;
      sum -= Math.log(p[SYMBOLS.indexOf(corpus[i])]);
    }
    expect(orderLoss(model, 4, corpus)).toBeCloseTo(sum / (corpus.length - 1), 12);
  });

  test("is that of the language itself where whole sentences are seen", () => {
    // The first character is always a t, so that leaving it out changes only what is divided by.
    const all = (bits(orderLoss(orderModel(60), 60, corpus)) * (corpus.length - 1)) / corpus.length;
    expect(all).toBeCloseTo(textFloor(corpus), 12);
  });

  test("is infinite where the text is not of the language", () => {
    expect(orderLoss(orderModel(3), 3, "the zog. ")).toBe(Infinity);
  });
});
