import { expect, test } from "vitest";
import { placesIn, surprisalByPlace } from "../../../src/experiments/language/surprisal-places.ts";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { SYMBOLS } from "../../../src/grammar/symbols.ts";
import { textFloor } from "../../../src/grammar/text-floor.ts";
import { bits } from "../../../src/rnn/loss.ts";
import { zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";

test("every character has its place", () => {
  const places = placesIn("the cat eats the bread. the man. ");
  const told = places.map(({ part, letter }) => `${part} ${letter}`);
  expect(told.slice(0, 9)).toEqual([
    ...[0, 1, 2, 3].map((i) => `first the ${i}`),
    ...[0, 1, 2].map((i) => `subject ${i}`),
    "end of subject 0",
    "verb 0",
  ]);
  expect(told.slice(12, 18)).toEqual([
    "end of verb 0",
    ...[0, 1, 2, 3].map((i) => `second the ${i}`),
    "object 0",
  ]);
  expect(told.slice(22, 26)).toEqual([
    "end of object 0",
    "space between 0",
    "first the 0",
    "first the 1",
  ]);
  expect(told.slice(-2)).toEqual(["end of subject 0", "space between 0"]);
});

test("all places together give the loss of the text, exact and of a network that knows nothing", () => {
  const text = drawCorpus(40, seeded(2));
  const found = surprisalByPlace(zeroParams(2, SYMBOLS.length), text);
  const count = found.reduce((sum, place) => sum + place.count, 0);
  expect(count).toBe(text.length - 1);
  for (const { network } of found) expect(network).toBeCloseTo(Math.log(SYMBOLS.length), 12);
  const exact = found.reduce((sum, place) => sum + place.count * place.exact, 0);
  // The first character, a certain t, costs nothing.
  expect(bits(exact) / text.length).toBeCloseTo(textFloor(text), 12);
});
