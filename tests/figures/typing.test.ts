import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { checkpointsOf } from "../../src/figures/checkpoints.ts";
import { COLUMNS, LONGEST, typingData } from "../../src/figures/typing-data.ts";
import { answerAt, typedReading } from "../../src/figures/typing-reading.ts";
import { isUntrained, usableText } from "../../src/figures/typing-text.ts";
import { typing } from "../../src/figures/typing.ts";
import { drawCorpus } from "../../src/grammar/corpus.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { step } from "../../src/rnn/forward.ts";
import { seeded } from "../../src/rnn/random.ts";
import { emptyTape } from "../../src/rnn/tape.ts";
import { readTrace } from "../../src/trace/files.ts";
import { checkpointOf, checkpointParams } from "../../src/trace/weights.ts";

const { document } = new JSDOM("").window;
const trace = await readTrace("main-s1");
const data = typingData(trace);
const rest = initialState(typing.axes(data));
const withText = (text: string) => ({ ...data, text });
const anyText = fc.string({ unit: fc.constantFrom(...SYMBOLS), maxLength: LONGEST });

describe("a written text", () => {
  const usable = (written: string, longest = LONGEST) => usableText(written, SYMBOLS, longest);

  test("of the network's symbols is taken as it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(usable(text)).toEqual({ text, note: "" });
      }),
    );
  });

  test("loses what is no symbol, and each such character is named once", () => {
    expect(usable("aq é7q")).toEqual({
      text: "a ",
      note: "The network knows 27 symbols: the letters without q, the space and the full stop. Left out: “q”, “é”, “7”.",
    });
  });

  test("has what cannot be seen named by its code point", () => {
    const { text, note } = usable("a\u0007\u00a0e\u0301\ud800\n");
    expect(text).toBe("ae");
    expect(note).toContain("Left out: U+0007, U+00A0, U+0301, U+D800, U+000A.");
  });

  test("names eight characters and counts the others", () => {
    expect(usable("0123456789").note).toMatch(/“6”, “7” and 2 more\.$/);
    expect(usable("01234567").note).toMatch(/“6”, “7”\.$/);
  });

  test("is taken apart by code points", () => {
    expect(usable("a😀b")).toMatchObject({ text: "ab" });
    expect(usable("a😀b").note).toContain("Left out: “😀”.");
  });

  test("is lower-cased, and that is said", () => {
    expect(usable("The lion.")).toEqual({
      text: "the lion.",
      note: "Capital letters are read as small ones.",
    });
    expect(usable("Q").note).toContain("Left out: “Q”.");
    expect(usable("Q").note).not.toContain("Capital");
  });

  test("is cut to its first characters, and that is said", () => {
    expect(usable("the lion", 5)).toEqual({
      text: "the l",
      note: "Only the first 5 of 8 characters are read.",
    });
  });
});

test("the letters never read in training are those of no long text", () => {
  const long = drawCorpus(3000, seeded(5));
  expect([...SYMBOLS].filter(isUntrained)).toEqual([...SYMBOLS].filter((s) => !long.includes(s)));
  expect(typing.announce(withText("the zo"), { ...rest, column: 5 })).toContain(
    "“z” is in no word",
  );
  expect(typing.announce(withText("the zo"), { ...rest, column: 6 })).not.toContain("in no word");
});

test("checkpoints are the bits that the trace holds", () => {
  const { updates, weights } = checkpointsOf(trace);
  expect(updates).toEqual(trace.checkpoint.update);
  for (const i of [0, 1, updates.length - 1])
    expect(weights[i]).toEqual(checkpointOf(trace.checkpoint, i));
});

test("what is drawn is what the core computes, step by step from the zero state", () => {
  const checkpoint = 7;
  const params = checkpointParams(trace.checkpoint)[checkpoint];
  const state = { ...rest, update: trace.checkpoint.update[checkpoint] };
  fc.assert(
    fc.property(anyText, (text) => {
      const whole = [...(data.warmUp + text)].map((symbol) => SYMBOLS.indexOf(symbol));
      const tape = emptyTape(whole.length, trace.config.hiddenSize, SYMBOLS.length);
      whole.forEach((token, t) => step(params, tape, t, token));
      const shown = Math.min(COLUMNS, text.length);
      const reading = typedReading(withText(text), state);
      expect(reading.text).toBe(shown === 0 ? "" : text.slice(-shown));
      expect(reading.h).toEqual(shown === 0 ? [] : tape.h.row.slice(-shown));
      expect(reading.hPrev).toEqual(shown === 0 ? [] : tape.hPrev.row.slice(-shown));
      expect(reading.p).toEqual(shown === 0 ? [] : tape.p.row.slice(-shown));
    }),
    { numRuns: 10 },
  );
});

