import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Axis, State } from "../../src/figures/axis.ts";
import { addressOf, leaveSeat, move, takeSeat, type Seat } from "../../src/page/moment.ts";

const axis = (name: string, shared: boolean): Axis => ({
  name,
  unit: name,
  shared,
  values: [1, 2, 3],
  initial: 1,
  keys: { before: `${name}-`, after: `${name}+` },
});

const replaceState = vi.fn();
let seats: Seat[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  const url = new URL("https://book.example/chapter/?update=2&other=x#top");
  vi.stubGlobal("location", url);
  vi.stubGlobal("history", { state: null, replaceState });
  replaceState.mockImplementation((_state, _title, address: string) => {
    url.search = new URL(address, url).search;
  });
});

afterEach(() => {
  seats.forEach(leaveSeat);
  seats = [];
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  replaceState.mockReset();
});

function seat(figure: string, ...axes: Axis[]) {
  const state: State = Object.fromEntries(axes.map(({ name }) => [name, 1]));
  const changed = vi.fn();
  const taken: Seat = { figure, axes, state, changed };
  seats.push(taken);
  return { taken, changed, notes: takeSeat(taken) };
}

test("a figure takes its seat where the address wants it", () => {
  const { taken, notes, changed } = seat("a", axis("update", true), axis("column", false));
  expect(taken.state).toEqual({ update: 2, column: 1 });
  expect(notes).toEqual([]);
  expect(changed).not.toHaveBeenCalled();
});

test("a shared axis moves every figure that has it, another one only its own", () => {
  const a = seat("a", axis("update", true), axis("column", false));
  const b = seat("b", axis("update", true), axis("column", false));
  const c = seat("c", axis("column", false));
  move(a.taken, { update: 3, column: 2 });
  expect(a.changed).toHaveBeenLastCalledWith({ update: 3, column: 2 });
  expect(b.changed).toHaveBeenLastCalledWith({ update: 3, column: 1 });
  expect(c.changed).not.toHaveBeenCalled();
});

test("who is where it is asked to be hears nothing", () => {
  const a = seat("a", axis("update", true));
  move(a.taken, { update: 2 });
  expect(a.changed).not.toHaveBeenCalled();
});

test("who has left hears nothing", () => {
  const a = seat("a", axis("update", true));
  const b = seat("b", axis("update", true));
  leaveSeat(b.taken);
  move(a.taken, { update: 3 });
  expect(b.changed).not.toHaveBeenCalled();
});

test("the address follows once the moves have settled, in one entry, and keeps what others wrote", () => {
  const a = seat("a", axis("update", true), axis("column", false));
  seat("b", axis("update", true));
  for (const column of [2, 3, 2]) move(a.taken, { update: 3, column });
  expect(replaceState).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(replaceState).toHaveBeenCalledTimes(1);
  // What others wrote comes first, then each figure's places: b has the last word on the shared one.
  expect(replaceState.mock.calls[0][2]).toBe("/chapter/?other=x&a.column=2&update=3#top");
});

test("the address of a moment names the figure and nothing it does not show", () => {
  const a = seat("a", axis("update", true), axis("column", false));
  expect(addressOf(a.taken)).toBe("https://book.example/chapter/?update=2#a");
});

test("a figure that takes its seat late still hears what the address asked of it", () => {
  location.search = "?b.column=3&update=none";
  const a = seat("a", axis("column", false));
  move(a.taken, { column: 2 });
  vi.runAllTimers();
  const b = seat("b", axis("update", true), axis("column", false));
  expect(b.taken.state).toEqual({ update: 1, column: 3 });
  expect(b.notes.join(" ")).toContain("update “none”, which is no number");
});

test("what the address asked of a shared axis is not mentioned any more once the reader has moved it", () => {
  location.search = "?update=none";
  const a = seat("a", axis("update", true));
  move(a.taken, { update: 3 });
  vi.runAllTimers();
  const b = seat("b", axis("update", true));
  expect(b.taken.state).toEqual({ update: 3 });
  expect(b.notes).toEqual([]);
});
