import { describe, expect, test } from "vitest";
import { follow, readingOf, writing } from "../../../src/experiments/language/free-running.ts";
import { tokensOf } from "../../../src/experiments/language/reading.ts";
import { nextCharacter } from "../../../src/grammar/next-character.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

const [H, V] = [4, SYMBOLS.length];
const h0 = new Float64Array(H);
const uniform = zeroParams(H, V);

describe("a network that expects every symbol alike", () => {
  const text = "the lion moves. the moon reads. the girl reads. the";
  const { divergence, sentences } = follow(uniform, h0, text.length, readingOf(tokensOf(text)));

  test("is off by ln V where the language has one character, and by less where it has several", () => {
    expect(divergence[0]).toBeCloseTo(Math.log(V), 12); // t
    const nouns = nextCharacter("the ")!;
    const entropy = -nouns.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0);
    expect(divergence[4]).toBeCloseTo(Math.log(V) - entropy, 12);
  });

  test("is compared with nothing once a sentence is none of the language", () => {
    const wrong = text.indexOf("moon") + 3; // "moo" does not occur: mo is of monster, mouse, moves
    expect(divergence.slice(16, wrong).every((value) => value !== undefined)).toBe(true);
    const end = text.indexOf("the girl");
    expect(divergence.slice(wrong, end).every((value) => value === undefined)).toBe(true);
    expect(divergence.slice(end).every((value) => value !== undefined)).toBe(true);
  });

  test("has its finished sentences told apart", () => {
    expect(sentences).toEqual([
      { known: true, from: 0, length: 16 },
      { known: false, from: 16, length: 16 },
      { known: true, from: 32, length: 16 },
    ]);
  });
});

test("what is written depends on the network, and on nothing but its arguments", () => {
  const params = initialParams(H, V, seeded(2));
  const run = () => follow(params, h0, 60, writing(seeded(3)));
  expect(run()).toEqual(run());
  expect(run().divergence).toHaveLength(60);
  expect(run()).not.toEqual(follow(uniform, h0, 60, writing(seeded(3))));
});

test("what is chosen is what is expected: a network sure of one letter writes it for ever", () => {
  const sure = zeroParams(H, V);
  sure.by[SYMBOLS.indexOf("t")] = 60;
  const seen: number[] = [];
  const choose = writing(seeded(1));
  follow(sure, h0, 5, (p, place) => {
    const token = choose(p, place);
    seen.push(token);
    return token;
  });
  expect(seen).toEqual(new Array(5).fill(SYMBOLS.indexOf("t")));
});
