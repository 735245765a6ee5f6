import type { TemporalXor } from "../experiments/studies/temporal-xor.ts";
import { bits } from "../rnn/loss.ts";

/** The networks of so many units under one protocol. Throws where none were recorded. */
function networksOf({ protocols }: TemporalXor, protocol: string, units: number) {
  const size = protocols
    .find(({ name }) => name === protocol)
    ?.sizes.find((one) => one.units === units);
  if (!size)
    throw new Error(
      `no networks of ${units} units were recorded under "${protocol}"; the protocols are ${protocols.map(({ name }) => name).join(", ")}`,
    );
  return size.networks;
}

/** Whether each network, by seed, has found the rule. */
export const solvedBy = (data: TemporalXor, protocol: string, units: number): boolean[] =>
  networksOf(data, protocol, units).map(({ isSolved }) => isSolved);

/** The mean loss of each network, by seed, on the third bit of a triple, in bits. */
export const thirdBits = (data: TemporalXor, protocol: string, units: number): number[] =>
  networksOf(data, protocol, units).map(({ loss }) => bits(loss[2]));
