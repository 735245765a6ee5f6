import fc from "fast-check";
import { expect, test } from "vitest";
import { readState, stateBytes } from "../../scripts/run-state.ts";
import { continueRun, newRun, saveRun, trainingText } from "../../src/experiments/run.ts";
import { tiny } from "../trace/tiny.ts";

const { config } = tiny();
const run = newRun(config);
for (const update of continueRun(config, trainingText(config), run)) if (update === 25) break;
const bytes = Buffer.from(stateBytes("code", run, 12.5));

test("a saved run reads back, every float to its last bit", () => {
  expect(readState(bytes)).toEqual({ code: "code", run: saveRun(run), seconds: 12.5 });
});

test("one flipped bit anywhere is noticed, and so is a cut", () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 1 << bit;
      expect(() => readState(damaged)).toThrow("the saved state is damaged");
    }),
  );
  for (const length of [0, 1, 31, 32, 33, bytes.length - 1])
    expect(() => readState(bytes.subarray(0, length))).toThrow("the saved state is damaged");
});
