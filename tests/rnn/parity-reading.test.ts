import { describe, expect, test } from "vitest";
import { randomBits, repeatedBits } from "../../src/rnn/bit-text.ts";
import { parityNetwork } from "../../src/rnn/parity-network.ts";
import { parityReading, readParity } from "../../src/rnn/parity-reading.ts";
import { symbolsBeforeFailure } from "../../src/rnn/parity-threshold.ts";
import { zeroParams } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";

describe("a reading", () => {
  test("of a network that is right has no error", () => {
    const reading = parityReading(parityNetwork(4), randomBits(3000, 0.5, seeded(1)));
    expect(reading).toMatchObject({ read: 3000, errors: 0, firstError: undefined });
    expect(reading.leastRight).toBeGreaterThan(0.9998);
  });

  test.each([1.5, 2, 2.2, 2.3])("finds the first error where the map has it, at gain %d", (K) => {
    const { errors, firstError, leastRight } = parityReading(
      parityNetwork(K),
      repeatedBits(100, [0], [1]),
    );
    expect(firstError).toBe(symbolsBeforeFailure(K) + 1);
    expect(errors).toBe(100 - symbolsBeforeFailure(K)); // what is lost stays lost
    expect(leastRight).toBeLessThan(0.5);
  });

  test("of a network that always says “even” counts the odd ones", () => {
    const params = zeroParams(1, 2);
    params.by.set([1, 0]);
    expect(parityReading(params, [1, 0, 1, 1, 0])).toMatchObject({ errors: 4, firstError: 1 });
  });

  test("takes a tie for an error", () => {
    expect(parityReading(zeroParams(1, 2), [0, 0, 0])).toMatchObject({
      errors: 3,
      leastRight: 0.5,
    });
  });

  test("is kept up to date after every symbol", () => {
    const seen: number[] = [];
    for (const { read } of readParity(parityNetwork(4), [1, 0, 1])) seen.push(read);
    expect(seen).toEqual([1, 2, 3]);
  });

  test("of nothing is refused", () => {
    expect(() => parityReading(parityNetwork(4), [])).toThrow(
      "an empty text has no parity to be asked for",
    );
  });
});
