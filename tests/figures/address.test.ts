import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../src/figures/address.ts";
import { initialState } from "../../src/figures/axis.ts";
import { hostileQueries } from "./hostile-queries.ts";
import { figures, isOn, states } from "./placed.ts";

describe.each(figures)("the address of figure $id", ({ id, axes }) => {
  const rest = initialState(axes);
  const parameters = axes.map((axis) => (axis.shared ? axis.name : `${id}.${axis.name}`));

  test("brings every state back, and every single place", () => {
    const expectKept = (state: typeof rest) => {
      const reading = readAddress(id, axes, rest, writeAddress(id, axes, state, ""));
      expect(reading).toEqual({ state, notes: [] });
    };
    for (const { name, values } of axes)
      for (const value of values) expectKept({ ...rest, [name]: value });
    fc.assert(fc.property(states(axes), expectKept), { numRuns: 1000 });
  });

  test("names only what is not at rest, and leaves what belongs to others", () => {
    expect(writeAddress(id, axes, rest, "")).toBe("");
    fc.assert(
      fc.property(states(axes), (state) => {
        const query = writeAddress(id, axes, state, "?other=1&x.y=%20");
        expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
          other: "1",
          "x.y": " ",
        });
        expect(writeAddress(id, axes, rest, query)).toBe("?other=1&x.y=+");
        expect(writeAddress(id, axes, state, query)).toBe(query);
      }),
    );
  });

  test("is one address for one state, whatever was written before", () => {
    fc.assert(
      fc.property(states(axes), states(axes), (before, state) => {
        const earlier = writeAddress(id, axes, before, "?other=1");
        const later = writeAddress(id, axes, state, earlier);
        expect(later).toBe(writeAddress(id, axes, state, "?other=1"));
      }),
      { numRuns: 1000 },
    );
  });

  test("whatever it asks for, there is a state to show, and a sentence on what was refused", () => {
    fc.assert(
      fc.property(hostileQueries(parameters), (query) => {
        const { state, notes } = readAddress(id, axes, rest, query);
        expect(isOn(axes, state)).toBe(true);
        const asked = new URLSearchParams(query);
        axes.forEach((axis, i) => {
          const text = asked.get(parameters[i]);
          const isMet = text === null || (text !== "" && Number(text) === state[axis.name]);
          const isNoted = notes.some((note) => note.includes(` ${axis.unit} `));
          if (!isMet) expect(isNoted, query.slice(0, 80)).toBe(true);
          if (text === null) expect(isNoted).toBe(false);
        });
        for (const note of notes) {
          expect(note).toMatch(/^The address asks for .*; showing .*\.$/su);
          expect(note.length).toBeLessThan(160);
          expect(note.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
  }, 90_000);
});

test("a number between two places gives the nearer one, and says so", () => {
  const axes = [
    {
      name: "update",
      unit: "update",
      shared: true,
      values: [0, 10, 100],
      initial: 100,
      keys: { before: "a", after: "b" },
    },
  ];
  const read = (query: string) => readAddress("any", axes, { update: 100 }, query);
  expect(read("?update=54").state).toEqual({ update: 10 });
  expect(read("?update=56").state).toEqual({ update: 100 });
  expect(read("?update=54").notes).toEqual([
    "The address asks for update 54, which is not recorded; showing the nearest, 10.",
  ]);
  expect(read("?update=-1").notes).toEqual([
    "The address asks for update “-1”, which is no number; showing update 100.",
  ]);
});
