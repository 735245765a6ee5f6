import { describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { begin, type Report } from "../../src/live/job.ts";
import { figures } from "./placed.ts";

const working = figures.filter(({ figure }) => figure.live);

test("there are figures that compute while they are watched", () =>
  expect(working.length).toBeGreaterThan(1));

describe.each(working)("figure $id", ({ figure, data, axes, draw }) => {
  const { live } = figure;
  const rest = initialState(axes);
  if (!live) throw new Error(`figure ${figure.id} does nothing`);
  const job = live.job(data, rest);
  const reports: Report[] = [];
  for (const report of begin(job)) {
    reports.push(report);
    if (reports.length === 6) break;
  }

  test("its job survives the way to a worker, and is the same at the same place", () => {
    expect(structuredClone(job)).toEqual(job);
    expect(live.job(data, { ...rest })).toEqual(job);
    expect(live.label).toMatch(/^[A-Z]/);
  });

  test("what is reported becomes part of the picture, as it would be drawn", () => {
    const drawing = draw(rest);
    let now = live.take(data, job, []);
    for (const some of [reports.slice(0, 2), reports.slice(2)]) {
      const next = live.take(now, job, some);
      expect(next).not.toEqual(now);
      now = next;
      figure.update(drawing, now, rest);
      expect(drawing.isEqualNode(draw(rest, now))).toBe(true);
      expect(drawing.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      expect(figure.announce(now, rest)).toMatch(/^[A-Z].*\.$/);
      expect(figure.axes(now)).toEqual(axes);
    }
    expect(drawing.isEqualNode(draw(rest))).toBe(false);
  });

  test("to hear of nothing takes nothing back", () => {
    const some = live.take(live.take(data, job, []), job, reports);
    expect(live.take(some, job, [])).toEqual(some);
  });

  test("reports of another kind change nothing", () => {
    const foreign = working.map(({ figure, data, axes }) =>
      figure.live?.job(data, initialState(axes)),
    );
    for (const other of foreign)
      if (other && other.kind !== job.kind) expect(live.take(data, other, [])).toBe(data);
  });

  test("a fresh run begins at another place there is", () => {
    if (!live.again) return;
    const next = live.again.state(data, rest);
    expect(next).not.toEqual(rest);
    for (const { name, values } of axes) expect(values).toContain(next[name]);
  });
});
