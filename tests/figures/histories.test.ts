import fc from "fast-check";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { distance, divergence, GONE, horizon, median } from "../../src/figures/histories-curves.ts";
import {
  COLUMNS,
  fadingData,
  type HistoriesData,
  type Pair,
} from "../../src/figures/histories-data.ts";
import {
  firstDifference,
  horizonsOf,
  lastDifference,
  nearnessOf,
  pairReading,
} from "../../src/figures/histories-reading.ts";
import { comparedTexts } from "../../src/figures/histories-compared.ts";
import { mustDiffer, nearStatesData, shareNoWord } from "../../src/figures/histories-search.ts";
import { fading, nearStates } from "../../src/figures/histories.ts";
import { judge } from "../../src/grammar/judge.ts";
import { nextCharacter } from "../../src/grammar/next-character.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { step } from "../../src/rnn/forward.ts";
import { emptyTape, type Tape } from "../../src/rnn/tape.ts";
import { readTrace } from "../../src/trace/files.ts";
import { checkpointParams } from "../../src/trace/weights.ts";

const { document } = new JSDOM("").window;
const trace = await readTrace("main-s1");
const networks = checkpointParams(trace.checkpoint);
const { update: updates } = trace.checkpoint;
const last = updates.length - 1;

/** A network reading a text by the core alone. */
function read(checkpoint: number, text: string): Tape {
  const tape = emptyTape(text.length, trace.config.hiddenSize, SYMBOLS.length);
  [...text].forEach((symbol, t) => step(networks[checkpoint], tape, t, SYMBOLS.indexOf(symbol)));
  return tape;
}

const vector = (length: number) =>
  fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));

/** A distribution without zeros. */
const shares = vector(5).map((values) => {
  const sum = values.reduce((all, value) => all + value, 0);
  return values.map((value) => value / sum);
});

describe("curves", () => {
  test("a distance is a metric, and 3-4-5", () => {
    expect(distance(Float64Array.of(1, 5), Float64Array.of(4, 1))).toBe(5);
    fc.assert(
      fc.property(vector(4), vector(4), vector(4), (a, b, c) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12);
      }),
    );
  });

  test("a divergence is never below 0, and 0 for equal distributions only", () => {
    fc.assert(
      fc.property(shares, shares, (p, q) => {
        expect(divergence(p, p)).toBe(0);
        expect(divergence(p, q)).toBeGreaterThanOrEqual(0);
        // Pinsker: ‖p − q‖₁² ≤ 2 D, in nats.
        const sum = p.reduce((all, share, i) => all + Math.abs(share - q[i]), 0);
        expect(divergence(p, q)).toBeGreaterThanOrEqual((sum * sum) / 2 / Math.LN2 - 1e-9);
      }),
    );
  });

  test("a divergence is the cross-entropy without the entropy, in bits", () => {
    expect(divergence(Float64Array.of(0.5, 0.5), Float64Array.of(0.25, 0.75))).toBeCloseTo(
      0.5 * Math.log2(2) + 0.5 * Math.log2(2 / 3),
      12,
    );
  });

  test("a horizon is where a curve is below a hundredth of its peak for good", () => {
    expect(horizon([0, 0, 8, 4, 0.1, 0.01, 0.001], 2)).toBe(3);
    expect(horizon([0, 0, 8, 4, 0.1, 0.01, 0.001], 3)).toBe(2);
    expect(horizon([8, 0.01, 4, 0.01], 0)).toBe(3); // it comes back
    expect(horizon([8, 0.01, 0.01, 0.2], 0)).toBeUndefined();
    expect(horizon([8, 0.08, 0.0799], 0)).toBe(2); // a hundredth itself is not below
    expect(horizon([8, 0], 1)).toBe(0);
    expect(horizon([0, 0, 0], 1)).toBe(0);
  });

  test("an exponential of rate r has the horizon ⌊ln 0.01 / ln r⌋ + 1", () => {
    for (const rate of [0.5, 0.8, 0.95]) {
      const curve = Array.from({ length: 200 }, (_, k) => 7 * Math.pow(rate, k));
      expect(horizon(curve, 0)).toBe(Math.floor(Math.log(GONE) / Math.log(rate)) + 1);
    }
  });

  test("a median has as many values below as above", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([10, -1, 9, 100, 2])).toBe(9);
  });
});

