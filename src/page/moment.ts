import { readAddress, writeAddress } from "../figures/address.ts";
import type { Axis, State } from "../figures/axis.ts";

/** A figure's seat at the page's moment: where it stands, told whenever that changes. */
export interface Seat {
  readonly figure: string;
  readonly axes: readonly Axis[];
  state: State;
  readonly changed: (state: State) => void;
}

const SETTLED_MS = 200;
const seats = new Set<Seat>();
let settle: ReturnType<typeof setTimeout> | undefined;

/**
 * Seats a figure at the page's moment: gives it the state the address asks for, and from then on
 * every move of an axis it shares. Returns the sentences the address gave cause for.
 */
export function takeSeat(seat: Seat): readonly string[] {
  const { state, notes } = readAddress(seat.figure, seat.axes, seat.state, location.search);
  seat.state = state;
  seats.add(seat);
  return notes;
}

/** Gives up a seat, when a figure leaves the page. */
export const leaveSeat = (seat: Seat): void => void seats.delete(seat);

/** Moves one figure, and with it all others along the axes they share; the address follows once it settles. */
export function move(seat: Seat, state: State): void {
  for (const one of seats) {
    const next = one === seat ? state : { ...one.state, ...shared(seat.axes, state, one.axes) };
    if (Object.entries(next).every(([name, value]) => one.state[name] === value)) continue;
    one.state = next;
    one.changed(next);
  }
  clearTimeout(settle);
  settle = setTimeout(writeMoment, SETTLED_MS);
}

/** The address of this page at this moment of one figure. */
export function addressOf({ figure, axes, state }: Seat): string {
  const url = new URL(location.href);
  url.search = writeAddress(figure, axes, state, "");
  url.hash = figure;
  return url.href;
}

function shared(from: readonly Axis[], state: State, to: readonly Axis[]): State {
  const names = to.filter((axis) => axis.shared).map((axis) => axis.name);
  return Object.fromEntries(
    from
      .filter((axis) => axis.shared && names.includes(axis.name))
      .map((axis) => [axis.name, state[axis.name]]),
  );
}

function writeMoment(): void {
  let search = location.search;
  for (const { figure, axes, state } of seats) search = writeAddress(figure, axes, state, search);
  if (search !== location.search)
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}
