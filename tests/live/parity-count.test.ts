import { expect, test } from "vitest";
import { begin, type Job } from "../../src/live/job.ts";
import type { CountReport } from "../../src/live/parity-count.ts";
import { readStudy } from "../../src/trace/files.ts";
import type { ParityConstruction } from "../../src/experiments/studies/parity-construction.ts";

const count = (more: Partial<Job>): CountReport[] =>
  [
    ...begin({
      kind: "parity-count",
      gain: 4,
      noise: 0,
      draw: 1,
      seed: 1,
      bits: 20_000,
      ...more,
    } as Job),
  ].map((report) => report as CountReport);

test("above the threshold nothing is wrong, and the last report is about all bits", () => {
  const reports = count({});
  expect(reports.map(({ read }) => read)).toEqual([4000, 8000, 12_000, 16_000, 20_000]);
  expect(reports.at(-1)).toMatchObject({ errors: 0, firstError: 0 });
  expect(reports.at(-1)?.leastRight).toBeGreaterThan(0.999);
});

test("far below it errors are counted, from the first on", () => {
  const [first, ...others] = count({ gain: 2 });
  expect(first.errors).toBeGreaterThan(1000);
  expect(first.firstError).toBeGreaterThan(1);
  for (const { firstError } of others) expect(firstError).toBe(first.firstError);
});

test("a length that no slice fits is read to its end", () => {
  expect(count({ bits: 4001 }).at(-1)?.read).toBe(4001);
  expect(count({ bits: 1 }).at(-1)?.read).toBe(1);
});

test("noise goes by its draw", () => {
  const least = (draw: number) => count({ noise: 0.2, draw, bits: 500 }).at(-1);
  expect(least(3)).toEqual(least(3));
  expect(least(3)).not.toEqual(least(4));
});

test("it counts what the study counts, over the same bits", async () => {
  const { data } = await readStudy("parity-construction");
  const { gains, read } = data as ParityConstruction;
  const recorded = gains.find(({ K }) => K === 2)?.readings.find(({ text }) => text === "random");
  const [report] = count({ gain: 2, bits: 4000 });
  expect(report.firstError).toBe(recorded?.firstError);
  expect(read).toBe(1_000_000);
});
