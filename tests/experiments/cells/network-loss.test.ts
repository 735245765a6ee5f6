import { expect, test } from "vitest";
import { meanLoss } from "../../../src/experiments/measure.ts";
import { networkLoss } from "../../../src/experiments/cells/network-loss.ts";
import { fastElman } from "../../../src/kernel/fast-elman.ts";
import { initialParams } from "../../../src/rnn/initialization.ts";
import { integer, seeded } from "../../../src/rnn/random.ts";

test.each([7, 201, 450])(
  "of tanh units it is the mean loss of a text of %i characters",
  (length) => {
    const params = initialParams(6, 5, seeded(2));
    const random = seeded(3);
    const tokens = Array.from({ length }, () => integer(random, 5));
    expect(networkLoss(fastElman(params), tokens)).toBeCloseTo(meanLoss(params, tokens), 12);
  },
);
