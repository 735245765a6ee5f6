import fc from "fast-check";
import { expect, test } from "vitest";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { judge, knownShare } from "../../src/grammar/judge.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { seeded } from "../../src/rnn/random.ts";

const marked = (judged: readonly { text: string; known: boolean }[]) =>
  judged.map(({ text, known }) => (known ? "+" : "-") + text);

test("a text is judged word by word and sentence by sentence", () => {
  const { words, sentences, distinct } = judge(
    "the lion moves. the plate sleeps. thiokic. the lion moves. ",
  );
  expect(marked(sentences)).toEqual([
    "+the lion moves.",
    "-the plate sleeps.",
    "-thiokic.",
    "+the lion moves.",
  ]);
  expect(marked(words).filter((word) => word.startsWith("-"))).toEqual(["-thiokic"]);
  expect(words).toHaveLength(10);
  expect(distinct).toBe(1);
  expect(knownShare(sentences)).toBe(0.5);
  expect(knownShare(words)).toBe(0.9);
});

test("all 390 sentences are known, once each", () => {
  const all = judge(SENTENCES.map(({ text }) => text).join(""));
  expect([knownShare(all.words), knownShare(all.sentences), all.distinct]).toEqual([1, 1, 390]);
});

test("what the end may have cut is not judged", () => {
  const { words, sentences } = judge("the lion moves. the girl reads");
  expect(marked(words)).toEqual(["+the", "+lion", "+moves", "+the", "+girl"]);
  expect(marked(sentences)).toEqual(["+the lion moves."]);
  expect(judge("the lion moves. the girl reads.").sentences).toHaveLength(2);
});

test("what the start may have cut is not judged, if the text starts mid-sentence", () => {
  const text = "ion moves. the girl reads. ";
  expect(marked(judge(text).words)[0]).toBe("-ion");
  expect(marked(judge(text).sentences)).toEqual(["-ion moves.", "+the girl reads."]);
  const cut = judge(text, { startsMidSentence: true });
  expect(marked(cut.words)).toEqual(["+moves", "+the", "+girl", "+reads"]);
  expect(marked(cut.sentences)).toEqual(["+the girl reads."]);
});

test("wherever a corpus is cut at both ends, all that is judged is known", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (seed, a, b) => {
      const corpus = drawCorpus(4, seeded(seed));
      const ends = [a % corpus.length, b % corpus.length].sort((x, y) => x - y);
      const { words, sentences } = judge(corpus.slice(...ends), { startsMidSentence: true });
      expect([...words, ...sentences].filter(({ known }) => !known)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    "no space after the stop",
    "the dog moves.the lion moves.",
    ["+the dog moves.", "-the lion moves."],
  ],
  [
    "two spaces after the stop",
    "the dog moves.  the lion moves.",
    ["+the dog moves.", "- the lion moves."],
  ],
  ["two spaces between words", "the  lion moves.", ["-the  lion moves."]],
  ["a space before the stop", "the lion moves .", ["-the lion moves ."]],
  ["a space at the start", " the lion moves.", ["- the lion moves."]],
  ["a stop too many", "the lion moves..", ["+the lion moves.", "-."]],
  ["a capital", "The lion moves.", ["-The lion moves."]],
  ["another white space", "the\u00a0lion moves.\n", ["-the\u00a0lion moves."]],
  ["names that every object has", "constructor. __proto__.", ["-constructor.", "-__proto__."]],
])("%s is an error", (_, text, expected) => {
  expect(marked(judge(text).sentences)).toEqual(expected);
});

test.each(["", " ", "the", "   "])("in %j there is nothing to judge, and no share", (text) => {
  const { words, sentences, distinct } = judge(text);
  expect([words, sentences, distinct]).toEqual([[], [], 0]);
  expect(knownShare(words)).toBeUndefined();
});

test("each verdict says where it stands, whatever the text", () => {
  const near = fc.string({ unit: fc.constantFrom(...SYMBOLS, "🦁", "\n") });
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" })), fc.boolean(), (text, mid) => {
      const { words, sentences } = judge(text, { startsMidSentence: mid });
      for (const { text: part, start } of [...words, ...sentences]) {
        expect(text.startsWith(part, start)).toBe(true);
      }
      const stops = text.split(".").length - 1;
      expect(sentences).toHaveLength(mid ? Math.max(0, stops - 1) : stops);
    }),
  );
});

test("long runs of stops, spaces or letters are judged in linear time", () => {
  for (const character of [".", " ", "a"]) judge(character.repeat(200_000));
}, 5_000);
