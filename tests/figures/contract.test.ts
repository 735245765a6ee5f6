import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText, jsonText } from "../../src/figures/csv.ts";
import { byKey, initialState, moved } from "../../src/figures/axis.ts";
import { readNotation } from "../../src/weave/notation.ts";
import { parseCsv } from "./parse-csv.ts";
import { figures, isOn, states } from "./placed.ts";

/** What decisions allow a page to fetch at once, in bytes as gzip −9. */
const LARGEST_PART = 60_000;
const LARGEST_HEAD = 40_000;

const notation = readNotation();

const gzipped = (value: unknown) => gzipSync(JSON.stringify(value), { level: 9 }).length;

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}

test("there are figures, and each is registered under its own id", () => {
  expect(figures.length).toBeGreaterThan(1);
  for (const { id, figure } of figures) expect(figure.id).toBe(id);
});

describe.each(figures)("figure $id", ({ figure, traces, data, axes, draw }) => {
  const rest = initialState(axes);
  const anyState = states(axes);

  test("has a title, and a caption that says something else", () => {
    expect(figure.title).toMatch(/^\S.*\S$/);
    expect(figure.caption(data)).toMatch(/^\S.{30,}\.$/);
    expect(figure.caption(data)).not.toContain(figure.title);
  });

  test("selects the same data twice and leaves the trace as it was", () => {
    const frozen = deepFrozen(structuredClone(traces));
    const selected = figure.select(...frozen);
    expect(selected).toEqual(figure.select(...frozen));
    expect(selected).toEqual(data);
  });

  test("has axes with different names, keys and places, and rests on them", () => {
    expect(new Set(axes.map(({ name }) => name)).size).toBe(axes.length);
    for (const { name, values } of axes) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(new Set(values).size).toBe(values.length);
    }
    const keys = axes.flatMap(({ keys, leap }) => [
      keys.before,
      keys.after,
      ...(leap ? [leap.before, leap.after] : []),
    ]);
    expect(new Set([...keys, "Home", "End"]).size).toBe(keys.length + 2);
    expect(isOn(axes, rest)).toBe(true);
  });

  test("draws the same picture for equal data and state", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const copy = draw({ ...state }, structuredClone(data));
        expect(draw(state).isEqualNode(copy)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test("changes a drawing in place into what it would draw", () => {
    fc.assert(
      fc.property(anyState, anyState, (from, to) => {
        const drawing = draw(from);
        figure.update(drawing, data, to);
        const wanted = draw(to);
        expect(drawing.isEqualNode(wanted)).toBe(true);
        figure.update(drawing, data, to);
        expect(drawing.isEqualNode(wanted)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("draws another picture wherever one axis is elsewhere", () => {
    for (const { name, values } of axes) {
      const other = { ...rest, [name]: values.find((value) => value !== rest[name]) ?? NaN };
      expect(draw(other).isEqualNode(draw(rest)), name).toBe(false);
    }
  });

  test("draws what may stand in any page as often as it likes", () => {
    const drawing = draw(rest);
    for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
      expect(element.localName).not.toMatch(/^(script|style|iframe|object|link)$/);
      const names = [...element.attributes].map(({ name }) => name);
      expect(names.filter((name) => /^(on.*|style|id|href)$/.test(name))).toEqual([]);
    }
    expect(drawing.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(drawing.querySelectorAll(".figure-readout")).toHaveLength(1);
    expect(drawing.querySelectorAll("[data-pointer]")).toHaveLength(1);
  });

  test("says where it stands, in a sentence for every place", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const said = figure.announce(data, state);
        expectProse(said);
        for (const { name } of axes)
          for (const places of [-1, 1]) {
            const next = moved(axes, state, name, places);
            if (next[name] !== state[name]) expect(figure.announce(data, next)).not.toBe(said);
          }
      }),
      { numRuns: 60 },
    );
  });

  test("describes what is drawn, at every place of one axis in other words", () => {
    // The training, where the figure follows it, or else what the buttons move along.
    const walked = axes.find(({ shared }) => shared) ?? axes[0];
    const said = walked.values.map((value) =>
      figure.describe(data, { ...rest, [walked.name]: value }),
    );
    expect(new Set(said).size).toBe(said.length);
    for (const text of said) {
      expectProse(text);
      const words = text.split(" ").length;
      expect(words, `describe has ${words} words; 31 to 119 say enough and not too much`).toSatisfy(
        (count: number) => count > 30 && count < 120,
      );
    }
  });

  test("gives its data as a table without holes, which survives CSV and JSON", () => {
    for (const state of figure.moments(data)) {
      const table = figure.table(data, state);
      const { columns, rows } = table;
      expect(table.caption).toMatch(/^\S.{10,}\S$/);
      expect(new Set(columns).size).toBe(columns.length);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const cell of row)
          expect(typeof cell === "number" ? Number.isFinite(cell) : cell !== "").toBe(true);
      }
      const asText = [columns, ...rows].map((row) => row.map(String));
      expect(parseCsv(csvText(table))).toEqual(asText);
      const objects = JSON.parse(jsonText(table)) as Record<string, unknown>[];
      expect(objects.map((object) => columns.map((name) => object[name]))).toEqual(rows);
    }
  });

  test("every place of every axis is reached by its keys, and the ends hold", () => {
    fc.assert(
      fc.property(anyState, (from) => {
        for (const { name, values, keys, leap } of axes) {
          const press = (state: typeof from, key: string) => {
            const next = byKey(axes, state, key);
            if (!next) throw new Error(`key ${key} does nothing`);
            return next;
          };
          let state = from;
          for (const _ of values) state = press(state, keys.before);
          expect(state).toEqual({ ...from, [name]: values[0] });
          const visited = values.map((_, i) => {
            if (i > 0) state = press(state, keys.after);
            return state[name];
          });
          expect(visited).toEqual(values);
          expect(press(state, keys.after)).toEqual(state);
          if (!leap) continue;
          const place = values.indexOf(from[name]) + leap.places;
          expect(press(from, leap.after)[name]).toBe(values[Math.min(values.length - 1, place)]);
        }
      }),
      { numRuns: 20 },
    );
    const [{ name, values }] = axes;
    expect(byKey(axes, rest, "Home")).toEqual({ ...rest, [name]: values[0] });
    expect(byKey(axes, rest, "End")).toEqual({ ...rest, [name]: values[values.length - 1] });
    for (const key of ["Tab", "Escape", "a", "constructor"])
      expect(byKey(axes, rest, key)).toBeUndefined();
  });

  test("a pointer anywhere on the drawing asks for a state there is", () => {
    const share = fc.oneof(
      fc.constantFrom(0, 1, 0.5),
      fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(anyState, share, share, (state, x, y) => {
        expect(isOn(axes, figure.at(data, state, x, y))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("says what symbols hold, of those the book has", () => {
    if (!figure.values) return;
    const values = (state: typeof rest) => figure.values?.(data, state) ?? {};
    for (const [symbol, text] of Object.entries(values(rest))) {
      expect(Object.keys(notation), figure.id).toContain(symbol);
      expect(text).toMatch(/^\S.{0,70}$/);
      expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    }
    expect(Object.keys(values(rest)).length).toBeGreaterThan(0);
  });

  test("takes any text a reader may write, and says what it cannot use", () => {
    if (!figure.input) return;
    const { text, take, after, longest } = figure.input;
    expect(take(data, text(data)).note).toBe("");
    const written = fc.oneof(
      fc.string({ unit: "binary", maxLength: 2 * longest }),
      fc.constantFrom("", "q", "THE LION.", "the lion chases the", "\u0000é\ud800"),
    );
    fc.assert(
      fc.property(written, anyState, (wanted, state) => {
        const { data: taken, note } = take(data, wanted);
        expect(text(taken).length).toBeLessThanOrEqual(longest);
        expect(figure.axes(taken)).toEqual(axes);
        if (text(taken) !== wanted) expect(note).toMatch(/^[A-Z].*\.$/s);
        const next = after(taken, state);
        expect(isOn(axes, next)).toBe(true);
        const drawing = draw(next, taken);
        const before = draw(state);
        figure.update(before, taken, next);
        expect(before.isEqualNode(drawing)).toBe(true);
        expect(drawing.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
        expectProse(figure.announce(taken, next));
        expect(take(taken, text(taken)).data).toEqual(taken);
      }),
      { numRuns: 40 },
    );
  });

  test("has moments for paper, and they are states", () => {
    const moments = figure.moments(data);
    expect(moments.length).toBeGreaterThan(0);
    for (const moment of moments) expect(isOn(axes, moment)).toBe(true);
  });

  test("sends data in parts that are small and make the whole again, in any order", () => {
    if (!figure.parts) {
      expect(gzipped(data)).toBeLessThan(LARGEST_HEAD);
      return;
    }
    const { split, join, isReady } = figure.parts;
    const { head, parts } = split(data);
    expect(gzipped(head)).toBeLessThan(LARGEST_HEAD);
    for (const part of parts) expect(gzipped(part)).toBeLessThan(LARGEST_PART);
    const sent = parts.map((part) => JSON.parse(JSON.stringify(part)) as unknown);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...sent.keys()], { minLength: sent.length }),
        anyState,
        (order, state) => {
          const whole = order.reduce((some, index) => join(some, index, sent[index]), head);
          expect(isReady(whole, state)).toBe(true);
          const wanted = draw(state);
          expect(draw(state, whole).isEqualNode(wanted) || parts.length === 0).toBe(true);
        },
      ),
      { numRuns: 5 },
    );
  });

  test("the part a state needs is the part that makes it ready", () => {
    const { parts } = figure;
    if (!parts) return;
    const { head, parts: sent } = parts.split(data);
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parts.isReady(data, state)).toBe(true);
        if (parts.isReady(head, state)) return;
        const index = parts.needed(head, state);
        expect(index).toSatisfy((i: number) => Number.isInteger(i) && i >= 0 && i < sent.length);
        expect(parts.isReady(parts.join(head, index, sent[index]), state)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("refuses as a part what is none", () => {
    const { parts } = figure;
    if (!parts) return;
    const { head, parts: sent } = parts.split(data);
    const nonsense = [null, 5, "part", [], {}, { 0: null }, { 999: sent[0] }, { a: 1 }, sent];
    for (const part of nonsense)
      expect(() => parts.join(head, 0, part), JSON.stringify(part).slice(0, 40)).toThrow();
    // One part in place of another is data, and still not what was asked for.
    if (sent.length > 1) expect(() => parts.join(head, 0, sent[1])).toThrow();
  });
});

function expectProse(text: string): void {
  expect(text).not.toMatch(/NaN|undefined|Infinity|null|\[object| {2}|\s$|^\s/);
  expect(text).toMatch(/^[A-Z].*\.$/);
}
