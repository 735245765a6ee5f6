import { readFileSync } from "node:fs";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { BAR_PARTS, PRESSED, REACH } from "../../src/figures/column-data.ts";
import { columnParts } from "../../src/figures/column-parts.ts";
import { barPath, beyondOnePath, probabilityPath } from "../../src/figures/column-paths.ts";
import { columnAt, columnReading, truthAt } from "../../src/figures/column-reading.ts";
import { column } from "../../src/figures/column.ts";
import { shareOf } from "../../src/figures/log-scale.ts";
import { stateLengths } from "../../src/figures/state-lengths.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { step } from "../../src/rnn/forward.ts";
import { norm } from "../../src/rnn/matrix.ts";
import { allNumbers, zeroParams, type Params } from "../../src/rnn/params.ts";
import { emptyTape } from "../../src/rnn/tape.ts";
import { readTrace } from "../../src/trace/files.ts";

const trace = await readTrace("main-s1");
const data = column.select(trace);
const rest = initialState(column.axes(data));
const { document } = new JSDOM("").window;
const columns = Array.from(data.text, (_, i) => i + 1);
const last = data.updates[data.updates.length - 1];

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

/** A small network with any weights, a state of its own and a symbol it reads. */
const steps = fc
  .record({ H: fc.integer({ min: 1, max: 6 }), V: fc.integer({ min: 1, max: 5 }) })
  .chain(({ H, V }) => {
    const params = zeroParams(H, V);
    const numbers = fc.double({ min: -3, max: 3, noNaN: true });
    const fill = (length: number) => fc.array(numbers, { minLength: length, maxLength: length });
    return fc
      .tuple(fc.tuple(...allNumbers(params).map((flat) => fill(flat.length))), fill(H))
      .chain(([weights, hPrev]) => {
        allNumbers(params).forEach((flat, i) => flat.set(weights[i]));
        const state = Float64Array.from(hPrev, (value) => value / 3);
        return fc.record({
          params: fc.constant(params),
          hPrev: fc.constant(state),
          x: fc.nat(V - 1),
        });
      });
  });

describe("the parts of a step", () => {
  test("end in the very numbers of the core's step", () => {
    fc.assert(
      fc.property(steps, ({ params, hPrev, x }) => {
        const tape = emptyTape(1, params.bh.length, params.by.length);
        tape.hPrev.row[0].set(hPrev);
        step(params, tape, 0, x);
        const { h, y, p } = columnParts(params, hPrev, x);
        expect([h, y, p]).toEqual([tape.h.row[0], tape.y.row[0], tape.p.row[0]]);
      }),
    );
  });

  test("add up to z, are bent by tanh, and end in a probability", () => {
    for (const update of [0, last])
      for (const place of columns) {
        const { fromState, fromInput, bias, z, h, p } = columnAt(data, { update, column: place });
        z.forEach((value, i) => {
          expect(Math.abs(fromState[i] + fromInput[i] + bias[i] - value)).toBeLessThan(1e-12);
          expect(Math.abs(Math.tanh(value) - h[i])).toBeLessThan(1e-12);
        });
        expect(sum(p)).toBeCloseTo(1, 12);
      }
  });

  test("are those of the tape: a column's state is the next one's old state", () => {
    for (const place of columns.slice(1))
      expect(columnAt(data, { update: last, column: place }).hPrev).toEqual(
        columnAt(data, { update: last, column: place - 1 }).h,
      );
  });
});

test("the language has a distribution after every character, and it allows what comes", () => {
  for (const place of columns) {
    const truth = truthAt(data, place);
    expect(sum(truth)).toBeCloseTo(1, 12);
    expect(truth[SYMBOLS.indexOf(data.next[place - 1])]).toBeGreaterThan(0);
  }
  expect(() => truthAt({ ...data, text: "zog" }, 2)).toThrow("“the girl reads. zo”");
});

