import { expect, test } from "vitest";
import { movieData, TEXTS } from "../../src/figures/movie-data.ts";
import { costWithoutPast, predictionsAt, PREDICTORS } from "../../src/figures/movie-reading.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { readTrace } from "../../src/trace/files.ts";

const data = movieData(await readTrace("main-s1"));
const last = data.updates[data.updates.length - 1];
const at = (order: number, update = last) => predictionsAt(data, { column: 1, order, update });

test("the texts are two sentences of the language, and their letters sorted", () => {
  const [written, exchanged, sorted] = TEXTS.map(({ text }) => text);
  const sentences = SENTENCES.map(({ text }) => text);
  for (const text of [written, exchanged]) expect(sentences).toContain(text);
  expect(sentences).not.toContain(sorted);
  for (const text of [exchanged, sorted]) expect([...text].sort()).toEqual([...written].sort());
});

test("without a past the cost is the same in any order, at any update", () => {
  for (const text of [1, 2, 3]) {
    expect(at(text).none.bits).toBeCloseTo(at(1).none.bits, 9);
    expect(at(text, 0).none.bits).toBe(at(text).none.bits);
    expect(costWithoutPast(data, TEXTS[text - 1].text)).toBe(at(text).none.bits);
  }
});

test("without a past all columns expect the same", () => {
  const expected = at(1).none.reading.expected.map((column) =>
    column.map(({ symbol, p }) => [symbol, p]),
  );
  for (const column of expected) expect(column).toEqual(expected[0]);
});

test("after one letter what never follows it has no probability", () => {
  const { letter } = at(3);
  expect(letter.bits).toBe(Infinity);
  const [doubled] = [...TEXTS[2].text.matchAll(/hh/g)];
  expect(letter.given[doubled.index + 1]).toBe(0);
});

test("what a text costs is the sum of its surprises", () => {
  for (const name of PREDICTORS) {
    const { given, bits } = at(1)[name];
    expect(given).toHaveLength(TEXTS[0].text.length);
    expect(bits).toBeCloseTo(
      given.reduce((sum, p) => sum - Math.log2(p), 0),
      9,
    );
  }
});

test("only the network has states, and they follow its training", () => {
  const { none, letter, network } = at(1);
  expect([none, letter].map(({ reading }) => reading.h)).toEqual([[], []]);
  expect(network.reading.h).toHaveLength(TEXTS[0].text.length);
  expect(at(1, 0).network.bits).toBeGreaterThan(network.bits);
});
