import { expect, test } from "vitest";
import {
  afterSentences,
  periodOf,
  writtenAt,
} from "../../../src/experiments/language/temperature-writing.ts";
import { read, tokensOf } from "../../../src/experiments/language/reading.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

test("the state is that before the last space, so that reading it gives the state after the sentences", () => {
  const params = initialParams(5, SYMBOLS.length, seeded(1));
  const { h0 } = afterSentences(params, "the man reads. the cat moves. ");
  const states = read(params, tokensOf("the man reads. the cat moves. ")).h.row;
  expect([...read(params, tokensOf(" "), h0).h.row[0]]).toEqual([...states[states.length - 1]]);
});

test("where all symbols are alike the numbers drawn decide alone, at every temperature and for every network", () => {
  const blank = (H: number) => ({
    params: zeroParams(H, SYMBOLS.length),
    h0: new Float64Array(H),
  });
  const text = writtenAt(blank(2), 1, 50, 9);
  expect(text).toHaveLength(50);
  expect(new Set(text).size).toBeGreaterThan(10);
  expect(writtenAt(blank(2), 0.2, 50, 9)).toBe(text);
  expect(writtenAt(blank(7), 3, 50, 9)).toBe(text);
  expect(writtenAt(blank(2), 1, 50, 10)).not.toBe(text);
});

test.each([
  ["xyz" + "ab ".repeat(12), 3],
  ["aaaaaaaaaaaa", 1],
  ["abcdefghijklmnop", null],
  ["abababababababababababab" + "c", null],
])("the period of %s is %s", (text, period) => {
  expect(periodOf(text)).toBe(period);
});