describe("the length of the state", () => {
  /** Whh = a·I: every step stretches by a and adds the same input. */
  const stretching = (a: number, input: readonly number[]): Params => {
    const params = zeroParams(input.length, 1);
    input.forEach((value, i) => {
      params.Whh.row[i][i] = a;
      params.Wxh.row[i][0] = value / 2;
      params.bh[i] = value / 2;
    });
    return params;
  };

  test("is a power by recurrence alone and a geometric sum with input", () => {
    const [a, h0, input] = [1.5, Float64Array.of(3, 4), [6, 8]];
    const tokens = [0, 0, 0, 0];
    const found = stateLengths(stretching(a, input), h0, tokens, []);
    [0, 1, 2, 3, 4].forEach((t) => {
      expect(found.recurrence[t]).toBeCloseTo(5 * a ** t, 10);
      expect(found.input[t]).toBeCloseTo(5 * a ** t + (10 * (a ** t - 1)) / (a - 1), 10);
    });
    expect(found.tanh).toEqual([5]);
    expect([...h0]).toEqual([3, 4]);
  });

  test("stays what it is under the orthogonal start, but for the rounding of the recording", () => {
    const { recurrence } = columnReading(data, { update: 0 }).lengths;
    for (const length of recurrence) expect(length / recurrence[0]).toBeCloseTo(1, 3);
  });

  test("is, with tanh, that of the states of the tape and below the root of their number", () => {
    const { tanh } = columnReading(data, { update: last }).lengths;
    expect(tanh).toHaveLength(columns.length + 1);
    for (const place of columns)
      expect(tanh[place]).toBe(norm(columnAt(data, { update: last, column: place }).h));
    expect(Math.max(...tanh)).toBeLessThan(Math.sqrt(data.order.length));
  });

  test("lies on its scale at every update", () => {
    for (const update of data.updates)
      for (const lengths of Object.values(columnReading(data, { update }).lengths))
        for (const length of lengths as readonly number[]) {
          const share = shareOf(data.scale, length);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
  });
});

describe("the pictures", () => {
  const lengthsIn = (d: string) => [...d.matchAll(/h(-?[\d.]+)/g)].map(([, length]) => +length);

  test("have a bar for each unit, as long as its number, in the order of the tape", () => {
    const { z } = columnAt(data, rest);
    const drawn = lengthsIn(barPath(z, data.order));
    data.order.forEach((unit, row) => expect(Math.abs(drawn[row] - z[unit])).toBeLessThan(0.0051));
  });

  test("mark what lies beyond ±1, and only that", () => {
    const { z } = columnAt(data, rest);
    const outside = sum(z.map((value) => Math.max(0, Math.abs(value) - 1)));
    const drawn = sum(lengthsIn(beyondOnePath(z, data.order)).map(Math.abs));
    expect(Math.abs(drawn - outside)).toBeLessThan(0.0051 * z.length);
    expect(beyondOnePath(Float64Array.of(1, -1, 0.5), [0, 1, 2])).toBe("");
    expect(beyondOnePath(Float64Array.of(-1.5), [0])).toBe("M-1 0.5h-0.5");
  });

  test("have a bar for each probability that is not nothing", () => {
    expect(probabilityPath(Float64Array.of(0.25, 0.0001, 0.75))).toBe("M0.5 1v-0.25M2.5 1v-0.75");
  });

  test("are as wide, in the style sheet, as the numbers they show", () => {
    const css = readFileSync("src/styles/figure-column.css", "utf8");
    const [, list] = /--columns: ([^;]+);/.exec(css) ?? [];
    const shares = [...list.matchAll(/(\d+)fr/g)].map(([, share]) => Number(share));
    expect(shares.slice(1, -1)).toEqual(BAR_PARTS.map((part) => 2 * REACH[part]));
    expect(css).toContain(`100cqw / ${data.warmUp.length + data.text.length} -`);
    expect(css).toContain(`100cqw / ${data.symbols.length})`);
  });

  test("bring each stage once: what a later one adds is marked as such", () => {
    const drawing = column.draw(data, rest, { document });
    const since = (symbol: string) =>
      [...drawing.querySelectorAll(`svg g[data-symbol="${symbol}"]`)].map((element) =>
        element.getAttribute("class"),
      );
    const stages = { hPrev: 1, Whh: 1, Wxh: 2, bh: 2, z: 2, h: 3, p: 4 };
    for (const [symbol, stage] of Object.entries(stages))
      expect(since(symbol), symbol).toEqual([`column-since-${stage}`]);
  });
});

test("says how many units are pressed, and which unit the pointer asks for", () => {
  const state = { ...rest, stage: 3 };
  const pressed = [...columnAt(data, state).h].filter((value) => value * value > PRESSED * PRESSED);
  expect(column.announce(data, state)).toContain(
    `${pressed.length} of ${data.order.length} units are pressed`,
  );
  data.order.forEach((unit, row) => {
    const y = (row + 0.5) / data.order.length;
    expect(column.at(data, rest, 0.3, y)).toEqual({ ...rest, unit: unit + 1 });
  });
});

test("refuses numbers that would leave their scale, naming which, and symbols of another language", () => {
  const { Whh } = trace.checkpoint;
  const wide = { ...Whh, scale: Whh.scale.map((scale) => 3 * scale) };
  expect(() => column.select({ ...trace, checkpoint: { ...trace.checkpoint, Whh: wide } })).toThrow(
    /^fromState is -?[\d.]+ at update \d+; its scale ends at ±6$/,
  );
  expect(() => column.select({ ...trace, symbols: SYMBOLS.toUpperCase() })).toThrow(
    "are not those of the language",
  );
});