describe.each([
  ["fading", fadingData(trace)],
  ["near-states", nearStatesData(trace)],
] as const)("the pairs of %s", (_, data) => {
  const state = (pair: number, checkpoint: number) => ({
    column: 1,
    pair,
    update: updates[checkpoint],
  });

  test("are texts of the language, of one length, longer than what is shown, and the same in the end", () => {
    for (const { a, b, after, end } of data.pairs) {
      expect(a.length).toBe(b.length);
      expect(a).not.toBe(b);
      expect(end).toBeLessThanOrEqual(a.length);
      expect((a + after).length).toBeGreaterThanOrEqual(COLUMNS);
      for (const text of [a + after, b + after])
        for (const sentence of judge(text).sentences)
          expect(sentence).toMatchObject({ known: true });
    }
  });

  test("are compared as the core reads them", () => {
    for (const checkpoint of [0, 9, last])
      data.pairs.forEach(({ a, b, after }, i) => {
        const reading = pairReading(data, state(i + 1, checkpoint));
        const [one, other] = [a, b].map((past) => read(checkpoint, data.warmUp + past + after));
        const start = data.warmUp.length;
        reading.distance.forEach((value, t) => {
          const [g, h] = [one.h.row[start + t], other.h.row[start + t]];
          const squares = g.reduce((sum, entry, unit) => sum + (entry - h[unit]) ** 2, 0);
          expect(value).toBeCloseTo(Math.sqrt(squares), 12);
          const [p, q] = [one.p.row[start + t], other.p.row[start + t]];
          const nats = p.reduce((sum, share, token) => sum + share * Math.log(share / q[token]), 0);
          expect(reading.divergence[t]).toBeCloseTo(nats / Math.LN2, 10);
          expect(reading.halves[t]).toEqual(g.map((entry, unit) => (entry - h[unit]) / 2));
        });
      });
  });

  test("do not differ at all before they part, nor where both texts are one", () => {
    const [pair] = data.pairs;
    const same: HistoriesData = { ...data, pairs: [{ ...pair, b: pair.a }] };
    const { distance: none, divergence: nothing } = pairReading(same, state(1, last));
    expect(new Set([...none, ...nothing])).toEqual(new Set([0]));
    data.pairs.forEach((one, i) => {
      const reading = pairReading(data, state(i + 1, last));
      const first = firstDifference(one);
      expect(reading.distance.findIndex((value) => value > 0)).toBe(first);
      expect(one.a.slice(0, first)).toBe(one.b.slice(0, first));
      expect(one.a.slice(lastDifference(one) + 1)).toBe(one.b.slice(lastDifference(one) + 1));
      expect(one.a[lastDifference(one)]).not.toBe(one.b[lastDifference(one)]);
    });
  });
});

