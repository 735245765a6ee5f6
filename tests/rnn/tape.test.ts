import { expect, test } from "vitest";
import { emptyTape, firstState, lastState } from "../../src/rnn/tape.ts";

test("the state before a step is the state after the step before", () => {
  const tape = emptyTape(3, 2, 4);
  firstState(tape).set([1, 2]);
  tape.h.row[0].set([3, 4]);
  tape.h.row[1].set([5, 6]);
  lastState(tape).set([7, 8]);
  expect(tape.hPrev.row.map((h) => [...h])).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect([...tape.h.row[2]]).toEqual([7, 8]);
});

test("a fresh tape is zero and as long as asked for", () => {
  const tape = emptyTape(3, 2, 4);
  expect(tape.x).toEqual([0, 0, 0]);
  for (const M of [tape.hPrev, tape.h, tape.dh, tape.dz]) expect([M.rows, M.cols]).toEqual([3, 2]);
  for (const M of [tape.y, tape.p, tape.dy]) expect([M.rows, M.cols]).toEqual([3, 4]);
  for (const M of [tape.h, tape.y, tape.p, tape.dy, tape.dh, tape.dz, tape.hPrev])
    expect(M.data.every((number) => number === 0)).toBe(true);
});
