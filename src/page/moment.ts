import { readAddress, writeAddress } from "../figures/address.ts";
import { nearest, type Axis, type State } from "../figures/axis.ts";

/** A figure's seat at the page's moment: where it stands, told whenever that changes. */
export interface Seat {
  readonly figure: string;
  readonly axes: readonly Axis[];
  state: State;
  /** What the reader wrote into the figure; undefined while it is as it came. */
  text?: string;
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
  writeSoon();
}

/** Keeps what a reader wrote into a figure; the address follows once it settles. */
export function keepText(seat: Seat, text: string | undefined): void {
  seat.text = text;
  writeSoon();
}

function writeSoon(): void {
  clearTimeout(settle);
  settle = setTimeout(writeMoment, SETTLED_MS);
}

/** The address of this page at this moment of one figure; `place` is where the page shall be scrolled to. */
export function addressOf({ figure, axes, state, text }: Seat, place = figure): string {
  const url = new URL(location.href);
  url.search = writeAddress(figure, axes, state, "", text);
  url.hash = place;
  return url.href;
}

function shared(from: readonly Axis[], state: State, to: readonly Axis[]): State {
  // Not every run has the same places: a figure goes to its own nearest.
  return Object.fromEntries(
    from.flatMap(({ name, shared: isShared }) => {
      const twin = to.find((axis) => axis.name === name && axis.shared);
      return isShared && twin ? [[name, nearest(twin.values, state[name])]] : [];
    }),
  );
}

function writeMoment(): void {
  let search = location.search;
  for (const { figure, axes, state, text } of seats)
    search = writeAddress(figure, axes, state, search, text);
  if (search !== location.search)
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}