describe("the drawing", () => {
  const data = fadingData(trace);
  const rest = initialState(fading.axes(data));
  const drawing = fading.draw(data, rest, { document });

  test("sets off the whole word that differs, and nothing else", () => {
    const rows = [...drawing.querySelectorAll(".histories-differs")].map((row) => row.textContent);
    expect(rows.map((row) => row?.trim())).toEqual(["girl", "lion"]);
    const shared = [...drawing.querySelectorAll(".histories-same")].map((row) => row.textContent);
    expect(shared[0]).toBe(shared[1]);
  });

  test("marks as long a stretch as the horizon is", () => {
    for (const [name, key] of [
      ["distance", "state"],
      ["divergence", "output"],
    ] as const) {
      const path = drawing.querySelector(`.histories-${name} .histories-span`)?.getAttribute("d");
      const [from, to] = [...(path ?? "").matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x));
      expect(to - from).toBe(horizonsOf(data, rest)[key]);
      expect(from - 0.5).toBe(lastDifference(data.pairs[0]));
    }
  });

  test("draws a curve through the middles of its columns, a decade as high as any other", () => {
    const path = drawing.querySelector(".histories-distance .histories-curve")?.getAttribute("d");
    const points = [...(path ?? "").matchAll(/[ML]([\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const { distance: curve } = pairReading(data, rest);
    const decade =
      (points[1][1] - points[0][1]) /
      Math.log10(curve[points[0][0] - 0.5] / curve[points[1][0] - 0.5]);
    for (const [x, y] of points.filter(([, depth]) => depth < 1))
      expect((y - points[0][1]) / decade).toBeCloseTo(
        Math.log10(curve[points[0][0] - 0.5] / curve[x - 0.5]),
        1,
      );
    expect(points[0][0]).toBe(firstDifference(data.pairs[0]) + 0.5);
  });
});

describe("the pairs of near states", () => {
  let data: HistoriesData;
  let pairs: readonly Pair[];
  beforeAll(() => {
    data = nearStatesData(trace);
    pairs = data.pairs;
  });

  /** All pairs of some texts, with the distance of their states by the core alone, the nearest first. */
  function byHand(texts: readonly string[], isWanted: (a: string, b: string) => boolean) {
    const states = texts.map((text) => {
      const tape = read(last, data.warmUp + text);
      return tape.h.row[tape.h.rows - 1];
    });
    return texts
      .flatMap((a, i) =>
        texts.flatMap((b, k) =>
          k > i && a.length === b.length && isWanted(a, b)
            ? [{ a, b, distance: distance(states[i], states[k]) }]
            : [],
        ),
      )
      .sort((one, other) => one.distance - other.distance);
  }

  test("the search finds what a search through all texts of one length finds", () => {
    const texts = SENTENCES.map(({ text }) => `${text}the `).filter(
      ({ length }) => length === pairs[0].a.length,
    );
    const packed = data.weights[last];
    if (!packed) throw new Error("no weights");
    const found = comparedTexts(packed, data, texts, shareNoWord);
    expect(found).toEqual(byHand(texts, shareNoWord));
    expect(found[0]).toMatchObject({ a: pairs[0].a, b: pairs[0].b });
  });

  test("are the nearest, one in the middle and the farthest of those that share no word", () => {
    const texts = SENTENCES.map(({ text }) => `${text}the `);
    const all = byHand(texts, shareNoWord);
    expect(pairs[0].name).toContain(all.length.toLocaleString("en-US"));
    expect([all[0], all[all.length >> 1], all[all.length - 1]].map(({ a, b }) => [a, b])).toEqual(
      pairs.slice(0, 3).map(({ a, b }) => [a, b]),
    );
    for (const { a, b } of pairs.slice(0, 3)) {
      const words = [a, b].map((text) => text.split(/[ .]+/).filter((word) => word !== "the"));
      expect(words[0].filter((word) => word !== "" && words[1].includes(word))).toEqual([]);
      expect(nextCharacter(a)).toEqual(nextCharacter(b));
    }
  });

  test("and one pair from which the language goes on differently, at the same verb", () => {
    const [a, b] = [pairs[3].a, pairs[3].b].map((text) => text.slice(0, pairs[3].end));
    expect(a.split(" ")[2]).toBe(b.split(" ")[2]);
    expect(nextCharacter(a)).not.toEqual(nextCharacter(b));
    expect(mustDiffer(a, b)).toBe(true);
    expect(mustDiffer("the man sees the ", "the boy sees the ")).toBe(false);
    expect(mustDiffer("the man sees the ", "the boy eats the ")).toBe(false);
  });

  test("the typical distance is the median over pairs of places of the probe", () => {
    const rest = initialState(nearStates.axes(data));
    const { typical, places } = nearnessOf(data, rest);
    const states = read(last, trace.probe.text).h.row.filter((_, t) => t % 3 === 0);
    expect(places).toBe((states.length * (states.length - 1)) / 2);
    const distances = states.flatMap((h, i) => states.slice(i + 1).map((g) => distance(g, h)));
    const below = distances.filter((value) => value < typical).length;
    expect(Math.abs(below - distances.length / 2)).toBeLessThanOrEqual(1);
  });
});
