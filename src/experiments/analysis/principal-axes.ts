import { matrix, norm, type Vector } from "../../rnn/matrix.ts";
import { orthogonalRows } from "../../rnn/orthogonal-rows.ts";
import { meanVector, type Numbers } from "./vector-distances.ts";

/** The directions in which points spread most. */
export interface PrincipalAxes {
  readonly center: Vector; //           (D)
  readonly axes: readonly Vector[]; //  unit vectors of (D), by falling spread
}

/** A spread of less than this share of the largest is what rounding leaves. */
const ROUNDING = 1e-12;

/**
 * The principal axes of N points of D numbers, as many as the points span. The rows of the centered points
 * are turned until every two are orthogonal: each is then an axis, as long as the points are spread along
 * it. The largest entry of an axis is positive. Throws where `orthogonalRows` does. Source: Pearson (1901).
 */
export function principalAxes(points: readonly Numbers[]): PrincipalAxes {
  const center = meanVector(points);
  const X = matrix(points.length, center.length);
  points.forEach((point, n) => X.row[n].set(differences(point, center)));
  const rows = [...orthogonalRows(X).U.row].sort((u, v) => norm(v) - norm(u));
  const spans = (row: Vector) => norm(row) > ROUNDING * norm(rows[0]);
  return { center, axes: rows.filter(spans).map(signedUnit) };
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

/** The row at length 1, its largest entry positive. */
function signedUnit(row: Vector): Vector {
  const length = norm(row);
  const largest = row.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return row.map((x) => (largest < 0 ? -x : x) / length);
}

const differences = (u: Numbers, v: Numbers) => Float64Array.from(u, (x, i) => x - v[i]);

function dot(u: Vector, v: Vector): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * v[i];
  return sum;
}