test("text that is changed anywhere is read as if it were new", () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(LONGEST), (text, other, place) => {
      const changed = (text.slice(0, place) + other).slice(0, LONGEST);
      typedReading(withText(text), rest);
      const { h, y } = typedReading(withText(changed), rest);
      const fresh = { ...data, weights: structuredClone(data.weights), text: changed };
      const reading = typedReading(fresh, rest);
      expect([h, y]).toEqual([reading.h, reading.y]);
    }),
    { numRuns: 10 },
  );
});

describe("the truth beside the expectations", () => {
  /** Counted from the sentences that begin as the text since the last one ends. */
  function counted(text: string): number[] | undefined {
    const begun = text.slice(text.lastIndexOf(". ") + 2);
    const possible = SENTENCES.filter((sentence) => sentence.text.startsWith(begun));
    if (possible.length === 0) return undefined;
    const total = possible.reduce((sum, { weight }) => sum + weight, 0);
    return [...SYMBOLS].map(
      (symbol) =>
        possible.reduce(
          (sum, sentence) => sum + (sentence.text[begun.length] === symbol ? sentence.weight : 0),
          0,
        ) / total,
    );
  }

  test("is that of the sentences which begin so, and its distance is half of the sum of differences", () => {
    const text = `${drawCorpus(3, seeded(9))}the lion smells tx`.slice(-COLUMNS);
    for (let column = 1; column <= text.length; column++) {
      const answer = answerAt(withText(text), { ...rest, column });
      const truth = counted(`. ${text.slice(0, column)}`);
      expect(answer?.truth === undefined).toBe(truth === undefined);
      if (!truth || !answer?.truth) continue;
      truth.forEach((share, token) => expect(answer.truth?.p[token]).toBeCloseTo(share, 14));
      const sum = (f: (token: number) => number) => truth.reduce((all, _, t) => all + f(t), 0);
      expect(answer.truth.distance).toBeCloseTo(
        sum((t) => Math.abs(truth[t] - answer.p[t])) / 2,
        12,
      );
      expect(answer.truth.allowed).toBeCloseTo(
        sum((t) => (truth[t] > 0 ? answer.p[t] : 0)),
        12,
      );
    }
  });

  test("is missing where no sentence begins so, and that is said", () => {
    const said = typing.announce(withText("the lion xx"), { ...rest, column: 11 });
    expect(said).toContain("No sentence of the language begins so");
    expect(typing.table(withText("the lion xx"), rest).rows.at(-1)).toContain("none");
  });
});

test("bars are as high as the probabilities, outlined where the language allows a symbol", () => {
  const drawing = typing.draw(data, rest, { document });
  const answer = answerAt(data, rest);
  const heights = (name: string) =>
    [
      ...(drawing.querySelector(name)?.getAttribute("d") ?? "").matchAll(
        /M([\d.]+) [\d.]+v-([\d.]+)/g,
      ),
    ].map(([, x, height]) => [Math.floor(Number(x)), Number(height)]);
  const drawn = heights(".typing-network");
  expect(drawn.length).toBeGreaterThan(3);
  for (const [token, height] of drawn) expect(height).toBeCloseTo(answer?.p[token] ?? NaN, 4);
  const allowed = Array.from(SYMBOLS, (_, token) => token).filter(
    (token) => (answer?.truth?.p[token] ?? 0) > 0,
  );
  expect(heights(".typing-language").map(([token]) => token)).toEqual(allowed);
  expect(drawing.querySelector(".typing-allowed")?.textContent?.replaceAll(" ", "")).toBe(
    allowed.map((token) => SYMBOLS[token]).join(""),
  );
});

test("another text changes a drawing into what it would draw", () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const drawing = typing.draw(withText(one), rest, { document });
      typing.update(drawing, withText(other), rest);
      expect(drawing.isEqualNode(typing.draw(withText(other), rest, { document }))).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test("after typing, the column is the last one written", () => {
  const column = (text: string) => typing.input?.after(withText(text), rest).column;
  expect(column("the")).toBe(3);
  expect(column("")).toBe(1);
  expect(column("a".repeat(COLUMNS + 20))).toBe(COLUMNS);
  expect(typing.announce(withText("the"), { ...rest, column: 4 })).toContain(
    "nothing is read there yet",
  );
});
