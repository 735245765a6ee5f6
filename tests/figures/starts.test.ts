import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { startsAgainstSeeds, startsSpread } from "../../src/figures/starts-spread.ts";
import { recordedElsewhere } from "../../src/figures/starts-words.ts";
import { starts } from "../../src/figures/starts.ts";
import { readTrace } from "../../src/trace/files.ts";

const traces = await Promise.all(starts.runs.map((run) => readTrace(run)));
const data = starts.select(...traces);
const { updates, lags } = data;
const first = updates[0];
const last = updates[updates.length - 1];
const { document } = new JSDOM("").window;

const runs = data.starts.flatMap(({ name, runs }) => runs.map((run) => ({ name, ...run })));
const rowsAt = (update: number, lag = 20) => starts.table(data, { update, lag }).rows;

/** How far apart the ends of some numbers are, as a factor. */
const ratio = (values: readonly number[]) => Math.max(...values) / Math.min(...values);

describe("what is selected", () => {
  test("is five starts of three seeds, the same three for each, measured at every update and lag", () => {
    expect(data.starts.map(({ name }) => name)).toEqual([
      "orthogonal",
      "Xavier",
      "wide",
      "narrow",
      "identity",
    ]);
    for (const start of data.starts) {
      expect(start.runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);
      for (const run of start.runs) {
        for (const series of [
          run.recorded,
          run.spectralRadius,
          run.largestSingularValue,
          run.left,
          run.excess,
        ])
          expect(series).toHaveLength(updates.length);
        for (const left of run.left) expect(left).toHaveLength(lags);
      }
    }
  });

  test("does not depend on the order of the runs", () => {
    expect(starts.select(...traces.toReversed())).toEqual(data);
  });

  test("is what the traces say, to the digits that are kept", () => {
    runs.forEach((run, i) => {
      const { config, checkpoint, test: text } = traces[i];
      expect(config.seed).toBe(run.seed);
      run.recorded.forEach((update, place) => {
        const at = checkpoint.update.indexOf(update);
        const near = (value: number, wanted: number, digits: number) =>
          expect(Math.abs(value / wanted - 1)).toBeLessThanOrEqual(0.5001 * 10 ** (1 - digits));
        near(run.spectralRadius[place], checkpoint.spectralRadius[at], 4);
        near(run.largestSingularValue[place], checkpoint.largestSingularValue[at], 4);
        near(run.excess[place], checkpoint.loss[at] / Math.LN2 - text.floor, 4);
        for (let lag = 1; lag <= lags; lag++)
          near(run.left[place][lag - 1], checkpoint.jacobianNorm[at][lag], 2);
      });
    });
  });

  test("is recorded at the update shown, or where that run was recorded nearest, which is said", () => {
    runs.forEach(({ recorded }, i) => {
      recorded.forEach((update, place) => {
        const distances = traces[i].checkpoint.update.map((one) => Math.abs(one - updates[place]));
        expect(Math.abs(update - updates[place])).toBe(Math.min(...distances));
      });
    });
    for (const [place, update] of updates.entries()) {
      const elsewhere = runs.filter(({ recorded }) => recorded[place] !== update);
      const said = recordedElsewhere(data, { update, lag: 1 });
      expect(said === "").toBe(elsewhere.length === 0);
      expect(said.split(".").length - 1).toBe(elsewhere.length);
      expect(rowsAt(update).map(([, , recorded]) => recorded)).toEqual(
        runs.map(({ recorded }) => recorded[place]),
      );
    }
    expect(recordedElsewhere(data, { update: first, lag: 1 })).toBe("");
    expect(recordedElsewhere(data, { update: last, lag: 1 })).toBe("");
  });
});

describe("the matrices", () => {
  test("that begin orthogonal or as the identity have every length one at first", () => {
    for (const { name, spectralRadius, largestSingularValue } of runs) {
      if (name !== "orthogonal" && name !== "identity") continue;
      expect(Math.abs(spectralRadius[0] - 1)).toBeLessThan(1e-3);
      expect(Math.abs(largestSingularValue[0] - 1)).toBeLessThan(1e-3);
    }
  });

  test("stretch no direction less than their eigenvalues do", () => {
    for (const { spectralRadius, largestSingularValue } of runs)
      spectralRadius.forEach((radius, place) =>
        expect(largestSingularValue[place]).toBeGreaterThanOrEqual(radius),
      );
  });

  test("no product of Jacobians is longer than the matrix could make it", () => {
    // Each Jacobian is Whh with its rows made shorter by tanh′ ≤ 1.
    for (const { largestSingularValue, left } of runs)
      left.forEach((norms, place) =>
        norms.forEach((norm, i) =>
          expect(norm).toBeLessThanOrEqual(1.05 * largestSingularValue[place] ** (i + 1)),
        ),
      );
  });
});

