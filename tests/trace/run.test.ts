import fc from "fast-check";
import { deserialize, serialize } from "node:v8";
import { describe, expect, test, vi } from "vitest";
import { digits } from "../../src/experiments/digits.ts";
import { continueMeasuring, traceOf, weightsHash } from "../../src/experiments/record.ts";
import {
  checkpointUpdates,
  continueRun,
  CURVE_RULE,
  newRun,
  restoreRun,
  saveRun,
  trainingText,
} from "../../src/experiments/run.ts";
import { compareStart, remake } from "../../src/experiments/verify.ts";
import { zeroParams } from "../../src/rnn/params.ts";
import { firstDifference } from "../../src/trace/difference.ts";
import { placed } from "./json-paths.ts";
import { refusal, tiny, traceOfTiny } from "./tiny.ts";

vi.setConfig({ testTimeout: 60_000 }); // measuring takes a second where nothing else runs

describe("checkpoints", () => {
  test("go from 0 and 2 to the last update, ever farther apart", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 2, max: 100_000 }),
        (n, last) => {
          const updates = attempt(() => checkpointUpdates(n, last));
          if (updates === undefined) {
            // Only where steps of the logarithm are shorter than one update somewhere.
            expect(Math.pow(last / 2, 1 / (n - 2))).toBeLessThan(1.5);
            return;
          }
          expect(updates).toHaveLength(n);
          expect(updates.slice(0, 2)).toEqual([0, 2]);
          expect(updates.at(-1)).toBe(last);
          const ratio = Math.pow(last / 2, 1 / (n - 2));
          updates
            .slice(1)
            .forEach((u, i) => expect(Math.abs(u - 2 * ratio ** i)).toBeLessThan(0.51));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    [2, 100, "2 checkpoints are too few; ask for 3 or more"],
    [24, 30, "24 checkpoints do not fit into 30 updates; ask for fewer"],
    [3, 1, "3 checkpoints do not fit into 1 updates; ask for fewer"],
  ])("%i of %i updates are refused", (count, last, message) => {
    expect(() => checkpointUpdates(count, last)).toThrow(message);
  });
});

test("the curve keeps the updates that its rule names, and the clipped ones are all there", async () => {
  const experiment = tiny("long", { epochs: 5, clip: 0.2 });
  const run = newRun(experiment.config);
  const seen: number[] = [];
  for (const update of continueRun(experiment.config, trainingText(experiment.config), run))
    seen.push(update);
  const last = seen.length;
  expect(CURVE_RULE).toBe("updates 1 to 250, every fifth after that, and the last");
  const first = Array.from({ length: 250 }, (_, i) => i + 1);
  const fifths = seen.filter((update) => update > 250 && update % 5 === 0);
  expect(run.curve.update).toEqual([...new Set([...first, ...fifths, last])]);
  expect(last).toBeGreaterThan(300);
  expect(run.clipped.gradientNorm.length).toBeGreaterThan(50);
  expect(Math.min(...run.clipped.gradientNorm)).toBeGreaterThan(0.2);
  run.curve.update.forEach((update, i) =>
    expect(run.clipped.update.includes(update)).toBe(run.curve.gradientNorm[i] > 0.2),
  );
});

test("stopped after any update and written to disk, a run goes on with the same bits", async () => {
  const { config } = tiny();
  const text = trainingText(config);
  const straight = newRun(config);
  for (const _ of continueRun(config, text, straight));
  for (const stops of [[1], [2, 3], [70], [69, 140, 209], [210]]) {
    let run = newRun(config);
    for (const stop of [...stops, Infinity]) {
      for (const update of continueRun(config, text, run)) if (update >= stop) break;
      run = restoreRun(config, deserialize(serialize(saveRun(run))));
    }
    expect(saveRun(run), `stopped at ${stops}`).toEqual(saveRun(straight));
  }
});

test("stopped after any measurement, a run goes on with the next", async () => {
  const experiment = tiny();
  const { config } = experiment;
  let run = newRun(config);
  for (const _ of continueRun(config, trainingText(config), run));
  const counts: number[] = [];
  for (let i = 0; i < config.checkpoints; i++)
    for (const measured of continueMeasuring(config, run)) {
      counts.push(measured);
      run = restoreRun(config, deserialize(serialize(saveRun(run))));
      break;
    }
  expect(counts).toEqual([1, 2, 3]);
  const code = "0".repeat(64);
  expect(
    firstDifference(await traceOf(experiment, code, run), await traceOfTiny()),
  ).toBeUndefined();
});

test("an unfinished run has no trace", async () => {
  const experiment = tiny();
  const run = newRun(experiment.config);
  expect(await refusal(traceOf(experiment, "0".repeat(64), run))).toBe(
    "tiny is not finished: 0 of 210 updates are made, 0 of 3 checkpoints are measured",
  );
});

test("a trace can be made again, and its start compared", async () => {
  const experiment = tiny();
  const trace = await traceOfTiny(experiment);
  expect(firstDifference(trace, await remake(experiment, trace.provenance.code))).toBeUndefined();
  expect(await compareStart(experiment, trace, 30)).toBeUndefined();
  const within = placed(trace, ["curve", "loss", 29], 1) as typeof trace;
  expect((await compareStart(experiment, within, 30))?.path).toBe("curve.loss.29");
  expect(await compareStart(experiment, within, 29)).toBeUndefined();
  const other = tiny("tiny", { seed: 2 });
  expect((await compareStart(other, trace, 1))?.path).toBe("config.seed");
  const floor = placed(trace, ["test", "floor"], 0.25) as typeof trace;
  expect((await compareStart(experiment, floor, 1))?.path).toBe("test.floor");
});

test("fractions keep six digits, scales all of them, whole numbers too", () => {
  expect(digits({ a: 1 / 3, n: 1234567, scale: [1 / 3], list: [{ b: 2e-9 / 3 }] })).toEqual({
    a: 0.333333,
    n: 1234567,
    scale: [1 / 3],
    list: [{ b: 6.66667e-10 }],
  });
});

test("the hash of the weights is over little-endian float64 in the order of their names", async () => {
  const params = zeroParams(1, 2);
  params.Wxh.data.set([1, -2]);
  params.Whh.data.set([0.5]);
  params.by.set([0, 3]);
  const expected = Buffer.alloc(8 * 8); // Wxh (2), Whh (1), Why (2), bh (1), by (2)
  [1, -2, 0.5, 0, 0, 0, 0, 3].forEach((value, i) => expected.writeDoubleLE(value, 8 * i));
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(expected));
  expect(await weightsHash(params)).toBe(Buffer.from(digest).toString("hex"));
});

function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
