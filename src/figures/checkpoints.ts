import { PARAM_NAMES, type Params } from "../rnn/params.ts";
import type { Trace } from "../trace/schema.ts";
import type { Tensor } from "../trace/tensor.ts";
import { checkpointParams, type PackedWeights } from "../trace/weights.ts";
import type { Axis, State } from "./axis.ts";
import type { PartialData } from "./figure.ts";

/** What a figure holds that follows a network through its training. Weights may be missing until they are fetched. */
export interface Checkpoints {
  /** The checkpoints, by their updates. */
  readonly updates: readonly number[];
  readonly weights: readonly (PackedWeights | null)[];
}

/** The checkpoints of a trace, each packed by itself: the same bits as in the trace. */
export function checkpointsOf({ checkpoint }: Trace): Checkpoints & {
  readonly weights: readonly PackedWeights[];
} {
  const [Wxh, Whh, Why, bh, by] = PARAM_NAMES.map((name) => slicesOf(checkpoint[name]));
  return {
    updates: checkpoint.update,
    weights: checkpoint.update.map((_, i) => ({
      Wxh: Wxh[i],
      Whh: Whh[i],
      Why: Why[i],
      bh: bh[i],
      by: by[i],
    })),
  };
}

/** The place, among the checkpoints, of the update a state stands at. */
export const placeOf = (data: Checkpoints, { update }: State) => data.updates.indexOf(update);

/** The weights at the update a state stands at. Throws while they are missing. */
export function weightsAt(data: Checkpoints, state: State): PackedWeights {
  const packed = data.weights[placeOf(data, state)];
  if (!packed) throw new Error(`the weights of update ${state.update} are not here yet`);
  return packed;
}

const unpacked = new WeakMap<PackedWeights, Params>();

/** The parameters of one checkpoint, unpacked once. */
export function paramsOf(packed: PackedWeights): Params {
  let params = unpacked.get(packed);
  if (!params) unpacked.set(packed, (params = checkpointParams(packed)[0]));
  return params;
}

/** The axis of the training, which all figures of a page share; it rests at its end. */
export const updateAxis = (updates: readonly number[]): Axis => ({
  name: "update",
  unit: "update",
  shared: true,
  values: updates,
  initial: updates[updates.length - 1],
  keys: { before: "PageUp", after: "PageDown" },
});

/** A file of so many stays below 60 kB. */
const CHECKPOINTS_PER_PART = 3;

/** The weights of some checkpoints, by the place of the checkpoint. */
export type CheckpointPart = Readonly<Record<number, PackedWeights>>;

/**
 * Sends the weights in parts. Part k of n holds checkpoints k, k + n, k + 2n …: the first file
 * already shows the whole training, coarsely. The parts of one run are the same for every figure.
 */
export const checkpointParts = <Data extends Checkpoints>(): PartialData<Data, CheckpointPart> => ({
  name: "weights",
  split: (data) => {
    const count = partCount(data);
    const parts = Array.from({ length: count }, (_, part) =>
      Object.fromEntries(
        data.weights.flatMap((packed, i) => (packed && i % count === part ? [[i, packed]] : [])),
      ),
    );
    return { head: { ...data, weights: data.weights.map(() => null) }, parts };
  },
  join: (data, index, part) => {
    const sent = part as CheckpointPart;
    const weights = data.weights.map((packed, i) => {
      if (i % partCount(data) !== index) return packed;
      if (!sent[i]) throw new Error(`checkpoint ${i} is missing in part ${index}`);
      paramsOf(sent[i]); // throws where these are no weights
      return sent[i];
    });
    return { ...data, weights };
  },
  needed: (data, state) => placeOf(data, state) % partCount(data),
  isReady: (data, state) => data.weights[placeOf(data, state)] !== null,
});

const partCount = ({ weights }: Checkpoints) => Math.ceil(weights.length / CHECKPOINTS_PER_PART);

/** All slices of a packed tensor, still packed; unpacks the text only once. */
function slicesOf({ shape: [count, ...shape], scale, data }: Tensor): Tensor[] {
  const bytes = atob(data);
  const length = bytes.length / count;
  return scale.map((step, i) => ({
    shape: [1, ...shape],
    scale: [step],
    data: btoa(bytes.slice(i * length, (i + 1) * length)),
  }));
}
