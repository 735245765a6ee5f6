import { describe, expect, test } from "vitest";
import {
  countedBackpropagation,
  countedRealTime,
} from "../../../src/experiments/memory/counted-gradients.ts";
import { backward } from "../../../src/rnn/bptt.ts";
import { unroll } from "../../../src/rnn/forward.ts";
import { numbersOf, zeroParams } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { emptyTape } from "../../../src/rnn/tape.ts";
import { chain, trained } from "../../rnn/trained.ts";

describe.each([
  [1, 2, 4],
  [3, 5, 7],
  [6, 4, 9],
])("for %d units, %d symbols and %d time steps", (H, V, T) => {
  const params = trained(H, V, 31);
  const text = chain(T + 1, V, seeded(32));
  const [tokens, targets] = [text.slice(0, -1), text.slice(1)];
  const through = countedBackpropagation(params, tokens, targets);
  const realTime = countedRealTime(params, tokens, targets);

  test("both give the gradient of backward, to rounding", () => {
    const d = zeroParams(H, V);
    const tape = emptyTape(T, H, V);
    unroll(params, tape, tokens);
    backward(params, tape, targets, d);
    for (const { gradients } of [through, realTime])
      for (const name of ["Whh", "Wxh", "bh"] as const) {
        const wanted = numbersOf(d, name);
        expect(gradients[name].flat()).toHaveLength(wanted.length);
        gradients[name].flat().forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 13));
      }
  });

  test("what was counted is what the formulas say", () => {
    const P = H * H + H * V + H;
    expect(through.products).toBe(T * (H * V + 2 * H * H + 2 * H));
    expect(realTime.products).toBe(T * (H * H * P + H * P + H + H * V + H * P));
    expect(through.kept).toBe(T * (H + V));
    expect(realTime.kept).toBe(H * P);
  });
});
