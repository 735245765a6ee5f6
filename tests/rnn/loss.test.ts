import { expect, test } from "vitest";
import { bits, loss, nats } from "../../src/rnn/loss.ts";
import { emptyTape } from "../../src/rnn/tape.ts";

test("the loss is minus the log of what was given to each target, summed", () => {
  const tape = emptyTape(2, 1, 3);
  tape.p.row[0].set([0.5, 0.25, 0.25]);
  tape.p.row[1].set([0.1, 0.2, 0.7]);
  expect(loss(tape, [1, 2])).toBeCloseTo(Math.log(4) - Math.log(0.7), 15);
});

test("who is certain and right pays nothing, who is certain and wrong pays without end", () => {
  const tape = emptyTape(1, 1, 2);
  tape.p.row[0].set([1, 0]);
  expect(loss(tape, [0])).toBe(0);
  expect(loss(tape, [1])).toBe(Infinity);
});

test("an even guess between 8 costs 3 bits", () => {
  expect(bits(Math.log(8))).toBeCloseTo(3, 15);
});

test("nats and bits undo each other", () => {
  expect(nats(3)).toBeCloseTo(Math.log(8), 15);
  expect(bits(nats(0.7))).toBeCloseTo(0.7, 15);
});
