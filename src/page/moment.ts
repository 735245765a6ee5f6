import { readAddress, writeAddress } from "../figures/address.ts";
import { initialState, nearest, type Axis, type State } from "../figures/axis.ts";

/** A figure's seat at the page's moment: where it stands, told whenever that changes. */
export interface Seat {
  readonly figure: string;
  readonly axes: readonly Axis[];
  state: State;
  /** What the reader wrote into the figure; undefined while it is as it came. */
  text?: string;
  /** Axes that follow the page as it is scrolled: where they stand needs no place in its address. */
  readonly scrolled?: readonly string[];
  readonly changed: (state: State) => void;
}

const SETTLED_MS = 200;
const seats = new Set<Seat>();
/** Where the shared axes were asked to be, in words or by a move; a figure may only have places near by. */
const places = new Map<string, number>();
/** The query the page came with: a move rewrites the address before the figures further down have read it. */
let arrived = "";
let settle: ReturnType<typeof setTimeout> | undefined;

/**
 * Seats a figure at the page's moment: gives it the state the address asks for, and from then on
 * every move of an axis it shares. Returns the sentences the address gave cause for, other than on
 * places that, as `isElsewhere` knows, another figure of the page has.
 */
export function takeSeat(
  seat: Seat,
  isElsewhere: (axis: Axis, place: string) => boolean = () => false,
): readonly string[] {
  const { figure, axes, state } = seat;
  if (seats.size === 0) arrived = location.search;
  const asked = new URLSearchParams(arrived);
  const isUnheard = (axis: Axis) =>
    axis.shared && (places.has(axis.name) || isElsewhere(axis, asked.get(axis.name) ?? ""));
  const { notes } = readAddress(
    figure,
    axes.filter((axis) => !isUnheard(axis)),
    state,
    arrived,
  );
  const read = { ...readAddress(figure, axes, state, arrived).state };
  for (const { name, shared, values } of axes) {
    if (!shared) continue;
    if (asked.get(name) === String(read[name]) && !places.has(name)) places.set(name, read[name]);
    read[name] = nearest(values, places.get(name) ?? read[name]);
  }
  seat.state = read;
  seats.add(seat);
  return notes;
}

/** Gives up a seat, when a figure leaves the page. */
export function leaveSeat(seat: Seat): void {
  seats.delete(seat);
  if (seats.size === 0) places.clear();
}

/** Moves one figure, and with it all others along the axes they share; the address follows once it settles. */
export function move(seat: Seat, state: State): void {
  const turned = seat.axes.filter(({ name, shared }) => shared && state[name] !== seat.state[name]);
  for (const { name } of turned) places.set(name, state[name]);
  for (const one of seats) {
    const next = one === seat ? state : { ...one.state, ...shared(turned, state, one.axes) };
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
    from.flatMap(({ name }) => {
      const twin = to.find((axis) => axis.name === name && axis.shared);
      return twin ? [[name, nearest(twin.values, state[name])]] : [];
    }),
  );
}

/** Writes each figure's own places, in the order of their names, then the shared ones: one moment has one address. */
function writeMoment(): void {
  let { search } = location;
  const inOrder = [...seats].sort((a, b) => (a.figure < b.figure ? -1 : 1));
  for (const { figure, axes, state, text, scrolled = [] } of inOrder) {
    const own = axes.filter(({ shared }) => !shared);
    const atRest = own.filter(({ name }) => scrolled.includes(name));
    search = writeAddress(figure, own, { ...state, ...initialState(atRest) }, search, text);
  }
  for (const { axes, state } of inOrder)
    for (const axis of axes.filter(({ shared }) => shared)) {
      const place = places.get(axis.name) ?? state[axis.name];
      search = writeAddress("", [axis], { [axis.name]: place }, search);
    }
  if (search !== location.search)
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}
