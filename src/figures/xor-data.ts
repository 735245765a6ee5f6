import type { TemporalXor } from "../experiments/studies/temporal-xor.ts";
import { bits } from "../rnn/loss.ts";
import type { StudyTrace } from "../trace/schema.ts";
import type { State } from "./axis.ts";

/** Networks that learned to predict a text of triples, under several protocols. */
export interface XorData {
  readonly protocols: readonly XorProtocol[];
}

export interface XorProtocol {
  readonly name: string;
  /** Bits read in training by each network. */
  readonly read: number;
  readonly sizes: readonly {
    readonly units: number;
    /** By seed from 1 on: the mean loss on the first, second and third bit of a triple, in bits. */
    readonly loss: readonly (readonly number[])[];
    readonly solved: readonly boolean[];
  }[];
}

/** The sizes on the axis; protocols after Elman have the first only. */
export const SIZES = [2, 3, 4, 6, 8];

/** What the figure needs of the study. */
export function xorData({ data }: StudyTrace): XorData {
  const { protocols } = data as TemporalXor;
  return {
    protocols: protocols.map(({ name, bits: read, sizes }) => ({
      name,
      read,
      sizes: sizes.map(({ units, networks }) => ({
        units,
        loss: networks.map(({ loss }) => loss.map((nats) => Number(bits(nats).toFixed(3)))),
        solved: networks.map(({ isSolved }) => isSolved),
      })),
    })),
  };
}

/** What a state shows: a protocol, the networks of the size asked for or of the only one there is, and the best of them. */
export function xorAt({ protocols }: XorData, { protocol, units }: State) {
  const { sizes, ...chosen } = protocols[protocol - 1];
  const size = sizes.find((one) => one.units === units) ?? sizes[0];
  const sums = size.loss.map((phases) => phases.reduce((sum, loss) => sum + loss, 0));
  const best = sums.indexOf(Math.min(...sums));
  return { ...chosen, size, best };
}
