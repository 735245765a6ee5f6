import {
  numbersOf,
  PARAM_NAMES,
  shapeOf,
  zeroParams,
  type ParamName,
  type Params,
} from "../rnn/params.ts";
import { pack, sliceOf, unpack, type Tensor } from "./tensor.ts";

/** The weights of several checkpoints, one tensor a parameter, its first axis the checkpoints. */
export type PackedWeights = Readonly<Record<ParamName, Tensor>>;

/** Packs the weights of all checkpoints, each given as the flat numbers of every parameter in the order of PARAM_NAMES. */
export function packWeights(
  H: number,
  V: number,
  weights: readonly (readonly Float64Array[])[],
): PackedWeights {
  const shapes = zeroParams(H, V);
  const tensor = (name: ParamName) =>
    pack(
      weights.map((flat) => flat[PARAM_NAMES.indexOf(name)]),
      shapeOf(shapes, name),
    );
  const [Wxh, Whh, Why, bh, by] = PARAM_NAMES.map(tensor);
  return { Wxh, Whh, Why, bh, by };
}

/** The parameters at each checkpoint. */
export function checkpointParams(packed: PackedWeights): Params[] {
  const slices = PARAM_NAMES.map((name) => unpack(packed[name]));
  const [, H, V] = packed.Wxh.shape;
  return slices[0].map((_, checkpoint) => {
    const params = zeroParams(H, V);
    PARAM_NAMES.forEach((name, i) => numbersOf(params, name).set(slices[i][checkpoint]));
    return params;
  });
}

/** The weights of one checkpoint, still packed. */
export const checkpointOf = (
  { Wxh, Whh, Why, bh, by }: PackedWeights,
  checkpoint: number,
): PackedWeights => ({
  Wxh: sliceOf(Wxh, checkpoint),
  Whh: sliceOf(Whh, checkpoint),
  Why: sliceOf(Why, checkpoint),
  bh: sliceOf(bh, checkpoint),
  by: sliceOf(by, checkpoint),
});