describe("what the caption says", () => {
  const radii = (place: number) => runs.map(({ spectralRadius }) => spectralRadius[place]);

  test("matrices differ in size at first, and are alike at the end", () => {
    expect(ratio(radii(0))).toBeGreaterThan(10);
    expect(ratio(radii(updates.length - 1))).toBeLessThan(1.5);
    const [least, most] = [Math.min, Math.max].map((end) => end(...radii(updates.length - 1)));
    expect(starts.caption(data)).toContain(
      `between ${least.toPrecision(2)} and ${most.toPrecision(2)} `,
    );
  });

  test("what is left of a change differs by powers of ten", () => {
    for (const lag of [10, 20, 50])
      expect(ratio(runs.map(({ left }) => left[0][lag - 1]))).toBeGreaterThan(100);
  });
});

describe("the spread of the starts", () => {
  test("is that of the table's last column", () => {
    const all = rowsAt(last).map((row) => [row[0], Number(row[6])] as const);
    for (const { name, mean, least, most } of startsSpread(data)) {
      const excess = all.flatMap(([start, value]) => (start === name ? [value] : []));
      expect(excess).toHaveLength(3);
      expect(mean).toBeCloseTo((excess[0] + excess[1] + excess[2]) / 3, 12);
      expect([least, most]).toEqual([Math.min(...excess), Math.max(...excess)]);
    }
  });

  test("names the best and worst start and the most that chance does, at any update", () => {
    for (const update of updates) {
      const spreads = startsSpread(data, update);
      const { best, worst, seeds } = startsAgainstSeeds(data, update);
      expect(spreads.filter(({ mean }) => mean < best || mean > worst)).toEqual([]);
      expect(spreads.some(({ mean }) => mean === best)).toBe(true);
      expect(spreads.some(({ mean }) => mean === worst)).toBe(true);
      for (const { least, most } of spreads) expect(most - least).toBeLessThanOrEqual(seeds);
      expect(spreads.some(({ least, most }) => most - least === seeds)).toBe(true);
    }
    expect(startsAgainstSeeds(data)).toEqual(startsAgainstSeeds(data, last));
  });
});

describe("what is drawn", () => {
  const at = (update: number, lag: number) => starts.draw(data, { update, lag }, { document });
  const shares = (drawing: Element, selector: string) =>
    [...drawing.querySelectorAll(selector)].map((dot) => parseFloat(dot.getAttribute("cx") ?? ""));

  test("spectral radii and singular values stand where they are on one axis from 0", () => {
    const drawing = at(last, 20);
    const radii = shares(drawing, ".starts-size .starts-dot.filled");
    const stretches = shares(drawing, ".starts-size .starts-dot.open");
    const rows = rowsAt(last);
    const unit = radii[0] / Number(rows[0][3]);
    rows.forEach(([, , , radius, stretch], i) => {
      expect(radii[i]).toBeCloseTo(unit * Number(radius), 1);
      expect(stretches[i]).toBeCloseTo(unit * Number(stretch), 1);
    });
    for (const share of stretches) expect(share).toBeLessThanOrEqual(100);
  });

  test("pale marks stand where the dots are at first", () => {
    const [began, now] = [at(last, 20), at(first, 20)];
    expect(shares(began, ".starts-began")).toEqual(shares(now, ".starts-dot"));
    expect(shares(began, ".starts-began")).toHaveLength(4 * runs.length);
  });

  test("what is too little for the scale stands left of it, and is told where no seed is on it", () => {
    for (const update of updates)
      for (const lag of [1, 20, lags]) {
        const drawing = at(update, lag);
        const places = shares(drawing, ".starts-left .starts-dot");
        const norms = rowsAt(update, lag).map((row) => Number(row[5]));
        norms.forEach((norm, i) => {
          expect(places[i] < 10).toBe(norm < 1e-6);
          norms.forEach((other, j) => {
            if (norm < other) expect(places[i]).toBeLessThanOrEqual(places[j]);
          });
        });
        const told = [...drawing.querySelectorAll(".starts-left .starts-beyond")];
        told.forEach(({ textContent }, row) => {
          const seeds = norms.slice(3 * row, 3 * row + 3);
          expect(textContent !== "").toBe(seeds.every((norm) => norm < 1e-6));
        });
      }
  });

  test("the pointer goes to the update it is nearest to", () => {
    updates.forEach((update, i) => {
      for (const off of [-0.4, 0, 0.4]) {
        const x = Math.max(0, Math.min(1, (i + off) / (updates.length - 1)));
        expect(starts.at(data, { update: first, lag: 7 }, x, 0.5)).toEqual({ update, lag: 7 });
      }
    });
  });
});
