import { amountText } from "./amount-text.ts";
import type { Path } from "./linear-map-data.ts";

/** The planes are drawn on a square of so many units, which is stretched to the room there is. */
export const SIDE = 1000;

/** A square part of a plane around the origin, and what can be drawn in it. */
export interface Plane {
  /** From the origin to each edge. */
  readonly reach: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** Lines through all round numbers, for the attribute d of a path; so are the others. */
  readonly grid: string;
  readonly line: (...points: readonly Iterable<number>[]) => string;
  readonly dots: (...points: readonly Iterable<number>[]) => string;
  readonly circle: (radius: number) => string;
}

/** Where a point of a plane is in its square, in percent from the top left. */
export const placeIn = ({ reach }: Plane, x: number, y: number) => ({
  x: `${((50 * (reach + x)) / reach).toFixed(2)}%`,
  y: `${((50 * (reach - y)) / reach).toFixed(2)}%`,
});

/** The plane of a path: it holds all of it, and lines at every round number of some size. */
export function pathPlane(path: Path): Plane {
  const largest = Math.max(...path.h.flatMap((state) => [...state].map(Math.abs)));
  return planeOf(MARGIN * largest, roundBelow((MARGIN * largest) / FEWEST_LINES));
}

/** How much further than its furthest point the plane of a path goes. */
const MARGIN = 1.15;
/** On either side of the origin. */
const FEWEST_LINES = 1.3;

function planeOf(reach: number, step: number): Plane {
  const at = (x: number) => ((SIDE / 2) * (1 + x / reach)).toFixed(1);
  const point = (x: number, y: number) => `${at(x)} ${at(-y)}`;
  const count = Math.floor(reach / step);
  const lines = Array.from({ length: 2 * count + 1 }, (_, i) => at((i - count) * step));
  return {
    reach,
    ticks: [-step, 0, step].map((value) => ({ value, text: tickText(value) })),
    grid: lines.map((place) => `M${place} 0V${SIDE}M0 ${place}H${SIDE}`).join(""),
    line: (...points) => points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${point(x, y)}`).join(""),
    dots: (...points) => points.map(([x, y]) => `M${point(x, y)}h.01`).join(""),
    circle: (radius) => {
      const r = ((SIDE / 2) * (radius / reach)).toFixed(1);
      const arc = (x: number) => `A${r} ${r} 0 0 1 ${point(x, 0)}`;
      return `M${point(-radius, 0)}${arc(radius)}${arc(-radius)}`;
    },
  };
}

/** The plane of eigenvalues: it holds every place they can be put. */
export const EIGENPLANE = planeOf(1.35, 1);

/** The largest of 1, 2 and 5 times a power of ten that is not above a positive number. */
function roundBelow(value: number): number {
  const [mantissa, exponent] = value.toExponential().split("e");
  const digit = [5, 2, 1].find((one) => one <= Number(mantissa)) ?? 1;
  return Number(`${digit}e${exponent}`);
}

function tickText(value: number): string {
  const text = amountText(Math.abs(value), 1);
  return value < 0 ? `−${text}` : text;
}
