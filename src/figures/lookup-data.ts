import { SENTENCES } from "../grammar/sentences.ts";
import type { Trace } from "../trace/schema.ts";
import { unpack, type Tensor } from "../trace/tensor.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { checkpointsOf } from "./checkpoints.ts";
import type { PartialData } from "./figure.ts";
import { unitOrder } from "./tape-data.ts";

/** What the look-up draws from: the input weights at each checkpoint. All but the first may be missing until they are fetched. */
export interface LookupData {
  readonly symbols: string;
  /** The symbols that no sentence of the language has. */
  readonly unread: string;
  /** The unit shown in each row, counted from 0; as on the tape. */
  readonly order: readonly number[];
  readonly updates: readonly number[];
  /** The scale of the product ends at ± this: no weight is larger at any update. */
  readonly reach: number;
  readonly Wxh: readonly (Tensor | null)[]; // of (1, H, V)
}

/** What the look-up needs of a trace. */
export function lookupData(trace: Trace): LookupData {
  const { updates, weights } = checkpointsOf(trace);
  const all: readonly PackedWeights[] = weights;
  const Wxh = all.map((packed) => packed.Wxh);
  const largest = Math.max(
    ...Wxh.flatMap((tensor) => unpack(tensor).map((slice) => Math.max(...slice.map(Math.abs)))),
  );
  return {
    symbols: trace.symbols,
    unread: [...trace.symbols]
      .filter((symbol) => !SENTENCES.some(({ text }) => text.includes(symbol)))
      .join(""),
    order: unitOrder(weights[weights.length - 1], trace.symbols),
    updates,
    reach: Math.ceil(largest * 10) / 10,
    Wxh,
  };
}

/** A file of so many stays below 60 kB. */
const CHECKPOINTS_PER_PART = 12;

/** The input weights of some checkpoints, by the place of the checkpoint. */
export type LookupPart = Readonly<Record<number, Tensor>>;

/** Part k of n holds checkpoints k, k + n, k + 2n …, but for the first, which is in the head. */
export const lookupParts: PartialData<LookupData, LookupPart> = {
  name: "lookup",
  split: (data) => {
    const parts = Array.from({ length: partCount(data) }, (_, part) =>
      Object.fromEntries(
        data.Wxh.flatMap((tensor, i) => (tensor && isIn(data, part, i) ? [[i, tensor]] : [])),
      ),
    );
    return {
      head: { ...data, Wxh: data.Wxh.map((tensor, i) => (i === 0 ? tensor : null)) },
      parts,
    };
  },
  join: (data, index, part) => ({
    ...data,
    Wxh: data.Wxh.map((tensor, i) => {
      if (!isIn(data, index, i)) return tensor;
      const sent = (part as LookupPart)[i];
      if (!sent) throw new Error(`checkpoint ${i} is missing in part ${index}`);
      unpack(sent); // throws where these are no weights
      return sent;
    }),
  }),
  needed: (data, state) => placeOf(data, state) % partCount(data),
  isReady: (data, state) => data.Wxh[placeOf(data, state)] !== null,
};

/** The input weights at the update a state stands at. Throws while they are missing. */
export function inputWeightsAt(data: LookupData, state: State): Tensor {
  const tensor = data.Wxh[placeOf(data, state)];
  if (!tensor) throw new Error(`the weights of update ${state.update} are not here yet`);
  return tensor;
}

const placeOf = ({ updates }: LookupData, { update }: State) => updates.indexOf(update);

const partCount = ({ Wxh }: LookupData) => Math.ceil(Wxh.length / CHECKPOINTS_PER_PART);

const isIn = (data: LookupData, part: number, checkpoint: number) =>
  checkpoint > 0 && checkpoint % partCount(data) === part;
