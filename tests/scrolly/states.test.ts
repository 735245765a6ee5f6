import fc from "fast-check";
import { expect, test } from "vitest";
import { fillForward } from "../../src/scrolly/states.ts";

test("a step keeps what the steps before it set", () => {
  const states = fillForward({ stage: 0, update: 9 }, [
    { stage: 1 },
    {},
    { update: 3 },
    { stage: 2 },
  ]);
  expect(states).toEqual([
    { stage: 1, update: 9 },
    { stage: 1, update: 9 },
    { stage: 1, update: 3 },
    { stage: 2, update: 3 },
  ]);
});

test("every step has a value for every axis: the last that was set for it, or the first state's", () => {
  const axes = ["stage", "update", "column"];
  const initial = fc.record({ stage: fc.nat(), update: fc.nat(), column: fc.nat() });
  const change = fc.record(
    { stage: fc.nat(), update: fc.nat(), column: fc.nat() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(initial, fc.array(change), (first, changes) => {
      const before = structuredClone(changes);
      const states = fillForward(first, changes);
      expect(states).toHaveLength(changes.length);
      states.forEach((state, i) => {
        for (const axis of axes as (keyof typeof first)[]) {
          const set = changes.slice(0, i + 1).findLast((one) => one[axis] !== undefined);
          expect(state[axis]).toBe(set?.[axis] ?? first[axis]);
        }
        expect(Object.keys(state)).toHaveLength(axes.length);
      });
      expect(changes).toEqual(before);
    }),
  );
});
