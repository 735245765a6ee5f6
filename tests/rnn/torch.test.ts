import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { elman } from "../../src/rnn/elman.ts";
import { adagrad, adam, sgd } from "../../src/rnn/optimizer.ts";
import {
  allNumbers,
  numbersOf,
  PARAM_NAMES,
  zeroParams,
  type ParamName,
} from "../../src/rnn/params.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { cosine } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";

type Flat = Record<ParamName, number[]>;

/** What tests/fixtures/rnn-torch.py wrote: ten updates of the same training by PyTorch. */
interface Fixture {
  readonly H: number;
  readonly V: number;
  readonly truncation: number;
  readonly lanes: number[][];
  readonly clip: number;
  readonly start: Flat;
  readonly runs: Record<"sgd" | "adagrad" | "adam", Run>;
}

interface Run {
  readonly rate: number;
  readonly updates: { loss: number; gradientNorm: number; gradients: Flat; params: Flat }[];
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/rnn-torch.json", import.meta.url), "utf8"),
) as Fixture;

const furthest = (found: ArrayLike<number>, expected: number[]): number => {
  expect(found).toHaveLength(expected.length);
  return expected.reduce((most, q, i) => Math.max(most, Math.abs(found[i] - q)), 0);
};

describe.each([
  ["sgd", sgd],
  ["adagrad", adagrad],
  ["adam", adam],
] as const)("with %s", (name, optimizer) => {
  const { H, V, lanes, truncation, clip } = fixture;
  const { rate, updates: expected } = fixture.runs[name];
  const params = zeroParams(H, V);
  for (const q of PARAM_NAMES) numbersOf(params, q).set(fixture.start[q]);
  const options = {
    updates: expected.length,
    schedule: cosine(rate, expected.length),
    clip,
    optimizer: optimizer(allNumbers(params)),
  };
  const source = runningText(lanes.flat(), lanes.length, truncation);
  const run = train(elman(params), source, options, start(lanes.length, H));

  test.each(expected.map((update, i) => [i + 1, update] as const))(
    "update %i has PyTorch's loss, gradients and weights to 1e-10",
    (count, torch) => {
      const update = run.next().value;
      expect(update.update).toBe(count);
      expect(Math.abs(update.loss - torch.loss)).toBeLessThanOrEqual(1e-10);
      expect(Math.abs(update.gradientNorm - torch.gradientNorm)).toBeLessThanOrEqual(1e-10);
      PARAM_NAMES.forEach((q, at) => {
        expect(furthest(update.gradients[at], torch.gradients[q])).toBeLessThan(1e-10);
        expect(furthest(numbersOf(params, q), torch.params[q])).toBeLessThan(1e-10);
      });
    },
  );

  test("some gradients were clipped and some were not", () => {
    const clipped = expected.filter((update) => update.gradientNorm > clip).length;
    expect(clipped).toBeGreaterThan(0);
    expect(clipped).toBeLessThan(expected.length);
  });
});
