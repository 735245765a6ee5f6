import { matrix, norm, type Matrix, type Vector } from "../rnn/matrix.ts";
import { meanVector, type Numbers } from "./vector-distances.ts";

/** The directions in which points spread most. */
export interface PrincipalAxes {
  readonly center: Vector; //             (D)
  readonly axes: readonly Vector[]; //    unit vectors of (D), by falling spread
  readonly squares: readonly number[]; // of the points' coordinates along each axis, summed
}

const SWEEPS = 60; // six to ten are usual

/**
 * The principal axes of N points of D numbers, as many as there are points. The rows of the centered
 * points are turned in pairs until every two are orthogonal: each is then an axis, as long as the points
 * are spread along it. The largest entry of an axis is positive. Throws if 60 sweeps over all pairs do
 * not do. Source: Pearson (1901); Hestenes (1958), one-sided Jacobi.
 */
export function principalAxes(points: readonly Numbers[]): PrincipalAxes {
  const center = meanVector(points);
  const X = matrix(points.length, center.length);
  points.forEach((point, n) => X.row[n].set(differences(point, center)));
  for (let sweep = 0; turnAll(X); sweep++)
    if (sweep === SWEEPS) throw new Error(`the rows are not orthogonal after ${SWEEPS} sweeps`);
  const rows = [...X.row].sort((u, v) => norm(v) - norm(u));
  return {
    center,
    axes: rows.map(signedUnit),
    squares: rows.map((row) => norm(row) * norm(row)),
  };
}

/** The coordinates of a point along the first `count` axes. */
export function project({ center, axes }: PrincipalAxes, point: Numbers, count: number): number[] {
  const from = differences(point, center);
  return axes.slice(0, count).map((axis) => dot(axis, from));
}

/** The share of the spread of points, about their own mean, that lies along the first `count` axes. */
export function shareAlong(axes: PrincipalAxes, points: readonly Numbers[], count: number): number {
  const own = { ...axes, center: meanVector(points) };
  let [along, all] = [0, 0];
  for (const point of points) {
    const from = differences(point, own.center);
    all += dot(from, from);
    for (const coordinate of project(own, point, count)) along += coordinate * coordinate;
  }
  return along / all;
}

/** Turns every two rows once; in place. Says whether some were not orthogonal. */
function turnAll(X: Matrix): boolean {
  let turned = false;
  for (let p = 0; p < X.rows; p++)
    for (let q = p + 1; q < X.rows; q++) turned = turn(X.row[p], X.row[q]) || turned;
  return turned;
}

/** Turns u and v in their plane until they are orthogonal; in place. What is left of a row that others make up is never orthogonal, but short. */
function turn(u: Vector, v: Vector): boolean {
  const [uu, vv, uv] = [dot(u, u), dot(v, v), dot(u, v)];
  if (Math.abs(uv) <= 1e-14 * Math.max(Math.sqrt(uu) * Math.sqrt(vv), 1e-14)) return false;
  const cot2 = (vv - uu) / (2 * uv); // of twice the angle
  const tan = (cot2 < 0 ? -1 : 1) / (Math.abs(cot2) + Math.sqrt(1 + cot2 * cot2));
  const cos = 1 / Math.sqrt(1 + tan * tan);
  const sin = cos * tan;
  for (let j = 0; j < u.length; j++) {
    const uj = u[j];
    u[j] = cos * uj - sin * v[j];
    v[j] = sin * uj + cos * v[j];
  }
  return true;
}

/** The row at length 1, its largest entry positive; zeros where it is zero. */
function signedUnit(row: Vector): Vector {
  const length = norm(row);
  if (length === 0) return row;
  const largest = row.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return row.map((x) => (largest < 0 ? -x : x) / length);
}

const differences = (u: Numbers, v: Numbers) => Float64Array.from(u, (x, i) => x - v[i]);

function dot(u: Vector, v: Vector): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * v[i];
  return sum;
}
