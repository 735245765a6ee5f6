import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gru } from "../../src/rnn/gru.ts";
import { zeroGru } from "../../src/rnn/gru-params.ts";
import { lstm } from "../../src/rnn/lstm.ts";
import { zeroLstm } from "../../src/rnn/lstm-params.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { constant } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";

/** What tests/fixtures/cells-torch.py wrote: the same training by PyTorch, tensors in the order of src/rnn. */
interface Fixture {
  readonly H: number;
  readonly V: number;
  readonly truncation: number;
  readonly lanes: number[][];
  readonly rate: number;
  readonly clip: number;
  readonly runs: Record<"lstm" | "gru", Run>;
}

interface Run {
  readonly start: number[][];
  readonly updates: { loss: number; gradientNorm: number; gradients: number[][] }[];
  readonly end: number[][];
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/cells-torch.json", import.meta.url), "utf8"),
) as Fixture;

const { H, V, lanes, truncation, rate, clip, runs } = fixture;

function expectNear(found: readonly ArrayLike<number>[], expected: number[][]): void {
  expect(found.map((numbers) => numbers.length)).toEqual(expected.map(({ length }) => length));
  const apart = expected.flatMap((numbers, at) =>
    numbers.map((q, i) => Math.abs(found[at][i] - q)),
  );
  expect(Math.max(...apart)).toBeLessThan(1e-10);
}

describe.each([
  ["lstm", lstm(zeroLstm(H, V))],
  ["gru", gru(zeroGru(H, V))],
] as const)("%s", (name, network) => {
  test("eight updates have PyTorch's losses, gradients and last weights to 1e-10", () => {
    const run = runs[name];
    network.params.forEach((numbers, at) => numbers.set(run.start[at]));
    const options = { updates: 8, schedule: constant(rate), clip, optimizer: sgd() };
    const source = runningText(lanes.flat(), lanes.length, truncation);
    const progress = start(lanes.length, network.stateSize);
    for (const { update, loss, gradientNorm, gradients } of train(
      network,
      source,
      options,
      progress,
    )) {
      const torch = run.updates[update - 1];
      expect(Math.abs(loss - torch.loss)).toBeLessThan(1e-10);
      expect(Math.abs(gradientNorm - torch.gradientNorm)).toBeLessThan(1e-10);
      expectNear(gradients, torch.gradients);
    }
    expect(progress.update).toBe(8);
    expectNear(network.params, run.end);
    expect(run.updates.some((update) => update.gradientNorm > clip)).toBe(true);
  });
});
