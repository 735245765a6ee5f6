import { expect, test } from "vitest";
import { MAIN_TRAINING, trained, training } from "../../../src/experiments/language/training.ts";
import { allNumbers } from "../../../src/rnn/params.ts";
import { readTrace } from "../../../src/trace/files.ts";

const small = {
  ...MAIN_TRAINING,
  hiddenSize: 5,
  sentences: 40,
  lanes: 2,
  truncation: 10,
  epochs: 1,
};

test("the training of studies is that of the main run", async () => {
  const { config, curve } = await readTrace("main-s1");
  const { optimizer, schedule, ...same } = MAIN_TRAINING;
  expect([optimizer, schedule]).toEqual(["sgd", "cosine"]);
  expect(config).toMatchObject(same);
  const losses: number[] = [];
  for (const { update, loss } of training(MAIN_TRAINING).train()) {
    losses.push(Number(loss.toPrecision(6)));
    if (update === 4) break;
  }
  expect(losses).toEqual(curve.loss.slice(0, 4));
});

test("a training ends after its updates, and gives the same network again", () => {
  const run = training(small);
  let updates = 0;
  for (const { update } of run.train()) updates = update;
  expect(updates).toBe(run.updates);
  expect(run.updates).toBe(small.epochs * run.updatesPerEpoch);
  expect(allNumbers(trained(small))).toEqual(allNumbers(run.params));
});

test("every rule of descent lowers the loss, each in its way", () => {
  const rates = { sgd: 0.5, momentum: 0.1, adagrad: 0.1, adam: 0.01 };
  const ends = Object.entries(rates).map(([optimizer, learningRate]) => {
    const losses = [
      ...training({ ...small, optimizer: optimizer as keyof typeof rates, learningRate }).train(),
    ].map(({ loss }) => loss);
    expect(losses.at(-1)!).toBeLessThan(losses[0]);
    return losses.at(-1);
  });
  expect(new Set(ends).size).toBe(4);
});

test("null never clips", () => {
  const norms = (clip: number | null) =>
    [...training({ ...small, clip }).train()].map(({ gradientNorm }) => gradientNorm);
  expect(norms(null)).toEqual(norms(1e9));
  expect(norms(null)).not.toEqual(norms(0.01));
});

test("entries of the gradient are kept within their threshold, however long it is", () => {
  for (const { gradients } of training({ ...small, clip: null, clipEntries: 0.01 }).train()) {
    const largest = Math.max(...gradients.flatMap((numbers) => [...numbers].map(Math.abs)));
    expect(largest).toBe(0.01);
  }
});
